import Glibc
public import Logging
public import ServiceLifecycle
import Spool
import SystemPackage

/// The daemon: watches the inbox, claims what is ready, has it converted, and answers.
///
/// One loop reads all events and makes every decision about the inbox; jobs run beside it, at most
/// `width` at a time. It ends when it is asked to shut down gracefully and the work in hand is done.
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

  /// Runs until shutdown.
  ///
  /// - Throws: `SpoolError` when the folders cannot be used at all.
  public func run() async throws {
    try await withTaskExecutorPreference(BlockingExecutor()) {
      let lock = try settings.folders.prepare()
      defer { withExtendedLifetime(lock) {} }
      try await withGracefulShutdownHandler {
        try await work(mailbox)
      } onGracefulShutdown: {
        mailbox.put(.shutdown)
      }
    }
  }

  private func work(_ mailbox: Mailbox<DispatchLoop.Event>) async throws {
    let watcher = InboxWatcher(inbox: settings.folders.inkorg)
    let pool = WorkerPool(program: settings.worker, limit: settings.conversionLimit)
    defer {
      watcher.stop()
      pool.end()
    }
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask {
        for await hint in watcher.hints { mailbox.put(.hint(hint)) }
      }
      var loop = DispatchLoop(settings, logger, watcher, pool)
      mailbox.put(.alarm)
      for await events in mailbox.batches {
        loop.take(events)
        let next = try loop.step()
        for job in next.jobs {
          group.addTask { mailbox.put(.ended(job.claim.job, await job.run())) }
        }
        if let moment = next.alarm {
          group.addTask {
            try? await Task.sleep(until: moment)
            mailbox.put(.alarm)
          }
        }
        if next.isOver { break }
      }
      group.cancelAll()
    }
  }
}
