import Conversion
import Ledger
import ReportModel
import Spool
import SystemPackage

extension JobRunner {
  /// Publishes what was converted, as the next version of its package.
  func publish(
    _ job: Job, _ input: InputDigest, _ conversion: Conversion
  ) async throws -> JobEnding {
    guard let package = conversion.package else {
      return try await fail(job, input, detail: "the worker named no package", conversion)
    }
    await order.turn(of: job.arrival, for: package)
    // The same bytes may have been on their way side by side.
    let fingerprint = conversion.fingerprint ?? settings.fingerprint
    if let precedent = try precedent(of: input.sha256, fingerprint) {
      return try await answer(job, precedent, input, conversion)
    }
    let predecessor = Predecessor(
      remembered: try commits.ledger.published(package),
      lying: settings.folders.utkorg.appending(package))
    if let predecessor, let later = try laterArrival(predecessor, than: job) {
      return try await answer(job, .superseded(job.record, by: later), input, conversion)
    }
    // Where there is a register, it has decided about the name.
    if settings.register == nil, let other = predecessor?.lyingNamnd.map(FoldedName.init),
      other != FoldedName(conversion.namnd ?? "")
    {
      return try await reject(
        job, input, Wording.otherNamnd(package, other, FoldedName(conversion.namnd ?? "")),
        conversion)
    }
    var conversion = conversion
    conversion.fingerprint = try EarlierReport.fingerprint(
      fingerprint, of: package, in: commits.ledger)
    let earlier = try EarlierReport(before: package, in: commits.ledger)
    let review = try await review(job, after: earlier)
    conversion.diagnostics += review?.diagnostics ?? []
    if review?.isFit == false { return try await reject(job, input, nil, conversion) }
    var receipt = try await receipt(for: job, input, conversion, after: predecessor)
    if review != nil { receipt.earlier = earlier?.reference }
    let settled = try settledAnswers(by: job, receipt)
    receipt.settled = Receipt.settled(settled)
    // The last look: until here somebody may have written to it.
    guard try job.claim.isIntact() else { return try await putBack(job, nil) }
    let replacing = predecessor?.version ?? 0
    do {
      let sealed = try job.claim.seal(
        conversion.files.map(\.name), as: package, replacing: replacing,
        with: receipt.answerFiles(), settling: settled.map(\.answer))
      try await commits.flush(sealed, since: job.failures)
      try await commits.flush(try job.claim.publish(), since: job.failures)
    } catch let error as SpoolError where error.isOfPackageName {
      // One blocked name must not hold up the rest.
      return try await fail(
        job, input, detail: error.message, conversion,
        reason: error.code == .occupied ? Wording.blockedName(package) : nil)
    }
    try await commits.remember(
      [.attemptEnded(job: job.id, .answered, detail: nil, at: now)]
        + notice(receipt, in: settings.folders.utkorg.appending(package))
        + [receipt.ledgerEvent(at: settings.folders.utkorg.appending(package), on: now)]
        + settled.map {
          .moved(
            job: $0.receipt.job, to: $0.answer.archivedPlace(in: settings.folders).string)
        })
    notifier.wake()
    let archived = try job.claim.archive(on: today)
    // Not before: the next one is compared with the input that lies in the archive now.
    order.leave(job.arrival)
    try await commits.flush(archived.unflushed, since: job.failures)
    try await clear(job)
    return .published(
      package: package, version: receipt.version ?? 1, files: conversion.files.count,
      diagnostics: receipt.diagnostics.total)
  }

  /// What has published the package, if its file arrived later than this job's: then it must not be
  /// undone. Its row may not tell the version yet, when the ledger could not be written just after.
  private func laterArrival(_ predecessor: Predecessor, than job: Job) throws -> LedgerJob? {
    guard var theirs = try commits.ledger.job(predecessor.job), theirs.arrival > job.arrival else {
      return nil
    }
    (theirs.result.package, theirs.result.version) = (predecessor.package, predecessor.version)
    theirs.result.namnd = predecessor.namnd
    return theirs
  }

  /// The answers in `fel/` that the publication settles. One of bytes that were published before corrects
  /// nothing.
  private func settledAnswers(
    by job: Job, _ receipt: Receipt
  ) throws -> [AnswerSettlement.Settled] {
    guard let package = receipt.package, receipt.isRestored != true, receipt.isRemade != true else {
      return []
    }
    let settlement = AnswerSettlement(
      folders: settings.folders, ledger: commits.ledger, register: settings.register)
    return try settlement.answers(
      settledBy: .init(
        package: package, namnd: receipt.namnd, name: job.claim.originalPath,
        arrival: job.arrival),
      on: today)
  }

  private func receipt(
    for job: Job, _ input: InputDigest, _ conversion: Conversion, after predecessor: Predecessor?
  ) async throws -> Receipt {
    var receipt = receipt(job, .published, input, conversion)
    receipt.version = (predecessor?.version ?? 0) + 1
    guard let predecessor else { return receipt }
    let isSameInput = predecessor.sha256 == input.sha256
    if isSameInput, predecessor.fingerprint == receipt.fingerprint {
      receipt.version = predecessor.version
      receipt.isRestored = true
      return receipt
    }
    receipt.replaces = predecessor.reference
    if isSameInput {
      receipt.isRemade = true
    } else {
      let changes = try await changes(from: predecessor, to: job)
      receipt.changes = changes?.told
      receipt.changeCount = changes.flatMap { $0.count > $0.told.count ? $0.count : nil }
    }
    if let theirs = predecessor.upprattad,
      let ours = conversion.upprattad.flatMap({ Timestamp($0) }),
      ours.unixSeconds < theirs.unixSeconds
    {
      receipt.diagnostics.append(
        Diagnostic(
          code: "V01", severity: .warning, message: Wording.older(ours, than: theirs),
          pointer: "/upprattad"))
    }
    return receipt
  }

  /// What the report before brings to light; nil when there is none, or none to be read.
  private func review(_ job: Job, after earlier: EarlierReport?) async throws -> Review? {
    guard let earlier else { return nil }
    // Published a moment ago, it may be on its way to the archive.
    await order.departure(of: earlier.arrival)
    guard let before = try earlier.input(in: settings.folders) else {
      log.inputMissing(job, of: earlier.reference.job)
      return nil
    }
    let request = WorkerRequest(
      job: job.id,
      task: .review(report: PathBytes(job.claim.copy), earlier: PathBytes(before)))
    // The package is sound without it; the receipt then names no earlier report.
    do {
      let reply = try await pool.ask(request)
      if let failure = reply.failure { log.workerFailed(job, failure.message) }
      return reply.review
    } catch let error as WorkerError {
      log.workerFailed(job, error.description)
      return nil
    }
  }

  /// What a correction changes; nil when the earlier report is not there to be compared.
  private func changes(
    from predecessor: Predecessor, to job: Job
  ) async throws -> FigureChanges? {
    guard let id = JobID(predecessor.job),
      let earlier = try settings.folders.archivedInput(of: id)
    else {
      log.inputMissing(job, of: predecessor.job)
      return nil
    }
    let request = WorkerRequest(
      job: job.id,
      task: .compare(earlier: PathBytes(earlier), later: PathBytes(job.claim.copy)))
    // The package is sound without it; the receipt says that nothing could be compared.
    do {
      let reply = try await pool.ask(request)
      if let failure = reply.failure { log.workerFailed(job, failure.message) }
      return reply.changes
    } catch let error as WorkerError {
      log.workerFailed(job, error.description)
      return nil
    }
  }
}
