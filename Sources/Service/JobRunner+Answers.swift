import Conversion
import Ledger
import Spool
import SystemPackage

extension JobRunner {
  /// The input goes to `fel/` with the reasons.
  func reject(
    _ job: Job, _ reason: String?, _ conversion: Conversion? = nil
  ) async throws -> JobEnding {
    var receipt = receipt(job, .rejected, conversion: conversion)
    receipt.reason = reason
    receipt.files = []
    try await deliver(job, receipt, to: .fel)
    return .rejected(diagnostics: receipt.diagnostics.count)
  }

  /// The input goes to `fel/`: the program failed on it, or cannot do what it asks for.
  func fail(
    _ job: Job, detail: String, _ conversion: Conversion? = nil, reason: String? = nil
  ) async throws -> JobEnding {
    var receipt = receipt(job, .failed, conversion: conversion)
    receipt.reason = reason
    receipt.detail = detail
    receipt.files = []
    try await deliver(job, receipt, to: .fel)
    return .failed(detail)
  }

  /// The input goes to the archive with a word about what was published before.
  func answer(
    _ job: Job, _ precedent: Precedent, _ input: InputDigest, _ conversion: Conversion? = nil
  ) async throws -> JobEnding {
    var receipt = receipt(job, precedent.outcome, conversion: conversion)
    (receipt.input.bytes, receipt.input.sha256) = (input.bytes, input.sha256)
    receipt.files = []
    receipt.package = precedent.current.result.package
    receipt.namnd = precedent.current.result.namnd
    receipt.publication = precedent.current.reference
    try await deliver(job, receipt, to: .arkiv)
    let package = receipt.package ?? ""
    return precedent.outcome == .duplicate
      ? .duplicate(package: package) : .superseded(package: package)
  }

  private func deliver(_ job: Job, _ receipt: Receipt, to place: AnswerPlace) async throws {
    try await commits.flush(
      try job.claim.draft(try receipt.answerFiles(), for: place), since: job.failures)
    let (folder, unflushed) = try job.claim.deliver(place, on: today)
    try await commits.flush(unflushed, since: job.failures)
    try await commits.remember(
      [.attemptEnded(job: job.id, .answered, detail: nil, at: now)]
        + notice(receipt, in: folder) + [receipt.ledgerEvent(at: folder, on: now)])
    notifier.wake()
    try job.claim.close()
  }

  func receipt(
    _ job: Job, _ outcome: Receipt.Outcome, conversion: Conversion?
  ) -> Receipt {
    var input = Receipt.Input(job.claim.originalPath)
    if conversion == nil, let (size, digest) = try? SHA256Digest.ofFile(job.claim.input) {
      (input.bytes, input.sha256) = (size, digest)
    }
    var receipt = Receipt(
      job: job.id, outcome: outcome, input: input, conversion: conversion,
      received: WallTime(local: job.received), finished: WallTime(), program: settings.program)
    receipt.arrival = job.arrival
    receipt.fingerprint = conversion?.fingerprint ?? settings.fingerprint
    return receipt
  }

  /// Answers a file that stays in the inbox, and gives what the ledger then knows.
  func answerWaiting(
    _ entry: InboxEntry, as id: JobID, _ outcome: Receipt.Outcome, reason: String, verdict: String,
    by flush: SpoolFlush
  ) throws -> LedgerAnswer {
    let now = WallTime()
    let receipt = Receipt(
      job: id.description, outcome: outcome, input: .init(entry.path), reason: reason,
      received: now, finished: now, program: settings.program)
    let folder = try settings.folders.answerWaiting(
      entry, as: id, on: today, files: try receipt.answerFiles(), by: flush)
    let answer = LedgerAnswer(
      name: entry.path.bytes, file: FileKey(entry.identity), verdict: verdict,
      job: id.description, time: self.now)
    try commits.ledger.write([.answered(answer)] + notice(receipt, in: folder))
    notifier.wake()
    return answer
  }

  /// That somebody is to be told, where that is wanted.
  func notice(_ receipt: Receipt, in folder: FilePath) -> [LedgerEvent] {
    receipt.notice(in: folder, settings.notification, at: now)
  }
}
