import Foundation
import Testing

@Suite struct DoctorTests {
  private struct Report: Decodable {
    var ok: Bool
    var checks: [Check]

    struct Check: Decodable {
      var check: String
      var verdict: String
      var message: String
      var remedy: String?
    }

    subscript(check: String) -> Check? { checks.first { $0.check == check } }
  }

  private func doctor(
    _ arguments: String, in scratch: ScratchFolder
  ) throws -> (Report, status: Int32) {
    let result = try Program.shell(
      "blankettd doctor --json --data data --templates \(arguments)", in: scratch.url)
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    return (report, result.status)
  }

  @Test func `a data directory that was just made is sound`() throws {
    let scratch = try ScratchFolder()
    #expect(try Program.shell("blankettd init --data data", in: scratch.url).status == 0)
    let (report, status) = try doctor("$TEMPLATES", in: scratch)
    #expect(report.ok && status == 0, "\(report)")
    for check in ["inkorg", "state", "one mount", "write, flush, rename", "templates", "daemon"] {
      #expect(report[check]?.verdict == "ok", "\(check)")
    }
    #expect(scratch.names(in: "data/arbete").isEmpty)
    #expect(scratch.names(in: "data/state") == ["lock"])
  }

  @Test func `what is missing or too open is told with what to do`() throws {
    let scratch = try ScratchFolder()
    let broken = """
      blankettd init --data data && rmdir data/fel && chmod 755 data/state && mkdir mallar
      """
    #expect(try Program.shell(broken, in: scratch.url).status == 0)
    let (report, status) = try doctor("mallar", in: scratch)
    #expect(!report.ok && status == 1)
    #expect(report["fel"]?.verdict == "fault")
    #expect(report["fel"]?.remedy?.contains("blankettd init") == true)
    #expect(report["state"]?.verdict == "warning")
    #expect(report["templates"]?.verdict == "fault")
    #expect(report["write, flush, rename"]?.verdict == "ok")
  }

  @Test func `a running daemon is seen and not disturbed`() throws {
    let daemon = try Daemon()
    let result = try Program.shell(
      "blankettd doctor --data . --templates $TEMPLATES", in: daemon.scratch.url)
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("running, process \(daemon.pid)"))
    #expect(daemon.stop() == 0)
  }
}
