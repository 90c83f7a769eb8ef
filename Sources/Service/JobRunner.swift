import Conversion
import Glibc
import Spool
import SystemPackage

/// Takes one claimed file from the worker to its end: a published package and an archived input, or
/// an answer in `fel/`, or back to the inbox. Blocks, and waits for its turn to publish.
struct JobRunner: Sendable {
  let settings: ServiceSettings
  let pool: WorkerPool
  let order = PublicationOrder()

  /// How a job ended, for the log.
  enum Ending: Sendable {
    case published(package: String, files: Int, diagnostics: Int)
    case rejected(diagnostics: Int)
    /// Nothing that reports are made of.
    case foreign
    /// Put back: it is not all there yet.
    case returned(InboxEntry, Unfinished?)
    /// Set aside because the program failed on it.
    case failed(String)
  }

  /// Ends the job of a claim. What it throws left the job for `recover`.
  func run(_ claim: Claim, _ content: Verdict.Content, _ number: Int) async throws -> Ending {
    let received = WallTime()
    if content == .foreign {
      let reason =
        "Filen är ingen rapport: namnet slutar inte på .json. Lägg in rapporten under ett sådant namn."
      try reject(claim, .rejected, reason: reason, received: received)
      return .foreign
    }
    let conversion: Conversion
    switch try convert(claim) {
    case .failure(let message):
      try reject(claim, .failed, detail: message, received: received)
      return .failed(message)
    case .success(let converted):
      conversion = converted
    }
    // Somebody still wrote to the file while it was read: what was read is worth nothing.
    guard try claim.isIntact() else { return .returned(try claim.unclaim(), nil) }
    switch conversion.outcome {
    case .unfinished:
      return .returned(try claim.unclaim(), .cutOff)
    case .rejected:
      try reject(claim, .rejected, conversion: conversion, received: received)
      return .rejected(diagnostics: conversion.diagnostics.count)
    case .converted:
      await order.turn(of: number)
      return try publish(claim, conversion, received: received)
    }
  }

  private enum Converted {
    case success(Conversion)
    case failure(String)
  }

  /// Converts, with a second try. What the machine itself lacks is no failure of the report's.
  private func convert(_ claim: Claim) throws -> Converted {
    var failures: [String] = []
    while failures.count < 2 {
      let stage = try claim.stageDirectory()
      do {
        let reply = try pool.convert(
          WorkerRequest(
            job: claim.job.description, input: claim.input.string, stage: stage.string,
            strict: settings.isStrict))
        if let conversion = reply.conversion { return .success(conversion) }
        let message = reply.failure?.message ?? "the worker gave no reason"
        if let errno = reply.failure?.errno, OwnFault.isOurs(errno) {
          throw OwnFault(description: message)
        }
        failures.append(message)
      } catch WorkerError.wasDead {
        continue
      } catch WorkerError.cannotStart(let errno) {
        throw OwnFault(description: WorkerError.cannotStart(errno).description)
      } catch let error as WorkerError {
        failures.append(error.description)
      }
    }
    return .failure(failures.last ?? "")
  }

  private func publish(
    _ claim: Claim, _ conversion: Conversion, received: WallTime
  ) throws -> Ending {
    let package = conversion.package ?? claim.job.description
    if let other = publishedName(package), other != conversion.namnd {
      let reason =
        "Paketet \(package) är publicerat för »\(other)«, men rapporten är från »\(conversion.namnd ?? "")« med samma kod. Rätta namnet eller koden."
      try reject(claim, .rejected, conversion: conversion, reason: reason, received: received)
      return .rejected(diagnostics: conversion.diagnostics.count)
    }
    let receipt = receipt(claim, .published, conversion: conversion, received: received)
    do {
      _ = try claim.publish(as: package, with: try answer(receipt), on: today)
    } catch let error as SpoolError where !error.isOurFault {
      // One blocked name must not hold up the rest.
      let reason =
        "I utkorgen finns redan »\(package)«, som inte är ett paket. Be den som sköter programmet att flytta undan det."
      try reject(
        claim, .failed, conversion: conversion, reason: reason, detail: error.message,
        received: received)
      return .failed(error.message)
    }
    _ = try claim.archive(on: today)
    return .published(
      package: package, files: conversion.files.count, diagnostics: conversion.diagnostics.count)
  }

  /// The nämnd of the package that is published under a name; nil when there is none to read.
  private func publishedName(_ package: String) -> String? {
    let file = settings.folders.utkorg.appending(package).appending(Receipt.jsonName)
    return (try? InputFile.read(file)).flatMap(Receipt.read)?.namnd
  }

  private func reject(
    _ claim: Claim, _ outcome: Receipt.Outcome, conversion: Conversion? = nil,
    reason: String? = nil, detail: String? = nil, received: WallTime
  ) throws {
    var receipt = receipt(
      claim, outcome, conversion: conversion, reason: reason, received: received)
    receipt.detail = detail
    _ = try claim.reject(on: today, files: try answer(receipt))
  }

  private func receipt(
    _ claim: Claim, _ outcome: Receipt.Outcome, conversion: Conversion?, reason: String? = nil,
    received: WallTime
  ) -> Receipt {
    var input = Receipt.Input(claim.originalPath)
    if conversion == nil, let (size, digest) = try? SHA256Digest.ofFile(claim.input) {
      (input.bytes, input.sha256) = (size, digest)
    }
    return Receipt(
      job: claim.job.description, outcome: outcome, input: input, conversion: conversion,
      reason: reason, received: received, finished: WallTime(),
      program: settings.program)
  }
}

extension JobRunner {
  var today: DayFolder { DayFolder(at: time(nil)) }

  func answer(_ receipt: Receipt) throws -> [AnswerFile] {
    [
      AnswerFile(name: Receipt.textName, bytes: Array(receipt.text.utf8)),
      AnswerFile(name: Receipt.jsonName, bytes: try receipt.json()),
    ]
  }

  /// Answers a file that stays in the inbox.
  func answerWaiting(
    _ entry: InboxEntry, as job: JobID, _ outcome: Receipt.Outcome, reason: String
  ) throws {
    let now = WallTime()
    let receipt = Receipt(
      job: job.description, outcome: outcome, input: .init(entry.path), reason: reason,
      received: now, finished: now, program: settings.program)
    _ = try settings.folders.answerWaiting(entry, as: job, on: today, files: try answer(receipt))
  }
}

extension Receipt.Input {
  init(_ path: FilePath) {
    let bytes = path.bytes
    let isText = String(validating: bytes, as: UTF8.self) != nil
    self.init(
      name: String(decoding: bytes, as: UTF8.self),
      nameBytes: isText ? nil : Hexadecimal.text(bytes))
  }
}
