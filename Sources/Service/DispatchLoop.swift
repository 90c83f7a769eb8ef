import Conversion
import Glibc
import Logging
import Spool
import SystemPackage

/// The state of the daemon's loop. It does no waiting of its own: it takes events and says what is to
/// be started and when it wants to be woken.
struct DispatchLoop {
  enum Event: Sendable {
    case hint(InboxHint)
    case alarm
    case ended(JobID, Result<JobRunner.Ending, any Error>)
    case settings(ServiceSettings)
    case shutdown
  }

  /// A job that is to run.
  struct Job: Sendable {
    let claim: Claim
    let content: Verdict.Content
    /// Its place in the order of claims.
    let number: Int
    let runner: JobRunner

    func run() async -> Result<JobRunner.Ending, any Error> {
      let result: Result<JobRunner.Ending, any Error>
      do {
        result = .success(try await runner.run(claim, content, number))
      } catch {
        result = .failure(error)
      }
      await runner.order.leave(number)
      return result
    }
  }

  /// What follows from the events.
  struct Next {
    var jobs: [Job] = []
    var alarm: ContinuousClock.Instant?
    var isOver = false
  }

  private var settings: ServiceSettings
  private let log: JobLog
  private let watcher: InboxWatcher
  private let runner: JobRunner
  private var readiness: Readiness
  private var queue: [Judgement] = []
  private var inHand: Set<JobID> = []
  private var claims = 0
  private var needsScan = true
  private var needsRecovery = true
  private var isShuttingDown = false
  private var pausedUntil: ContinuousClock.Instant?
  private var pendingAlarm: ContinuousClock.Instant?
  private var lastScan = ContinuousClock.now
  private let rescan: Duration

  init(
    _ settings: ServiceSettings, _ logger: Logger, _ watcher: InboxWatcher, _ pool: WorkerPool
  ) {
    self.settings = settings
    self.watcher = watcher
    log = JobLog(logger)
    runner = JobRunner(settings: settings, pool: pool)
    readiness = Readiness(settings: settings.readiness)
    // Where no events come, looking often is all there is.
    let kind = try? FileSystemKind(of: settings.folders.inkorg)
    rescan = kind == .network ? min(settings.rescan, .seconds(5)) : settings.rescan
    log.started(settings, kind ?? .network)
  }

  mutating func take(_ events: [Event]) {
    for event in events {
      switch event {
      case .hint(let hint):
        if case .renamedIn(let path) = hint { readiness.noteRenamedIn(path) }
        needsScan = true
      case .alarm:
        pendingAlarm = nil
        needsScan = true
      case .settings(let changed):
        settings = changed
      case .shutdown:
        isShuttingDown = true
        log.stopping(inHand.count)
      case .ended(let job, let result):
        inHand.remove(job)
        take(job, result)
      }
    }
  }

  private mutating func take(_ job: JobID, _ result: Result<JobRunner.Ending, any Error>) {
    switch result {
    case .success(.returned(let entry, let reason)):
      log.returned(job, reason)
      readiness.hold(entry, as: reason, at: .now)
      needsScan = true
    case .success(let ending):
      log.ended(job, ending)
    case .failure(let error):
      log.broken(job, error)
      pause()
    }
  }

  /// After a fault of our own nothing is lost: the folders are put in order, and work goes on when
  /// the pause is over.
  private mutating func pause() {
    needsRecovery = true
    pausedUntil = .now + settings.rescan
  }

  mutating func step() throws(SpoolError) -> Next {
    var next = Next()
    if isShuttingDown {
      next.isOver = inHand.isEmpty
      return next
    }
    if let moment = pausedUntil, moment > .now {
      next.alarm = alarm(at: moment)
      return next
    }
    pausedUntil = nil
    do throws(SpoolError) {
      try recover()
      try scan()
      try claim(into: &next.jobs)
    } catch {
      log.paused(error)
      pause()
    }
    next.alarm = alarm(
      at: pausedUntil ?? min(readiness.nextLook ?? lastScan + rescan, lastScan + rescan))
    return next
  }

  /// One alarm at a time, unless an earlier one is wanted.
  private mutating func alarm(at moment: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    if let pendingAlarm, pendingAlarm <= moment { return nil }
    pendingAlarm = moment
    return moment
  }

  private mutating func recover() throws(SpoolError) {
    guard needsRecovery else { return }
    needsRecovery = false
    needsScan = true
    for recovered in try settings.folders.recover(on: runner.today, except: inHand) {
      log.recovered(recovered)
      // What could not be settled is tried again after the pause, until it is.
      if case .failed = recovered.outcome { pause() }
    }
  }

  private mutating func scan() throws(SpoolError) {
    guard needsScan else { return }
    needsScan = false
    lastScan = .now
    let scan = try settings.folders.scan()
    watcher.watch(scan)
    for error in scan.overlooked { log.overlooked(error) }
    let judgements = readiness.judge(scan.entries, at: .now, ending: settings.folders.ending)
    queue = judgements.filter { if case .ready = $0.verdict { true } else { false } }
    for judgement in judgements where judgement.isNews { answer(judgement) }
  }

  /// Tells the sender of a file that cannot be claimed why, once.
  private func answer(_ judgement: Judgement) {
    guard let reason = judgement.verdict.reasonForSender else { return }
    let job = newJob()
    do {
      try runner.answerWaiting(
        judgement.entry, as: job, judgement.verdict.outcome, reason: reason)
      log.answered(job, judgement.verdict)
    } catch {
      log.broken(job, error)
    }
  }

  private mutating func claim(into jobs: inout [Job]) throws(SpoolError) {
    while inHand.count < settings.width, !queue.isEmpty {
      let judgement = queue.removeFirst()
      guard case .ready(let content) = judgement.verdict else { continue }
      let job = newJob()
      guard let claim = try settings.folders.claim(judgement.entry, as: job) else {
        needsScan = true
        continue
      }
      inHand.insert(job)
      log.claimed(job, judgement.entry)
      jobs.append(Job(claim: claim, content: content, number: claims, runner: runner))
      claims += 1
    }
  }

  private func newJob() -> JobID {
    var random = SystemRandomNumberGenerator()
    return JobID(at: time(nil), using: &random)
  }
}

extension Verdict {
  /// How the answer to a file that stays in the inbox is headed.
  fileprivate var outcome: Receipt.Outcome {
    if case .refused = self { .refused } else { .waiting }
  }

  /// What a sender is told about a file that stays where it is; nil while there is nothing to tell.
  fileprivate var reasonForSender: String? {
    switch self {
    case .settling, .ready, .waiting: nil
    case .overdue(_, let unfinished): unfinished.reasonForSender
    case .refused(.symbolicLink):
      "Filen är en länk. Lägg in själva filen."
    case .refused(.notAFile):
      "Det här är ingen vanlig fil. Lägg in rapporten som en fil."
    case .refused(.hardLink):
      "Filen har fler än ett namn (hård länk). Lägg in en kopia i stället."
    case .refused(.tooBig(let limit)):
      "Filen är större än \(limit / 1_048_576) MiB, som är gränsen för en rapport."
    }
  }
}

extension Unfinished {
  fileprivate var reasonForSender: String {
    switch self {
    case .empty: "Filen är tom."
    case .blank: "Filen innehåller bara blanktecken."
    case .zeroFilled: "Filen innehåller nolltecken: överföringen verkar inte vara klar."
    case .cutOff: "Filen tar slut mitt i innehållet."
    case .unreadable: "Programmet får inte läsa filen. Ändra filens rättigheter."
    }
  }
}
