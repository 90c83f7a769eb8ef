import Conversion
import Glibc
import Ledger
import Spool
import SystemPackage

/// The state of the daemon's loop. It does no waiting of its own: it takes events and says what is to
/// be started and when it wants to be woken.
struct DispatchLoop {
  enum Event: Sendable {
    case hint(InboxHint)
    case alarm(ContinuousClock.Instant)
    case ended(Job, Result<JobEnding, any Error>)
    case notified(LedgerNotice)
    case answered([WaitingJob], Result<[LedgerAnswer], any Error>)
    case settings(ServiceSettings)
    /// A reload came to nothing, for this reason.
    case reloadFailed(String)
    case shutdown
  }

  /// What follows from the events.
  struct Next {
    var jobs: [(Job, JobRunner)] = []
    /// Files that stay in the inbox, to be answered by the runner.
    var answers: (files: [WaitingJob], runner: JobRunner)?
    var alarm: ContinuousClock.Instant?
    var isOver = false
  }

  /// Claimed at the same time: enough for a flush to be shared by many.
  static let depth = 64
  /// A file in whose work the daemon has died suddenly so often is worked on alone, so that no other
  /// can be blamed for the next death.
  private static let suspicion = 2

  /// A file, whatever is written to it.
  private struct HeldFile: Hashable {
    var device: UInt64
    var inode: UInt64

    init(_ identity: FileIdentity) {
      device = identity.device
      inode = identity.inode
    }
  }

  private var settings: ServiceSettings
  private var log: JobLog
  private let watcher: InboxWatcher
  private let flush: SpoolFlush
  private let commits: SharedCommits
  private let notifier: Notifier
  private let order = PublicationOrder()
  private var runner: JobRunner
  /// Where each job in hand has its worker: settings may have changed since.
  private var pools: [JobID: WorkerPool] = [:]

  private var readiness: Readiness
  private var queue = FairQueue()
  private var memory: InboxMemory
  private var inHand: [JobID: Job] = [:]
  private var answers = WaitingAnswers()
  private var held: HeldEntries
  /// Jobs that could not be ended, and lie in `arbete/` until they can.
  private var unsettled: [String: (reason: String, since: ContinuousClock.Instant)] = [:]
  private var isWorkingAlone = false
  private var sequence = 0

  private var needsScan = true
  private var needsRecovery = true
  private var isFirstRecovery = true
  /// When to try again what could not be settled.
  private var recoveryDue: ContinuousClock.Instant?
  private var stopDeadline: ContinuousClock.Instant?
  private var pause = Pause()
  private var pendingAlarm: ContinuousClock.Instant?
  private var lastScan = ContinuousClock.now
  private var lastExpiry: ContinuousClock.Instant?
  private(set) var status = ServiceStatus()

  init(
    _ settings: ServiceSettings, _ log: JobLog, _ watcher: InboxWatcher, _ flush: SpoolFlush,
    _ commits: SharedCommits, _ notifier: Notifier
  ) throws {
    self.settings = settings
    self.log = log
    self.watcher = watcher
    self.flush = flush
    self.commits = commits
    self.notifier = notifier
    self.log.namesFiles = settings.logsFileNames
    runner = JobRunner(
      settings, order: order, commits: commits, notifier: notifier, log: self.log)
    readiness = Readiness(settings: settings.readiness)
    held = HeldEntries(longestWait: settings.rescan)
    memory = InboxMemory(try commits.ledger.answers())
    status.hearsEvents = hearsEvents
    status.lastPublished = try commits.ledger.lastPublication()?.ended
    log.started(settings, hearsEvents: hearsEvents)
    runner.prepare()
  }

  /// Where no events come, looking often is all there is.
  private var hearsEvents: Bool {
    settings.listens ?? ((try? FileSystemKind(of: settings.folders.inkorg)) == .local)
  }

  private var rescan: Duration {
    status.hearsEvents ? settings.rescan : min(settings.rescan, .seconds(5))
  }

  // MARK: Events

  mutating func take(_ events: [Event]) {
    for event in events {
      switch event {
      case .hint(let hint):
        switch hint {
        case .renamedIn(let path): readiness.noteRenamedIn(path)
        case .closed(let path): readiness.noteClosed(path)
        case .overflow: status.overflows += 1
        case .look, .rearm: break
        }
        needsScan = true
      case .alarm(let moment):
        // One that was overtaken by an earlier one must not order a successor of its own.
        guard moment == pendingAlarm else { continue }
        pendingAlarm = nil
        needsScan = true
      case .settings(let changed):
        apply(changed)
        status.reloadFault = nil
      case .reloadFailed(let reason):
        status.reloadFault = reason
      case .notified(let notice):
        log.notified(notice)
      case .answered(let files, let result):
        answers.end()
        take(files, result)
      case .shutdown:
        stopDeadline = .now + settings.stopLimit
        log.stopping(inHand.count)
        for pool in allPools { pool.stop() }
      case .ended(let job, let result):
        inHand[job.claim.job] = nil
        pools[job.claim.job] = nil
        isWorkingAlone = false
        take(job, result)
      }
    }
  }

  private mutating func take(_ job: Job, _ result: Result<JobEnding, any Error>) {
    switch result {
    case .success(let ending):
      log.ended(job, ending)
      if case .held(let entry, let hold) = ending {
        take(job, heldAs: entry, hold)
        return
      }
      if pause.isOver(by: job.claimed) { log.resumed() }
      if case .published = ending { status.lastPublished = time(nil) }
      if case .returned(let entry, let reason) = ending {
        readiness.hold(entry, as: reason, at: .now)
        memory.remember(entry.identity, job)
        needsScan = true
      }
    case .failure(let error):
      // Until the ledger can be written this is all that keeps its place.
      memory.remember(job.claim.identity, job)
      if Hold(faultIn: error) != nil, isMachineSound() {
        log.left(job.id, error)
        unsettled[job.id] = ("\(error)", .now)
        recoveryDue = min(recoveryDue ?? .now + settings.rescan, .now + settings.rescan)
      } else {
        log.broken(job.id, error)
        stopClaiming("\(error)")
      }
    }
  }

  private mutating func take(_ files: [WaitingJob], _ result: Result<[LedgerAnswer], any Error>) {
    switch result {
    case .success(let told):
      for answer in told { memory.note(answer) }
      for file in files { log.answered(file.job, file.verdict) }
    case .failure(let error):
      needsScan = true
      stopClaiming((error as? SpoolError)?.description ?? "\(error)")
    }
  }

  private mutating func take(_ job: Job, heldAs entry: InboxEntry, _ hold: Hold) {
    readiness.hold(entry, at: .now)
    memory.remember(entry.identity, job)
    needsScan = true
    guard isMachineSound() else { return }
    self.hold(entry, hold)
    if pause.isOver(by: job.claimed) { log.resumed() }
  }

  /// A step on one file failed: asks the folders themselves whether it is the machine's fault. If so,
  /// it pauses for what they say.
  private mutating func isMachineSound() -> Bool {
    do throws(SpoolError) {
      try settings.folders.probe(on: runner.today)
      return true
    } catch {
      stopClaiming(error.description)
      return false
    }
  }

  private mutating func hold(_ entry: InboxEntry, _ hold: Hold) {
    if held.note(hold, on: entry, at: .now) { log.overlooked(hold) }
    needsScan = true
    // Told at once: the scan that found it due for another try has counted it as ready.
    let verdict = held.verdict(on: entry, at: .now, patience: settings.readiness.patience)
    if let verdict { count(Judgement(entry: entry, verdict: verdict, firstSeen: .now)) }
  }

  private mutating func apply(_ changed: ServiceSettings) {
    settings = changed
    log.namesFiles = changed.logsFileNames
    readiness.settings = changed.readiness
    held.longestWait = changed.rescan
    notifier.apply(changed.notification)
    runner = JobRunner(
      changed, order: order, commits: commits, notifier: notifier, log: log)
    runner.prepare()
    status.hearsEvents = hearsEvents
    needsScan = true
  }

  /// Also those of earlier settings that still have work in hand.
  private var allPools: [WorkerPool] {
    var pools = [ObjectIdentifier(runner.pool): runner.pool]
    for pool in self.pools.values { pools[ObjectIdentifier(pool)] = pool }
    return Array(pools.values)
  }

  /// After a fault of our own nothing is lost: the folders are put in order, and work goes on when
  /// the fault is over.
  private mutating func stopClaiming(_ reason: String) {
    needsRecovery = true
    let time = pause.begin(because: reason, atMost: settings.rescan)
    log.paused(reason, for: time)
  }

  // MARK: A turn

  mutating func step() -> Next {
    var next = Next()
    defer { describe() }
    if let stopDeadline {
      next.isOver = inHand.isEmpty && answers.isIdle
      if stopDeadline <= .now, !inHand.isEmpty {
        log.breakingOff(inHand.count)
        for pool in allPools { pool.breakOff() }
        self.stopDeadline = .now + .seconds(5)
      }
      next.alarm = alarm(at: self.stopDeadline ?? stopDeadline)
      return next
    }
    if let moment = pause.until, moment > .now {
      next.alarm = alarm(at: moment)
      return next
    }
    do {
      try recover()
      try scan()
      try claim(into: &next.jobs)
      next.answers = nextAnswers()
      if hasNothingToTry, pause.isOver(by: .now) { log.resumed() }
    } catch {
      stopClaiming((error as? SpoolError)?.description ?? "\(error)")
    }
    next.alarm = alarm(at: pause.until ?? nextLook)
    return next
  }

  /// Whether no file is there by which a fault could show to be over. One that was put back settles
  /// first.
  private var hasNothingToTry: Bool {
    !needsScan && queue.isEmpty && status.settling == 0 && inHand.isEmpty
  }

  private var nextLook: ContinuousClock.Instant {
    if needsScan { return max(.now, lastScan + status.scan * 3) }
    return [readiness.nextLook, held.nextLook, recoveryDue].compactMap(\.self)
      .reduce(lastScan + rescan, min)
  }

  /// One alarm at a time, unless an earlier one is wanted.
  private mutating func alarm(at moment: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    if let pendingAlarm, pendingAlarm <= moment { return nil }
    pendingAlarm = moment
    return moment
  }

  private mutating func recover() throws {
    let isTime = recoveryDue.map { $0 <= .now } ?? false
    guard needsRecovery || isTime else { return }
    needsScan = true
    let earlier = unsettled
    unsettled = [:]
    let settlement = LedgerSettlement(
      folders: settings.folders, ledger: commits.ledger, notification: settings.notification)
    let ours = Set(inHand.keys).union(answers.jobs)
    try settlement.record(settings.folders.interrupted(except: ours))
    for recovered in try settings.folders.recover(on: runner.today, by: flush, except: ours) {
      log.recovered(recovered)
      // What could not be settled is tried again after the pause, until it is.
      if case .failed(let error) = recovered.outcome {
        let job = recovered.folder.printable
        unsettled[job] = (error.message, earlier[job]?.since ?? .now)
      }
    }
    try settlement.settle(
      except: Set(inHand.keys), cause: isFirstRecovery ? .interrupted : .brokenOff)
    try memory.recall(from: commits.ledger)
    needsRecovery = false
    isFirstRecovery = false
    recoveryDue = unsettled.isEmpty ? nil : .now + settings.rescan
  }

  private mutating func scan() throws {
    guard needsScan else { return }
    let start = ContinuousClock.now
    // While files pour in, looking through all of them at every event would be all that is done.
    if start < lastScan + status.scan * 3 { return }
    needsScan = false
    lastScan = start
    let scan = try scannedInbox()
    if hearsEvents {
      watcher.watch(scan)
      if case .events = watcher.mode {
        status.hearsEvents = true
      } else {
        status.hearsEvents = false
      }
    }
    let probes = settings.readiness.probesWriters
    let folders = settings.folders
    let files = readiness.judge(scan.entries, at: .now) {
      folders.ending(of: $0, probingWriters: probes)
    }
    for closed in scan.closed where held.isNews(closed) { log.overlooked(closed.hold) }
    let judgements = held.judge(
      files, closed: scan.closed, at: .now, patience: settings.readiness.patience)
    // What a job is just putting back is the loop's again only when the job has said so.
    let held = Set(inHand.values.map { HeldFile($0.claim.identity) })
    let ours = { (entry: InboxEntry) in held.contains(HeldFile(entry.identity)) }
    let new = memory.new(among: scan.entries.filter { !ours($0) })
    let places = try commits.ledger.arrivals(ofAnswered: new.map { FileKey($0.identity) })
    memory.note(new, at: runner.now, keeping: places)
    queue.replace(
      with: judgements.compactMap { judgement in
        guard case .ready = judgement.verdict, !ours(judgement.entry),
          let arrival = memory[judgement.entry.identity]?.arrival
        else { return nil }
        return FairQueue.Element(judgement: judgement, arrival: arrival)
      })
    answers.replace(with: judgements.filter(isToBeTold))
    if scan.closed.isEmpty { try noteWithdrawn(memory.forget(allBut: scan.entries)) }
    count(judgements)
    status.scan = .now - start
  }

  private mutating func scannedInbox() throws(SpoolError) -> InboxScan {
    do throws(SpoolError) {
      let scan = try settings.folders.scan(ignoring: settings.readiness.ignored)
      status.inboxFault = nil
      return scan
    } catch {
      status.inboxFault = error.message
      throw error
    }
  }

  private mutating func nextAnswers() -> (files: [WaitingJob], runner: JobRunner)? {
    let jobs = answers.takeNext().compactMap { judgement in
      judgement.verdict.reasonForSender.map { reason in
        WaitingJob(
          job: newJob(), entry: judgement.entry, verdict: judgement.verdict, reason: reason)
      }
    }
    answers.begin(jobs)
    return jobs.isEmpty ? nil : (jobs, runner)
  }

  /// Whether the sender of a file that cannot be claimed has yet to hear why.
  private func isToBeTold(_ judgement: Judgement) -> Bool {
    judgement.verdict.reasonForSender != nil
      && !memory.hasTold(judgement.entry, judgement.verdict.kind)
      && !answers.isTelling(judgement.entry.path)
  }

  private func noteWithdrawn(_ jobs: [JobID]) throws {
    // One may have been archived or answered by recovery.
    let withdrawn = try jobs.map(\.description).filter {
      try commits.ledger.job($0)?.state.isInInbox == true
    }
    guard !withdrawn.isEmpty else { return }
    try commits.ledger.write(
      withdrawn.map { .ended(job: $0, .withdrawn, LedgerResult(), [], at: runner.now) })
    for job in withdrawn { log.withdrawn(job) }
  }

  private mutating func claim(into jobs: inout [(Job, JobRunner)]) throws {
    // After a fault one file goes ahead of the others to see whether it is over.
    let depth = pause.reason == nil ? DispatchLoop.depth : 1
    if !isWorkingAlone, let last = queue.lastArrival(among: depth - inHand.count) {
      try record(before: last)
    }
    var isProbed = false
    while inHand.count < depth, !isWorkingAlone, let next = queue.first {
      let entry = next.judgement.entry
      guard case .ready(let content) = next.judgement.verdict,
        let known = memory[entry.identity]
      else { return }
      let isSuspect = known.interruptions >= DispatchLoop.suspicion
      if isSuspect, !inHand.isEmpty { return }
      let id = known.job ?? newJob()
      let claim: Claim?
      do throws(SpoolError) {
        claim = try settings.folders.claim(entry, as: id, arrival: known.arrival)
      } catch {
        if error.owner == .machine { throw error }
        // As long as the folders are sound it is the file's own trouble, and the others go on.
        if !isProbed { try settings.folders.probe(on: runner.today) }
        isProbed = true
        queue.removeFirst()
        hold(entry, Hold(error))
        if settings.folders.holds(id) { needsRecovery = true }
        continue
      }
      queue.removeFirst()
      guard let claim else {
        // Mostly somebody was faster. Should it be so each time, it waits longer between the tries.
        _ = held.note(.gone, on: entry, at: .now)
        needsScan = true
        continue
      }
      memory.forget(entry.identity)
      start(
        Job(
          claim: claim, content: content, received: known.received, failures: commits.failures),
        into: &jobs)
      isWorkingAlone = isSuspect
    }
  }

  /// Puts on record every file that arrived before a place and still lies in the inbox.
  ///
  /// Done before anything of that place is claimed, this is what keeps a correction from being undone:
  /// whatever is published, all that came before it is known to have come before, also after a crash.
  private mutating func record(before arrival: Int) throws {
    let unrecorded = memory.unrecorded(before: arrival).map { ($0.file, $0.known, newJob()) }
    guard !unrecorded.isEmpty else { return }
    try commits.ledger.write(
      unrecorded.map { file, known, job in
        .seen(
          LedgerJob(
            id: job.description, arrival: known.arrival, name: known.path.bytes, file: file,
            state: .waiting, received: known.received))
      })
    for (file, _, job) in unrecorded { memory.noteRecord(of: file, as: job) }
  }

  private mutating func start(_ job: Job, into jobs: inout [(Job, JobRunner)]) {
    inHand[job.claim.job] = job
    pools[job.claim.job] = runner.pool
    order.enter(job.arrival)
    log.claimed(job)
    jobs.append((job, runner))
  }

  private mutating func newJob() -> JobID {
    var random = SystemRandomNumberGenerator()
    sequence += 1
    return JobID(at: time(nil), sequence: sequence, using: &random)
  }

  // MARK: Housekeeping

  /// What was kept long enough goes, once a day; nil when nothing is due.
  mutating func expiry() -> (archive: DayFolder?, ledger: Int?)? {
    let retention = settings.retention
    guard retention != RetentionSettings(), stopDeadline == nil, pause.reason == nil else {
      return nil
    }
    if let lastExpiry, lastExpiry + .seconds(86_400) > .now { return nil }
    lastExpiry = .now
    let day = 86_400
    return (
      retention.archiveDays.map { DayFolder(at: runner.now - $0 * day) },
      retention.ledgerDays.map { runner.now - $0 * day }
    )
  }

  private mutating func count(_ judgements: [Judgement]) {
    status.settling = 0
    status.waiting = 0
    status.held = 0
    status.holds = []
    status.waits = []
    for judgement in judgements { count(judgement) }
    oldestSeen = judgements.map(\.firstSeen).min()
  }

  private mutating func count(_ judgement: Judgement) {
    switch judgement.verdict {
    case .settling: status.settling += 1
    case .waiting, .overdue, .refused: status.waiting += 1
    case .held: status.held += 1
    case .ready: break
    }
    if status.waits.count < ServiceStatus.mostHolds,
      let wait = WaitingEntryStatus(judgement, at: runner.now)
    {
      status.waits.append(wait)
    }
    guard status.holds.count < ServiceStatus.mostHolds,
      let hold = HeldEntryStatus(judgement, at: runner.now)
    else { return }
    status.holds.append(hold)
  }

  private var oldestSeen: ContinuousClock.Instant?

  private mutating func describe() {
    status.queued = queue.count
    status.inHand = inHand.count
    status.unsettled = unsettled.mapValues(\.reason)
    let isEmpty = queue.isEmpty && status.settling + status.waiting + status.held == 0
    status.oldest =
      (unsettled.values.map(\.since) + [isEmpty ? nil : oldestSeen].compactMap(\.self))
      .min().map { .now - $0 }
    status.pause = pause.reason
    status.notificationFault = notifier.fault
    status.isStuck = allPools.contains { $0.isStuck }
  }
}
