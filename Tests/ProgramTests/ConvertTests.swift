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
}
