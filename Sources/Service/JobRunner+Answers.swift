import Conversion
import Ledger
import ReportModel
import Spool
import SystemPackage

extension JobRunner {
  /// The input goes to `fel/` with the reasons.
  func reject(
    _ job: Job, _ input: InputDigest, _ reason: String?, _ conversion: Conversion? = nil
  ) async throws -> JobEnding {
    var receipt = receipt(job, .rejected, input, conversion)
    receipt.reason = reason
    receipt.files = []
    try await deliver(job, receipt, to: .fel)
    return .rejected(diagnostics: receipt.diagnostics.total)
  }

  /// The input goes to `fel/`: the program failed on it, or cannot do what it asks for.
  func fail(
    _ job: Job, _ input: InputDigest, detail: String, _ conversion: Conversion? = nil,
    reason: String? = nil
  ) async throws -> JobEnding {
    var receipt = receipt(job, .failed, input, conversion)
    receipt.reason = reason
    receipt.detail = detail
    receipt.files = []
    try await deliver(job, receipt, to: .fel)
    return .failed(detail)
  }

  /// The input is answered with a word about what was published before: in the archive when it is that,
  /// in `fel/` when it has been replaced, as its sender may believe that it holds.
  func answer(
    _ job: Job, _ precedent: Precedent, _ input: InputDigest, _ conversion: Conversion? = nil
  ) async throws -> JobEnding {
    var receipt = receipt(job, precedent.outcome, input, conversion)
    receipt.files = []
    receipt.package = precedent.current.result.package
    receipt.namnd = precedent.current.result.namnd
    receipt.publication = precedent.current.reference
    let package = precedent.package
    switch precedent {
    case .duplicate:
      try await deliver(job, receipt, to: .arkiv)
      return .duplicate(package: package)
    case .superseded:
      try await deliver(job, receipt, to: .fel)
      return .superseded(package: package)
    }
  }

  private func deliver(_ job: Job, _ receipt: Receipt, to place: AnswerPlace) async throws {
    try await commits.flush(
      try job.claim.draft(try receipt.answerFiles(), for: place), since: job.failures)
    let (folder, unflushed) = try job.claim.deliver(place, on: today)
    try await commits.flush(unflushed, since: job.failures)
    try await commits.remember(
      [.attemptEnded(job: job.id, .answered, detail: nil, at: now)]
        + settings.folders.kept(by: job.id, in: folder)
        + notice(receipt, in: folder) + [receipt.ledgerEvent(at: folder, on: now)])
    notifier.wake()
    try await clear(job)
  }

  /// Ends what is left of a job that has come to its end.
  func clear(_ job: Job) async throws {
    if let unflushed = try job.claim.returnLateInput() {
      log.late(job)
      try await commits.flush(unflushed, since: job.failures)
    }
    try job.claim.close()
  }

  func receipt(
    _ job: Job, _ outcome: Receipt.Outcome, _ digest: InputDigest, _ conversion: Conversion?
  ) -> Receipt {
    var receipt = Receipt(
      job: job.id, outcome: outcome, input: Receipt.Input(job.claim.originalPath),
      conversion: conversion, received: WallTime(local: job.received), finished: WallTime(),
      program: settings.program)
    receipt.arrival = job.arrival
    (receipt.input.bytes, receipt.input.sha256) = (digest.bytes, digest.sha256)
    receipt.fingerprint = conversion?.fingerprint ?? settings.fingerprint
    return receipt
  }

  /// Answers files that stay in the inbox, and gives what the ledger then knows. Blocks.
  func answer(
    _ files: [WaitingJob], by flush: SpoolFlush
  ) async throws -> [LedgerAnswer] {
    var waiting = files
    for index in waiting.indices {
      if let reason = await missingEnd(of: waiting[index]) { waiting[index].reason = reason }
    }
    let receipts = waiting.map { file in
      Receipt(
        job: file.job.description, outcome: file.verdict.outcome, input: .init(file.entry.path),
        reason: file.reason, received: WallTime(), finished: WallTime(), program: settings.program)
    }
    let places = try settings.folders.answerWaiting(
      zip(waiting, receipts).map { file, receipt in
        WaitingAnswer(file.entry, as: file.job, files: try receipt.answerFiles())
      }, on: today, by: flush)
    let answers = waiting.map { file in
      LedgerAnswer(
        name: file.entry.path.bytes, file: FileKey(file.entry.identity), verdict: file.verdict.kind,
        job: file.job.description, time: now)
    }
    try commits.ledger.write(
      answers.map { .answered($0) }
        + zip(receipts, places).flatMap { receipt, place in notice(receipt, in: place) })
    notifier.wake()
    return answers
  }

  /// What a worker finds missing at the end of a file that was cut off: whoever wrote it by hand is not
  /// helped by copying it again. Nil when there is nothing to add, or nobody can tell.
  private func missingEnd(of file: WaitingJob) async -> String? {
    guard case .overdue(_, .cutOff) = file.verdict else { return nil }
    let path = settings.folders.inkorg.pushing(file.entry.path)
    let request = WorkerRequest(
      job: file.job.description, task: .missingEnd(of: PathBytes(path)))
    do {
      let reply = try await pool.ask(request)
      if let failure = reply.failure { log.workerFailed(file.job, failure.message) }
      return reply.missingEnd
    } catch {
      if !(error is Stopped) { log.workerFailed(file.job, "\(error)") }
      return nil
    }
  }

  /// That somebody is to be told, where that is wanted.
  func notice(_ receipt: Receipt, in folder: FilePath) -> [LedgerEvent] {
    receipt.notice(in: folder, settings.notification, at: now)
  }
}
