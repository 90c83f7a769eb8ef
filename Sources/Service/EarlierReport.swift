import Conversion
import Ledger
import Spool
import SystemPackage

/// The latest accepted report of the same nämnd before a package's period.
struct EarlierReport {
  private let job: LedgerJob
  private let package: String
  private let sha256: String

  /// Nil when there is none.
  init?(before package: String, in ledger: Ledger) throws {
    guard let job = try ledger.published(before: package), let name = job.result.package,
      let digest = job.result.sha256
    else { return nil }
    (self.job, self.package, sha256) = (job, name, digest)
  }

  /// As the receipt of the later report names it.
  var reference: Receipt.Earlier {
    Receipt.Earlier(package: package, version: job.result.version ?? 1, job: job.id, sha256: sha256)
  }

  /// Its place in the order of arrival.
  var arrival: Int { job.arrival }

  /// The archived input; nil when it has gone.
  func input(in folders: SpoolFolders) throws -> FilePath? {
    try JobID(job.id).flatMap { try folders.archivedInput(of: $0) }
  }

  /// What decides how a package and its receipt come out: a fingerprint, and the report before.
  static func fingerprint(_ base: String, of package: String, in ledger: Ledger) throws -> String {
    guard let earlier = try EarlierReport(before: package, in: ledger) else { return base }
    return SHA256Digest.hex(of: Array("\(base) \(earlier.sha256)".utf8))
  }
}
