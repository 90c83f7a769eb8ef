import Testing

@testable import ReportModel

/// Files that are not written to their end, and files that have lost a bit.
@Suite struct DamagedFileTests {
  @Test(arguments: [Sample.report, Sample.papers, "\u{FEFF}" + Sample.papers])
  func `a file cut at any byte is unfinished, and that is all that is said of it`(text: String) {
    let bytes = Array(text.utf8)
    for length in 0..<bytes.count {
      let outcome = Sample.read(Array(bytes[..<length]))
      if length == bytes.count - 1 {
        #expect(outcome.diagnostics == [])
        #expect(!outcome.isUnfinished)
      } else {
        #expect(outcome.isUnfinished, "\(length)")
        #expect(outcome.diagnostics.map(\.code) == ["J01"], "\(length)")
      }
    }
  }

  @Test(arguments: [Sample.report, Sample.papers])
  func `a bit turned at any byte never stops the reader`(text: String) throws {
    var bytes = Array(text.utf8)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
    for index in bytes.indices {
      for bit in 0..<8 {
        bytes[index] ^= 1 << bit
        for finding in Sample.read(bytes).diagnostics {
          let (line, column) = (try #require(finding.line), try #require(finding.column))
          let isPlaced = (1...lines + 1).contains(line) && column >= 1
          let isPointed = finding.pointer.isEmpty || finding.pointer.hasPrefix("/")
          if !isPlaced || !isPointed { Issue.record("\(finding)") }
        }
        bytes[index] ^= 1 << bit
      }
    }
  }

  @Test(arguments: ["", " ", "\n\n", "\u{FEFF}", "\u{FEFF} \r\n"])
  func `an empty file is unfinished`(text: String) {
    let outcome = Sample.read(text)
    #expect(outcome.isUnfinished)
    #expect(outcome.report == nil)
    #expect(outcome.diagnostics.map(\.code) == ["J01"])
  }

  @Test(arguments: ["[]", "17", "\"AMN\"", "null", "true"])
  func `something else than an object is not a report`(text: String) {
    let outcome = Sample.read(text)
    #expect(outcome.report == nil)
    #expect(outcome.diagnostics.map(\.summary) == ["J04 1:1 "])
  }

  @Test func `problems before a syntax error are told with it`() {
    let text = Sample.report.replacing("\"AMN\"", with: "\"amn\"")
      .replacing("\"x\"", with: "17").replacing("\"yta\": 7", with: "\"yta\": 7,")
    #expect(
      Sample.read(text).diagnostics.map(\.summary) == [
        "J04 3:21 /namnd/kod", "J04 10:17 /blanketter/alfa/rader/0/id", "J01 11:83 ",
      ])
  }

  @Test func `nothing after a syntax error is said to be missing`() {
    let text = Sample.report.replacing("\"period\"", with: "period")
    let outcome = Sample.read(text)
    #expect(outcome.diagnostics.map(\.summary) == ["J01 4:3 "])
    #expect(!outcome.isUnfinished)
    #expect(outcome.report == nil)
  }

  @Test func `all problems come at once, in the order of the file`() {
    var text = Sample.report
    for (old, new) in [
      ("\"AMN\"", "\"amn\""), ("\"Nämnden\"", "\"\""), ("\"upprattad\"", "\"upprattat\""),
      ("\"flagga\": true", "\"flagga\": 1, \"flagga\": 0"), ("\"2020-01-31\"", "\"igår\""),
      ("1.5", "\"1,5\""), ("\"yta\": 7", "\"yta\": 1e99"),
      ("\"schemaVersion\": 1", "\"schemaVersion\": 3"),
    ] {
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
    #expect(
      Sample.read(text).diagnostics.map(\.code) == [
        "J04", "J04", "J04", "J03", "J04", "J02", "J04", "J04", "J04", "J06",
      ])
    let places = Sample.read(text).diagnostics.map { [$0.line ?? 0, $0.column ?? 0] }
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test func `a file that is far too large is not read`() {
    let bytes = [UInt8](repeating: 0x20, count: ReportReader.sizeLimit + 1)
    let outcome = Sample.read(bytes)
    #expect(outcome.diagnostics.map(\.summary) == ["J06 1:1 "])
    #expect(outcome.diagnostics.first?.message.contains("256 MiB") == true)
    #expect(!outcome.isUnfinished)
  }
}
