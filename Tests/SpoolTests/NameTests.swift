import SystemPackage
import Testing

@testable import Spool

@Suite struct NameTests {
  @Test(
    arguments: [
      ("AMN-2020_T2.json", "AMN-2020_T2.json"), ("räksmörgås", "räksmörgås"), ("", "_"),
      (".", "_"), ("..", "_."), (".hidden", "_hidden"), ("a b\nc/d", "a_b_c_d"),
      ("../../etc", "_._.._etc"), ("a\u{202E}b", "a_b"), ("-rf", "-rf"), ("日本", "日本"),
    ])
  func `a safe name keeps letters and digits and nothing that could do harm`(
    name: String, safe: String
  ) {
    #expect(Array(SafeName(Array(name.utf8)).text.utf8) == Array(safe.utf8))
  }

  @Test func `a byte that is not UTF-8 stands in a safe name by its digits`() {
    #expect(SafeName([0x72, 0xE5, 0x64]).text == "rxE5d")
    #expect(SafeName([0xC3]).text == "xC3")
  }

  @Test func `both spellings of å stay as they are`() {
    for spelling in ["r\u{E5}d", "ra\u{30A}d"] {
      #expect(Array(SafeName(Array(spelling.utf8)).text.utf8) == Array(spelling.utf8))
    }
  }

  @Test func `a report that is cut is named as a report still`() {
    let name = SafeName(Array((String(repeating: "å", count: 80) + ".JSON").utf8)).text
    #expect(name == String(repeating: "å", count: 47) + ".JSON")
  }

  @Test func `a safe name is cut between letters`() {
    let name = SafeName(Array(String(repeating: "å", count: 80).utf8), limit: 99)
    #expect(name.text.utf8.count == 98)
    #expect(name.text.allSatisfy { $0 == "å" })
  }

  @Test func `a path prints on one line and tells every name from every other`() {
    #expect(FilePath(bytes: [0x72, 0xE5, 0x0A, 0x5C, 0x61]).printable == #"r\xE5\u{A}\\a"#)
    #expect(FilePath("å\u{202E}").printable == #"å\u{202E}"#)
  }

  @Test func `paths are equal by their bytes`() {
    #expect(FilePath("\u{E5}.json") != FilePath("a\u{30A}.json"))
    #expect(Set([FilePath("\u{E5}.json"), FilePath("a\u{30A}.json")]).count == 2)
  }

  @Test func `a job id reads as its time and sorts by it`() {
    var random = SystemRandomNumberGenerator()
    let early = JobID(at: 1_790_079_660, sequence: 9, using: &random)
    let late = JobID(at: 1_790_079_661, sequence: 0, using: &random)
    #expect(early.description.hasPrefix("20260922T122100Z-"))
    #expect(early.description < late.description)
    #expect(JobID(early.description) == early)
  }

  @Test(
    arguments: [
      "", "20260922T122100Z", "20260922T122100Z-ABCDEF", "20260922T122100Z-abc/ef",
      "20260922 122100Z-abcdef", "20260922T122100Z-abcdefg",
    ])
  func `what only resembles a job id is none`(text: String) {
    #expect(JobID(text) == nil)
  }
}
