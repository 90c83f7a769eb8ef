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

  @Test(
    arguments: [
      ("{}", .whole), ("\u{FEFF} {\"a\":[\"}\\\"\"]} \r\n\t", .whole),
      ("{};", .undecided), ("{},", .undecided), ("{}\n2026-12-01 {klar}, \"x\"", .undecided),
      ("{}\u{1A}", .undecided), ("{} // {", .undecided), ("{}\0\0\0", .undecided),
      ("{} \n\0", .undecided), ("{}}", .undecided), ("{}{\"a\": {}, \"b\"", .undecided),
      ("{\"a\":[{}", .undecided), ("{\"a\":\"\n,", .undecided), ("hello", .undecided),
      ("[1, 2", .undecided), ("", .unfinished(.empty)), (" \n", .unfinished(.blank)),
      ("{\"a\": 1", .unfinished(.cutOff)), ("{\"a\": {}, ", .unfinished(.cutOff)),
      ("{\"a\": \"};", .unfinished(.cutOff)), ("{\"a\": \"}\\", .unfinished(.cutOff)),
      ("{\"a\":\0\0}", .unfinished(.zeroFilled)), ("\0\0", .unfinished(.zeroFilled)),
      ("{\"a\":\0\0};", .unfinished(.zeroFilled)), ("{\"\0\n\"}", .unfinished(.zeroFilled)),
      ("{\0\0\0\0\0\0\0", .unfinished(.zeroFilled)),
      ("{\"a\": {},\0\0", .unfinished(.zeroFilled)),
    ] as [(String, JSONEnding)])
  func `a file that is looked through is judged by where its outermost object ends`(
    text: String, expected: JSONEnding
  ) {
    #expect(JSONEnding(entire: Array(text.utf8)) == expected)
  }

  @Test(arguments: [(false, 2), (true, 2), (false, 4), (true, 4)])
  func `UTF-16 and UTF-32 without a mark are told from zeros to be filled`(
    isBigEndian: Bool, width: Int
  ) {
    let bytes: [UInt8] = "{\n\"a\": 1}".utf8.flatMap { byte in
      let zeros = [UInt8](repeating: 0, count: width - 1)
      return isBigEndian ? zeros + [byte] : [byte] + zeros
    }
    #expect(JSONEnding(head: bytes, tail: bytes) == .whole)
    #expect(JSONEnding(entire: bytes) == .undecided)
    let begun = Array(bytes.prefix(width)) + [UInt8](repeating: 0, count: 50)
    #expect(JSONEnding(entire: begun) == .unfinished(.zeroFilled))
  }

  @Test func `a larger file that looks unfinished is left to a worker`() throws {
    let spool = try TemporarySpool()
    let filling = String(repeating: " ", count: Int(JSONEnding.entireLimit))
    for (text, ending) in [
      ("{\(filling)}", JSONEnding.whole), ("{\(filling)", .doubtful(.blank)),
      ("{\(filling)};", .doubtful(.cutOff)), ("{\(filling)}\0", .doubtful(.zeroFilled)),
      ("\0\(filling)}", .unfinished(.zeroFilled)), (filling, .unfinished(.blank)),
    ] {
      try spool.drop("a.json", text)
      #expect(spool.folders.ending(of: try spool.entry("a.json")) == ending)
    }
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
