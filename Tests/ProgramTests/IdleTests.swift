import Foundation
import Testing

/// A daemon that has nothing to do lets the machine sleep.
@Suite struct IdleTests {
  /// How often the threads of a daemon and its workers have waited for something.
  private func waits(_ daemon: Daemon) throws -> [String: Int] {
    var waits: [String: Int] = [:]
    for process in [daemon.pid] + (try daemon.workers) {
      let tasks = "/proc/\(process)/task"
      for thread in try FileManager.default.contentsOfDirectory(atPath: tasks) {
        // A thread may end between the two looks.
        let status = try? String(contentsOfFile: "\(tasks)/\(thread)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
        waits[thread] = line?.split(separator: "\t").last.flatMap { Int($0) }
      }
    }
    return waits
  }

  @Test func `nothing wakes a daemon and its workers between two looks at the inbox`() throws {
    let daemon = try Daemon()
    for round in 0..<5 {
      for report in ["AMN-2020-T1", "AMN-2020-T2", "EXN-2020-T2"] {
        try daemon.drop("\(report).json", as: "\(report)-\(round).json")
      }
    }
    try daemon.wait { daemon.archived.count + daemon.answers.count == 15 }
    // Threads that had work linger for some seconds; then a look every thirty is all there is.
    var isQuiet = false
    for _ in 0..<15 where !isQuiet {
      let before = try waits(daemon)
      #expect(before.count > 2)
      sleep(4)
      isQuiet = try waits(daemon) == before
    }
    #expect(isQuiet)
    #expect(daemon.stop() == 0)
  }
}
