import Conversion
import Ledger
import ReportModel
import Spool
import SystemPackage

extension JobRunner {
  /// Publishes what was converted, as the next version of its package.
  func publish(_ job: Job, _ conversion: Conversion) async throws -> JobEnding {
    guard let package = conversion.package else {
      return try await fail(job, detail: "the worker named no package", conversion)
    }
    await order.turn(of: job.turn, for: package)
    let input = InputDigest(bytes: conversion.inputSize, sha256: conversion.inputSHA256)
    // The same bytes may have been on their way side by side.
    if let precedent = try Precedent(of: input.sha256, under: settings, in: commits.ledger) {
      return try await answer(job, precedent, input, conversion)
    }
    let current = try commits.ledger.published(package)
    if let current, try isOvertaken(job, by: current) {
      return try await answer(job, .superseded(job.record, by: current), input, conversion)
    }
    if let other = publishedName(package), other != conversion.namnd {
      return try await reject(
        job, Wording.otherNamnd(package, other, conversion.namnd ?? ""), conversion)
    }
    let receipt = try await receipt(for: job, conversion, after: current)
    let replacing = receipt.replaces?.version ?? receipt.version ?? 0
    do {
      let sealed = try job.claim.seal(
        conversion.files.map(\.name), as: package, replacing: replacing,
        with: receipt.answerFiles())
      try await commits.flush(sealed)
      try await commits.flush(try job.claim.publish())
    } catch let error as SpoolError where !error.isOurFault {
      // One blocked name must not hold up the rest.
      return try await fail(
        job, detail: error.message, conversion, reason: Wording.blockedName(package))
    }
    try await commits.remember(
      [.attemptEnded(job: job.id, .answered, detail: nil, at: now)]
        + notice(receipt, in: settings.folders.utkorg.appending(package))
        + [receipt.ledgerEvent(at: settings.folders.utkorg.appending(package), on: now)])
    notifier.wake()
    order.leave(job.turn)
    let archived = try job.claim.archive(on: today)
    try await commits.flush(archived.unflushed)
    try job.claim.close()
    return .published(
      package: package, version: receipt.version ?? 1, files: conversion.files.count,
      diagnostics: receipt.diagnostics.count)
  }

  /// A file that was claimed later has published already: this one must not undo it.
  private func isOvertaken(_ job: Job, by current: LedgerJob) throws -> Bool {
    guard let mine = try commits.ledger.job(job.id)?.number, let theirs = current.number else {
      return false
    }
    return theirs > mine
  }

  /// The nämnd of the package that is published under a name; nil when there is none to read.
  private func publishedName(_ package: String) -> String? {
    Receipt(in: settings.folders.utkorg.appending(package))?.namnd
  }

  private func receipt(
    for job: Job, _ conversion: Conversion, after current: LedgerJob?
  ) async throws -> Receipt {
    var receipt = receipt(job, .published, conversion: conversion)
    guard let current, let version = current.result.version else {
      // The ledger may be younger than the package.
      let earlier = conversion.package.flatMap {
        Receipt(in: settings.folders.utkorg.appending($0))
      }
      receipt.version = (earlier.map { $0.version ?? 1 } ?? 0) + 1
      receipt.replaces = earlier.map {
        .init(version: $0.version ?? 1, job: $0.job, finished: $0.finished)
      }
      return receipt
    }
    let isSameInput = current.result.sha256 == conversion.inputSHA256
    if isSameInput, current.result.fingerprint == receipt.fingerprint {
      receipt.version = version
      receipt.isRestored = true
      return receipt
    }
    receipt.version = version + 1
    receipt.replaces = current.reference
    receipt.changes = isSameInput ? [] : try await changes(from: current, to: job)
    if let theirs = current.result.upprattad, let ours = conversion.upprattad, ours < theirs {
      receipt.diagnostics.append(
        Diagnostic(
          code: "V01", severity: .warning, message: Wording.older(ours, than: theirs),
          pointer: "/upprattad"))
    }
    return receipt
  }

  /// What a correction changes; nil when the earlier report is not there to be compared.
  private func changes(
    from current: LedgerJob, to job: Job
  ) async throws -> [FigureChange]? {
    guard let id = JobID(current.id),
      let earlier = try settings.folders.archivedInput(of: id)
    else { return nil }
    let request = WorkerRequest(
      job: job.id,
      task: .compare(earlier: PathBytes(earlier), later: PathBytes(job.claim.input)))
    do {
      return try await pool.ask(request).changes
    } catch is WorkerError {
      // The package is sound without it; the receipt says that nothing could be compared.
      return nil
    }
  }
}

extension LedgerJob {
  /// As receipts refer to it.
  var reference: Receipt.Reference {
    Receipt.Reference(
      version: result.version ?? 1, job: id,
      finished: ended.map { WallTime(local: $0).rfc3339 })
  }
}
