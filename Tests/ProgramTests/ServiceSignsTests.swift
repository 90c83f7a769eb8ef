import Foundation
import Testing

/// What systemd and Prometheus see of a daemon.
@Suite struct ServiceSignsTests {
  @Test func `systemd hears of readiness, life, counts, reloads and the end`() throws {
    let socket = try NotifySocket()
    let daemon = try Daemon(
      environment: ["NOTIFY_SOCKET": socket.path, "WATCHDOG_USEC": "3000000"])
    #expect(socket.line(beginningWith: "READY=") == "READY=1")
    #expect(socket.line(beginningWith: "WATCHDOG=") == "WATCHDOG=1")
    // Nothing happens, and yet it turns: the watchdog would end it after three seconds.
    let start = ContinuousClock.now
    #expect(socket.line(beginningWith: "WATCHDOG=") == "WATCHDOG=1")
    #expect(ContinuousClock.now - start < .seconds(3))
    try daemon.drop("AMN-2020-T2.json", as: "a.json")
    var status = socket.line(beginningWith: "STATUS=")
    while let line = status, !line.contains("1 published") {
      status = socket.line(beginningWith: "STATUS=")
    }
    #expect(status?.contains("since the start 1 published") == true)
    daemon.signal(SIGHUP)
    #expect(socket.line(beginningWith: "RELOADING=") == "RELOADING=1")
    #expect(socket.line(beginningWith: "READY=") == "READY=1")
    #expect(daemon.stop() == 0)
    #expect(socket.line(beginningWith: "STOPPING=") == "STOPPING=1")
  }

  @Test func `the metrics file counts what was done`() throws {
    let scratch = try ScratchFolder()
    let file = scratch.url.appending(path: "b.prom")
    let daemon = try Daemon(
      configuration: """
        templates: \(Program.environment["TEMPLATES"] ?? "")
        metrics: {file: \(file.path)}
        """)
    try daemon.drop("AMN-2020-T2.json", as: "a.json")
    try daemon.wait { !daemon.archived.isEmpty && daemon.log.contains(" info published ") }
    #expect(daemon.stop() == 0)
    let metrics = try String(contentsOf: file, encoding: .utf8)
    for line in [
      #"blankettd_jobs_total{outcome="published"} 1"#, "blankettd_job_duration_seconds_count 1",
      "blankettd_paused 0", #"blankettd_files{state="in_hand"} 0"#,
    ] { #expect(metrics.contains(line + "\n"), "\(line)") }
    #expect(metrics.contains("\nblankettd_last_published_timestamp_seconds 1"))
  }
}
