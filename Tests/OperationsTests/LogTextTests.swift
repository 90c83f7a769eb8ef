import Logging
import Testing

@testable import Operations

@Suite struct LogTextTests {
  @Test(
    arguments: [
      ("published", "published"),
      ("två\nrader", #"två\u{A}rader"#),
      ("\u{1B}[31mrött", #"\u{1B}[31mrött"#),
      ("a\u{202E}b\u{2028}c\u{7F}\u{9B}", #"a\u{202E}b\u{2028}c\u{7F}\u{9B}"#),
      ("\r\n<3>fel", #"\u{D}\u{A}<3>fel"#),
    ])
  func `nothing in a message can begin a line or move a cursor`(text: String, shown: String) {
    #expect(LogText.line(text, [:]) == shown)
  }

  @Test func `fields are sorted, and quoted where they would run together`() {
    let line = LogText.line(
      "x", ["b": "ett \"ord\"", "a": "1", "c": "", "d": "k=v", "e": "a\nb=c", "event": "ready"])
    #expect(line == #"x a=1 b="ett \"ord\"" c="" d="k=v" e="a\u{A}b=c""#)
  }

  @Test func `times are UTC`() {
    #expect(LogText.time(0) == "1970-01-01T00:00:00Z")
    #expect(LogText.time(1_600_000_000) == "2020-09-13T12:26:40Z")
  }

  @Test func `every kind of line has an identifier of its own`() {
    let identifiers = LogEventKind.allCases.map(\.messageID)
    #expect(Set(identifiers).count == LogEventKind.allCases.count)
    for identifier in identifiers {
      #expect(identifier.count == 32 && identifier.allSatisfy { "0123456789abcdef".contains($0) })
    }
  }
}
