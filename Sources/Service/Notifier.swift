import Glibc
import Ledger
import Synchronization
import SystemPackage

/// Runs the configured command for each outcome that somebody is to be told of, one at a time. What is
/// due stands in the ledger, so it is not forgotten when the daemon ends.
final class Notifier: Sendable {
  private let commits: SharedCommits
  private let settings: Mutex<NotificationSettings?>
  private let bell: AsyncStream<Void>
  private let ring: AsyncStream<Void>.Continuation
  private let lastFault = Mutex<String?>(nil)

  init(_ commits: SharedCommits, _ settings: NotificationSettings?) {
    self.commits = commits
    self.settings = Mutex(settings)
    (bell, ring) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    wake()
  }

  /// Why the last run of the command failed; nil when it went well. English.
  var fault: String? { lastFault.withLock(\.self) }

  func apply(_ settings: NotificationSettings?) {
    self.settings.withLock { $0 = settings }
    wake()
  }

  /// Something may be due.
  func wake() { ring.yield() }

  /// Works until it is cancelled; `tell` hears of every notice that was dealt with.
  func run(tell: @Sendable (LedgerNotice) -> Void) async {
    for await _ in bell {
      guard let settings = settings.withLock(\.self) else { continue }
      // What the ledger cannot tell now, it tells at the next bell.
      for notice in (try? commits.ledger.noticesDue()) ?? [] {
        if Task.isCancelled { return }
        var done = notice
        done.fault = Notifier.run(settings, for: notice)
        done.time = time(nil)
        done.isDone = true
        lastFault.withLock { $0 = done.fault }
        try? await commits.remember(.notice(done))
        tell(done)
      }
    }
  }

  /// Runs the command; gives what went wrong. Blocks.
  private static func run(_ settings: NotificationSettings, for notice: LedgerNotice) -> String? {
    do {
      let nothing = try FileDescriptor.open("/dev/null", .readOnly, options: .closeOnExec)
      return try nothing.closeAfter {
        let pid = try ChildProcess.spawn(
          settings.command + [notice.receipt], input: nothing, output: .standardError,
          environment: ["BLANKETTD_JOB": notice.job, "BLANKETTD_RECEIPT": notice.receipt])
        guard let status = ChildProcess.wait(for: pid, within: settings.limit) else {
          kill(-pid, SIGKILL)
          var status: CInt = 0
          while waitpid(pid, &status, 0) < 0, errno == EINTR {}
          return "the command did not end within \(settings.limit)"
        }
        if status == 0 { return nil }
        return status & 0x7F == 0
          ? "the command exited with \(status >> 8)" : "signal \(status & 0x7F) ended the command"
      }
    } catch {
      return "the command cannot be run: \(error)"
    }
  }
}
