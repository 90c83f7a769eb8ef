import Glibc
import Ledger
public import Logging
public import ServiceLifecycle
import Spool
import SystemPackage

/// The daemon: watches the inbox, claims what is ready, has it converted, and answers.
///
/// One loop reads all events and makes every decision about the inbox; jobs run beside it. It ends
/// when it is asked to shut down gracefully and the work in hand is done or put back.
public struct Dispatcher: Service {
  private let settings: ServiceSettings
  private let logger: Logger
  private let observer: (any ServiceObserver)?
  private let mailbox = Mailbox<DispatchLoop.Event>()

  public init(
    settings: ServiceSettings, logger: Logger, observer: (any ServiceObserver)? = nil
  ) {
    self.settings = settings
    self.logger = logger
    self.observer = observer
  }

  /// Goes on with other settings; work in hand keeps its own. The folders stay as they are.
  public func apply(_ settings: ServiceSettings) { mailbox.put(.settings(settings)) }

  /// Goes on with the same settings, because others had this fault; the status tells it.
  public func keepSettings(because fault: String) { mailbox.put(.reloadFailed(fault)) }

  /// Runs until shutdown.
  ///
  /// - Throws: `SpoolError` when the folders cannot be used at all, what SQLite says when the ledger
  ///   cannot.
  public func run() async throws {
    try await withTaskExecutorPreference(BlockingExecutor.shared) {
      let lock = try settings.folders.prepare()
      defer { withExtendedLifetime(lock) {} }
      try await withGracefulShutdownHandler {
        try await work()
      } onGracefulShutdown: {
        mailbox.put(.shutdown)
        observer?.stopping()
      }
    }
  }

  private func work() async throws {
    let log = JobLog(logger)
    let flush = try SpoolFlush(settings.folders)
    let ledger = try Ledger.open(in: settings.folders, log: log)
    let commits = SharedCommits(flush, ledger)
    let notifier = Notifier(settings.folders, commits, settings.notification)
    let watcher = InboxWatcher(inbox: settings.folders.inkorg)
    defer { watcher.stop() }
    var report = StatusReport(settings, log)
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask {
        for await hint in watcher.hints { mailbox.put(.hint(hint)) }
      }
      group.addTask {
        await notifier.run { mailbox.put(.notified($0)) }
      }
      var loop = try DispatchLoop(settings, log, watcher, flush, commits, notifier)
      var isReady = false
      var alarm: Timers.Call?
      defer { if let alarm { Timers.shared.cancel(alarm) } }
      mailbox.put(.hint(.look))
      for await events in mailbox.batches {
        loop.take(events)
        tell(observer, of: events)
        let next = loop.step()
        for (job, runner) in next.jobs {
          group.addTask {
            let result: Result<JobEnding, any Error>
            do {
              result = .success(try await runner.run(job))
            } catch {
              result = .failure(error)
            }
            mailbox.put(.ended(job, result))
          }
        }
        if let (files, runner) = next.answers {
          group.addTask {
            let result: Result<[LedgerAnswer], any Error>
            do {
              result = .success(try await runner.answer(files, by: flush))
            } catch {
              result = .failure(error)
            }
            mailbox.put(.answered(files, result))
          }
        }
        if let moment = next.alarm {
          if let alarm { Timers.shared.cancel(alarm) }
          alarm = Timers.shared.call(at: moment) { mailbox.put(.alarm(moment)) }
        }
        if let expiry = loop.expiry() {
          group.addTask { expire(expiry.archive, expiry.ledger, commits, log) }
        }
        if !isReady { observer?.becameReady() }
        isReady = true
        observer?.turned(loop.status)
        report.write(loop.status)
        if next.isOver { break }
      }
      group.cancelAll()
    }
    try ledger.close()
  }

  private func tell(_ observer: (any ServiceObserver)?, of events: [DispatchLoop.Event]) {
    guard let observer else { return }
    for case .ended(let job, .success(let ending)) in events {
      guard let outcome = ending.outcome else { continue }
      observer.ended(outcome, after: .now - job.claimed)
    }
  }

  private func expire(
    _ archive: DayFolder?, _ ledger: Int?, _ commits: SharedCommits, _ log: JobLog
  ) {
    do {
      let days = try archive.map { try settings.folders.expireArchive(before: $0) } ?? 0
      let jobs = try ledger.map { try commits.ledger.forget(endedBefore: $0) } ?? 0
      if days + jobs > 0 { log.expired(days: days, jobs: jobs) }
    } catch {
      log.broken("retention", error)
    }
  }
}

/// Keeps the status file up to date; if it cannot be written, that is said once.
private struct StatusReport {
  private let settings: ServiceSettings
  private let log: JobLog
  private let started = time(nil)
  private var file: StatusFile?
  private var last: DaemonStatus?
  private var lastHolds: HoldsReport?
  private var hasFailed = false

  init(_ settings: ServiceSettings, _ log: JobLog) {
    self.settings = settings
    self.log = log
  }

  mutating func write(_ status: ServiceStatus) {
    let current = DaemonStatus(status, program: settings.program, started: started)
    let holds = HoldsReport(status)
    guard current != last || holds != lastHolds else { return }
    do {
      if holds != lastHolds { try HoldsFile(in: settings.folders.state).write(holds) }
      lastHolds = holds
      let file = try file ?? StatusFile(in: settings.folders.state)
      self.file = file
      try file.write(current)
      last = current
      hasFailed = false
    } catch {
      if !hasFailed { log.cannotTell(error) }
      hasFailed = true
    }
  }
}
