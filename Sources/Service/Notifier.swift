import Conversion
import Glibc
import Ledger
import Spool
import Synchronization
import SystemPackage

/// Runs the configured command for each outcome that somebody is to be told of, one at a time. What is
/// due stands in the ledger, so it is not forgotten when the daemon ends.
final class Notifier: Sendable {
  private let folders: SpoolFolders
  private let commits: SharedCommits
  private let settings: Mutex<NotificationSettings?>
  private let bell: AsyncStream<Void>
  private let ring: AsyncStream<Void>.Continuation
  private let lastFault = Mutex<String?>(nil)

  init(_ folders: SpoolFolders, _ commits: SharedCommits, _ settings: NotificationSettings?) {
    self.folders = folders
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

  /// Works until it is cancelled; `tell` hears of every try.
  func run(tell: @Sendable (LedgerNotice) -> Void) async {
    var retries: [String: Retry] = [:]
    for await _ in bell {
      guard let settings = settings.withLock(\.self) else { continue }
      // What the ledger cannot tell now, it tells at the next bell.
      let due = (try? commits.ledger.noticesDue()) ?? []
      for notice in due where retries[notice.job].map({ $0.next <= .now }) ?? true {
        if Task.isCancelled { return }
        var tried = found(notice)
        tried.fault = Notifier.run(settings, for: tried)
        let isTooOld = time(nil) - notice.time >= Notifier.patience
        tried.isDone = tried.fault == nil || isTooOld
        if tried.isDone {
          tried.time = time(nil)
          retries[notice.job] = nil
        } else {
          retries[notice.job] = Retry(after: retries[notice.job], settings.firstRetry)
        }
        let fault = tried.fault
        lastFault.withLock { $0 = fault }
        try? await commits.remember(.notice(tried))
        tell(tried)
      }
      let open = Set(due.map(\.job))
      retries = retries.filter { open.contains($0.key) }
      // One that waits is a fault for as long as it does, whatever went well after it.
      if let waiting = due.last(where: { retries[$0.job] != nil })?.job {
        let fault = (try? commits.ledger.notice(of: waiting))?.fault
        if let fault { lastFault.withLock { $0 = fault } }
      }
      if let next = retries.values.map(\.next).min() {
        Timers.shared.call(at: next) { [weak self] in self?.wake() }
      }
    }
  }

  /// The notice with the place that its receipt lies at now: an answer that was settled meanwhile has gone
  /// to the archive.
  private func found(_ notice: LedgerNotice) -> LedgerNotice {
    let isThere = FilePath(notice.receipt).withPlatformString { access($0, F_OK) } == 0
    guard !isThere, let job = JobID(notice.job), let place = try? folders.whereabouts(of: job),
      Receipt(in: place)?.job == notice.job
    else { return notice }
    var found = notice
    found.receipt = place.appending(Receipt.textName).string
    return found
  }

  /// How long a notice that cannot be given is tried again, in seconds.
  static let patience = 3 * 86_400

  /// When a notice that failed is tried again: each time later, at most an hour.
  private struct Retry {
    let wait: Duration
    let next: ContinuousClock.Instant

    init(after earlier: Retry?, _ first: Duration) {
      wait = min(earlier.map { $0.wait * 2 } ?? first, max(first, .seconds(3_600)))
      next = .now + wait
    }
  }

  /// What the command gets besides the path of the receipt. The receipt itself may be another's by
  /// now: a package that has been replaced has that of its successor.
  private static func environment(
    of notice: LedgerNotice, _ contacts: [String: String]
  ) -> [String: String] {
    var variables = ["BLANKETTD_JOB": notice.job, "BLANKETTD_RECEIPT": notice.receipt]
    let folder = FilePath(notice.receipt).removingLastComponent()
    guard let receipt = Receipt(in: folder), receipt.job == notice.job else { return variables }
    variables["BLANKETTD_OUTCOME"] = receipt.outcome.rawValue
    variables["BLANKETTD_SUBJECT"] = receipt.subject
    variables["BLANKETTD_PACKAGE"] = receipt.package
    variables["BLANKETTD_NAMND"] = receipt.namnd
    variables["BLANKETTD_PERIOD"] = receipt.period
    let kod = receipt.package?.split(separator: "-").first
    variables["BLANKETTD_KONTAKT"] = kod.flatMap { contacts[String($0)] }
    return variables
  }

  /// Runs the command; gives what went wrong. Blocks.
  private static func run(_ settings: NotificationSettings, for notice: LedgerNotice) -> String? {
    do {
      let nothing = try FileDescriptor.open("/dev/null", .readOnly, options: .closeOnExec)
      return try nothing.closeAfter {
        let pid = try ChildProcess.spawn(
          settings.command + [notice.receipt], input: nothing, output: .standardError,
          environment: environment(of: notice, settings.contacts))
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
