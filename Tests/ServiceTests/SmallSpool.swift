import Conversion
import Foundation
import Ledger
import Spool
import SystemPackage
import Testing

@testable import Service

/// Folders and a ledger of their own, and what crashes leave in them.
final class SmallSpool {
  let root: FilePath
  let folders: SpoolFolders
  let ledger: Ledger
  private let lock: SpoolLock
  private var seconds = 1_790_000_000

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "service-\(UUID())")
    root = FilePath(url.path)
    folders = SpoolFolders(dataDirectory: root)
    lock = try folders.prepare()
    ledger = try Ledger(at: folders.ledger.string)
  }

  deinit {
    withExtendedLifetime(lock) {}
    try? FileManager.default.removeItem(atPath: root.string)
  }

  /// A job whose file was taken and whose worker was asked, as the ledger has it.
  func job() throws -> JobID {
    seconds += 1
    var random = SystemRandomNumberGenerator()
    let id = JobID(at: seconds, sequence: 0, using: &random)
    let key = FileKey(inode: UInt64(seconds), size: 2, modified: 3)
    try ledger.write([
      .seen(
        LedgerJob(
          id: id.description, arrival: seconds - 1_790_000_000, name: Array("a.json".utf8),
          file: key, received: seconds)),
      .attemptBegan(job: id.description, at: seconds),
    ])
    return id
  }

  /// A file that was dropped and taken, of which the ledger knows nothing.
  func claimed(_ name: FilePath, arrival: Int) throws -> Claim {
    seconds += 1
    var random = SystemRandomNumberGenerator()
    try Data("{}".utf8).write(to: URL(filePath: folders.inkorg.pushing(name).string))
    let entry = try #require(try folders.scan().entries.first { $0.path == name })
    return try #require(
      try folders.claim(
        entry, as: JobID(at: seconds, sequence: 0, using: &random), arrival: arrival))
  }

  func receipt(
    _ job: JobID, _ outcome: Receipt.Outcome, package: String? = nil, version: Int? = nil
  ) -> Receipt {
    let time = WallTime(local: seconds)
    var receipt = Receipt(
      job: job.description, outcome: outcome,
      input: .init(name: "a.json", bytes: 2, sha256: "aa\(version ?? 0)"), received: time,
      finished: time, program: "test")
    (receipt.package, receipt.version) = (package, version)
    return receipt
  }

  /// Puts a receipt into a folder, and makes the folder.
  func write(_ receipt: Receipt, in folder: FilePath) throws {
    try make(folder)
    try Data(try receipt.json()).write(
      to: URL(filePath: folder.appending(Receipt.jsonName).string))
  }

  func make(_ folder: FilePath) throws {
    try FileManager.default.createDirectory(
      atPath: folder.string, withIntermediateDirectories: true)
  }

  /// Puts an input into the archive, as that of a published job.
  func archive(_ job: JobID) throws {
    let day = folders.arkiv.appending("2026-09-22")
    try make(day)
    try Data("{}".utf8).write(to: URL(filePath: day.appending("a.\(job).json").string))
  }

  func state(_ job: JobID) throws -> LedgerJob.State? { try ledger.job(job.description)?.state }

  func attempts(_ job: JobID) throws -> [LedgerAttempt.Result?] {
    try ledger.attempts(of: job.description).map(\.result)
  }
}
