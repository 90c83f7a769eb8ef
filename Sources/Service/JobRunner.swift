import Conversion
import Glibc
import Ledger
import Spool
import SystemPackage

/// Takes one claimed file to its end: a published package and an archived input, or an answer, or
/// back to the inbox. Each step lasts before the next is taken: claim, attempt, stage, publish,
/// archive. Blocks, but for the waits it shares with other jobs.
struct JobRunner: Sendable {
  /// A file that a worker has failed on so often is set aside.
  static let mostStrikes = 2
  /// So is one that was being worked on at so many sudden deaths of the daemon. They may well have had
  /// other reasons, hence so many.
  static let mostInterruptions = 8

  let settings: ServiceSettings
  let pool: WorkerPool
  let order: PublicationOrder
  let commits: SharedCommits
  let notifier: Notifier
  let log: JobLog

  init(
    _ settings: ServiceSettings, order: PublicationOrder, commits: SharedCommits,
    notifier: Notifier, log: JobLog
  ) {
    self.settings = settings
    self.log = log
    self.order = order
    self.commits = commits
    self.notifier = notifier
    pool = WorkerPool(
      program: settings.limitedWorker, width: settings.width, limit: settings.conversionLimit)
  }

  /// Gets a worker ready for the first report. Nobody waits for it, and what is wrong with it is only
  /// said: the first report will pause for the same reason.
  func prepare() {
    Task(executorPreference: BlockingExecutor.shared) {
      do {
        try await pool.prepare()
      } catch is Stopped {
        return
      } catch {
        log.workerMissing(error)
      }
    }
  }

  /// Ends a job. What it throws left the job for `recover`.
  func run(_ job: Job) async throws -> JobEnding {
    defer { order.leave(job.arrival) }
    do {
      try await commits.flush(job.claim.unflushed, since: job.failures)
      return try await finish(job)
    } catch is Stopped {
      _ = try await putBack(job)
      return .stopped
    } catch {
      // If the ledger cannot be written either, recovery will see that the attempt has no end.
      try? await commits.remember(.attemptEnded(job: job.id, .brokenOff, detail: nil, at: now))
      throw error
    }
  }

  private func finish(_ job: Job) async throws -> JobEnding {
    if job.content == .foreign {
      try await commits.remember(.seen(job.record))
      return try await reject(job, Wording.notAReport)
    }
    let (size, digest) = try digest(of: job.claim)
    let input = InputDigest(bytes: size, sha256: digest)
    if let precedent = try precedent(of: digest, settings.fingerprint),
      settings.isAllowed(precedent.package, in: job.claim.originalPath)
    {
      guard try job.claim.isIntact() else { return try await putBack(job, nil) }
      try await commits.remember(.seen(job.record))
      return try await answer(job, precedent, input)
    }
    let conversion: Conversion
    switch try await convert(job) {
    case .failure(let detail):
      return try await fail(job, detail: detail)
    case .success(let converted):
      conversion = converted
    }
    // Somebody still wrote to the file while it was read: what was read is worth nothing.
    guard try job.claim.isIntact() else { return try await putBack(job, nil) }
    switch conversion.outcome {
    case .unfinished: return try await putBack(job, .cutOff)
    case .zeroFilled: return try await putBack(job, .zeroFilled)
    case .rejected: return try await reject(job, nil, conversion)
    case .converted: return try await publish(job, conversion)
    }
  }

  func precedent(of digest: String, _ fingerprint: String) throws -> Precedent? {
    try Precedent(
      of: digest, fingerprint, in: commits.ledger, published: settings.folders.utkorg)
  }

  private func digest(of claim: Claim) throws -> (size: Int, digest: String) {
    do {
      return try SHA256Digest.ofFile(claim.input)
    } catch {
      throw OwnFault(description: "\(error)")
    }
  }

  private enum Converted {
    case success(Conversion)
    case failure(String)
  }

  /// Converts, with a second try. What the machine itself lacks is no failure of the report's.
  private func convert(_ job: Job) async throws -> Converted {
    var claimed: [LedgerEvent] = [.seen(job.record)]
    while true {
      let attempts = try commits.ledger.attempts(of: job.id)
      if let verdict = JobRunner.verdict(on: attempts) {
        try await commits.remember(claimed)
        return .failure(verdict)
      }
      let stage = try job.claim.stageDirectory()
      let request = WorkerRequest(
        job: job.id,
        task: .convert(
          input: PathBytes(job.claim.input), stage: PathBytes(stage),
          dropped: PathBytes(job.claim.originalPath)))
      let failure: (result: LedgerAttempt.Result, detail: String)
      do {
        let begun = claimed + [.attemptBegan(job: job.id, at: now)]
        let reply = try await pool.ask(request) { try await commits.remember(begun) }
        if let conversion = reply.conversion { return .success(conversion) }
        let message = reply.failure?.message ?? "the worker gave no reason"
        if let errno = reply.failure?.errno, OwnFault.isOurs(errno) {
          throw OwnFault(description: message)
        }
        failure = (.failed, message)
      } catch let error as WorkerError {
        switch error {
        case .cannotStart, .notReady: throw OwnFault(description: error.description)
        case .died, .wasDead, .deadline, .babble: break
        }
        failure = (error.result ?? .brokenOff, error.description)
      }
      claimed = []
      log.workerFailed(job, failure.detail)
      try await commits.remember(
        .attemptEnded(job: job.id, failure.result, detail: failure.detail, at: now))
    }
  }

  /// Why a file with such a past is not tried again; nil when it is. English.
  static func verdict(on attempts: [LedgerAttempt]) -> String? {
    let strikes = attempts.filter { $0.result?.isStrike == true }
    if strikes.count >= mostStrikes { return strikes.last?.detail ?? "the worker failed" }
    let interruptions = attempts.count { $0.result == .interrupted }
    guard interruptions >= mostInterruptions else { return nil }
    return "the program ended suddenly \(interruptions) times while it worked on this file"
  }

  /// Puts the file back, to be taken again once it has changed or settled.
  func putBack(_ job: Job, _ reason: Unfinished?) async throws -> JobEnding {
    .returned(try await putBack(job), reason)
  }

  private func putBack(_ job: Job) async throws -> InboxEntry {
    // Its place in the order of arrival goes with the name that it has in our hands.
    try await commits.remember(.seen(job.record))
    let (entry, unflushed) = try job.claim.unclaim()
    try await commits.flush(unflushed, since: job.failures)
    try await commits.remember([
      .attemptEnded(job: job.id, .brokenOff, detail: nil, at: now), .returned(job: job.id),
    ])
    try job.claim.close()
    return entry
  }
}

extension JobRunner {
  var now: Int { time(nil) }
  var today: DayFolder { DayFolder(at: now) }
}
