import Foundation
import Testing

/// What `convert` leaves behind.
@Suite struct ConvertTests {
  @Test func `a report with an error leaves no package, though it tells whose it is`() throws {
    let scratch = try ScratchFolder()
    let report = try Program.example("AMN-2020-T1.json", #""vp": 4.0"#, by: #""vp": "4.0""#)
    try report.write(to: scratch.url.appending(path: "a.json"))
    let result = try Program.shell(
      "blankettd convert a.json --to ut --templates $TEMPLATES", in: scratch.url)
    #expect(result.status == 65)
    #expect(scratch.names(in: "ut").isEmpty)
  }

  @Test(arguments: ["/proc/x", "/proc/x/y", "dang", "dang/x", "dang/x/y", "fil", "fil/x"])
  func `a destination that cannot be made is told`(destination: String) throws {
    let scratch = try ScratchFolder()
    try Program.example("AMN-2020-T1.json").write(to: scratch.url.appending(path: "a.json"))
    try scratch.write("", to: "fil")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url.appending(path: "dang").path, withDestinationPath: "nirgends")
    let result = try Program.shell(
      "blankettd convert a.json --to \(destination) --templates $TEMPLATES", in: scratch.url)
    #expect(result.status == 73)
    #expect(result.output.contains("error: cannot "), "\(result.output)")
  }

  @Test func `the folders on the way to a destination are made`() throws {
    let scratch = try ScratchFolder()
    try Program.example("AMN-2020-T1.json").write(to: scratch.url.appending(path: "a.json"))
    let result = try Program.shell(
      "blankettd convert a.json --to ./a/../b/c/ --templates $TEMPLATES", in: scratch.url)
    #expect(result.status == 0)
    #expect(scratch.names(in: "b/c") == ["AMN-2020-T1"])
  }
}
