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
      // Whether it is the machine's fault after all is for the loop to find out.
      if let hold = Hold(faultIn: error), let entry = try? await putBack(job) {
        return .held(entry, hold)
      }
      // If the ledger cannot be written either, recovery will see that the attempt has no end.
      try? await commits.remember(.attemptEnded(job: job.id, .brokenOff, detail: nil, at: now))
      throw error
    }
  }

  private func finish(_ job: Job) async throws -> JobEnding {
    guard let input = try copy(job) else { return try await putBack(job, nil) }
    if job.content == .foreign {
      try await commits.remember(.seen(job.record))
      return try await reject(
        job, input, Wording.notAReport(job.claim.originalPath.printable))
    }
    if let precedent = try precedent(of: input.sha256, settings.fingerprint),
      settings.isAllowed(precedent.package, in: job.claim.originalPath)
    {
      guard try job.claim.isIntact() else { return try await putBack(job, nil) }
      try await commits.remember(.seen(job.record))
      return try await answer(job, precedent, input)
    }
    let conversion: Conversion
    switch try await convert(job) {
    case .failure(let detail):
      return try await fail(job, input, detail: detail)
    case .success(let converted):
      conversion = converted
    }
    guard conversion.inputSHA256 == input.sha256 else {
      throw OwnFault(description: "the worker read other bytes than were copied")
    }
    // Somebody still writes to the file: what was copied is not what is to come.
    guard try job.claim.isIntact() else { return try await putBack(job, nil) }
    switch conversion.outcome {
    case .unfinished: return try await putBack(job, .cutOff)
    case .zeroFilled: return try await putBack(job, .zeroFilled)
    case .rejected: return try await reject(job, input, nil, conversion)
    case .converted: return try await publish(job, input, conversion)
    }
  }

  /// Copies the file for the job, no more than it had when it was claimed, and tells what was copied;
  /// nil when somebody writes to it.
  private func copy(_ job: Job) throws -> InputDigest? {
    let check = readingCheck()
    var digest = RunningDigest()
    let isCopied = try job.claim.copyInput { piece in
      try check()
      digest.update(piece)
    }
    return isCopied
      ? InputDigest(bytes: Int(job.claim.identity.size), sha256: digest.finalized()) : nil
  }

  /// To be called between the pieces of a long reading: ends it when the daemon is told to stop, and
  /// when it takes longer than a conversion may.
  func readingCheck() -> () throws -> Void {
    let deadline = ContinuousClock.now + settings.conversionLimit
    return { [pool, limit = settings.conversionLimit] in
      if pool.isStopped { throw Stopped() }
      guard ContinuousClock.now < deadline else {
        throw EntryFault(hold: Hold(.refused, "reading the file took longer than \(limit)"))
      }
    }
  }

  func precedent(of digest: String, _ fingerprint: String) throws -> Precedent? {
    try Precedent(
      of: digest, fingerprint, in: commits.ledger, published: settings.folders.utkorg,
      check: readingCheck())
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
          input: PathBytes(job.claim.copy), stage: PathBytes(stage),
          dropped: PathBytes(job.claim.originalPath)))
      let failure: (result: LedgerAttempt.Result, detail: String)
      do {
        let begun = claimed + [.attemptBegan(job: job.id, at: now)]
        let reply = try await pool.ask(request) { try await commits.remember(begun) }
        if let conversion = reply.conversion { return .success(conversion) }
        let message = reply.failure?.message ?? "the worker gave no reason"
        switch (reply.failure?.errno).map({ FaultOwner(Errno(rawValue: $0)) }) {
        case .machine: throw OwnFault(description: message)
        case .entry: throw EntryFault(hold: Hold(.refused, message))
        case .program, nil: failure = (.failed, message)
        }
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
