import SystemPackage
import Testing

@testable import Spool

@Suite struct JSONEndingTests {
  @Test(
    arguments: [
      ("{}", nil), ("{\"a\":[1]} \r\n\t", nil), ("\u{FEFF}{}", nil), ("", .empty),
      ("\u{FEFF}", .empty), (" \n ", .blank), ("{\"a\": 1", .cutOff), ("{\"a\": \"b\"", .cutOff),
      ("\0\0\0", .zeroFilled), ("{\"a\":\0\0}", .zeroFilled), ("{}\0", .zeroFilled),
      ("hello", nil), ("[1, 2", nil), ("{}}", nil),
    ] as [(String, Unfinished?)])
  func `a file is judged by its two ends`(text: String, expected: Unfinished?) {
    let bytes = Array(text.utf8)
    #expect(
      JSONEnding(head: bytes, tail: bytes) == expected.map { .unfinished($0) } ?? .whole)
  }

  @Test func `UTF-16 is whole, so that the conversion can say what is wrong`() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]
    #expect(JSONEnding(head: bytes, tail: bytes) == .whole)
  }

  @Test func `the end of a large file is read, and its start`() throws {
    let spool = try TemporarySpool()
    let filling = String(repeating: " ", count: 200_000)
    for (text, ending) in [
      ("{\(filling)}", JSONEnding.whole), ("{\(filling)", .unfinished(.blank)),
      ("{\0\(filling)}", .unfinished(.zeroFilled)), ("{\(filling)\0}", .unfinished(.zeroFilled)),
    ] {
      try spool.drop("a.json", text)
      #expect(spool.folders.ending(of: try spool.entry("a.json")) == ending)
    }
  }

  @Test func `a file that changed or went since the scan is told apart`() throws {
    let spool = try TemporarySpool()
    try spool.drop("a.json")
    let entry = try spool.entry("a.json")
    try spool.drop("a.json", "{} ")
    #expect(spool.folders.ending(of: entry) == .changed)
    try move(spool.inbox("a.json"), to: spool.inbox("b.json"))
    #expect(spool.folders.ending(of: entry) == .changed)
  }
}
