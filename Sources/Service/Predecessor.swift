import Conversion
import Glibc
import Ledger
import ReportModel
import SystemPackage

/// What stands under a package's name before a job publishes it: what the ledger remembers, or the
/// receipt that lies in the outbox, where that is newer because the ledger could not be written.
struct Predecessor {
  var package: String
  var version: Int
  var job: String
  /// When it was published; RFC 3339.
  var finished: String?
  var sha256: String?
  var fingerprint: String?
  var upprattad: Timestamp?
  var namnd: String?
  /// The name of the nämnd whose package lies in the outbox now, whatever its version; nil when none
  /// does.
  var lyingNamnd: String?

  init?(remembered job: LedgerJob?, lying package: FilePath) {
    let receipt = Receipt(in: package)
    let candidates = [receipt.flatMap(Predecessor.init), job.flatMap(Predecessor.init)]
    guard let latest = candidates.compactMap(\.self).max(by: { $0.version < $1.version }) else {
      return nil
    }
    self = latest
    lyingNamnd = receipt?.namnd ?? (Predecessor.isThere(package) ? job?.result.namnd : nil)
  }

  private static func isThere(_ package: FilePath) -> Bool {
    package.withPlatformString { access($0, F_OK) } == 0
  }

  private init?(_ job: LedgerJob) {
    guard let package = job.result.package, let version = job.result.version else { return nil }
    self.package = package
    self.version = version
    self.job = job.id
    finished = job.ended.map { WallTime(local: $0).rfc3339 }
    sha256 = job.result.sha256
    fingerprint = job.result.fingerprint
    upprattad = job.result.upprattad.flatMap { Timestamp(WallTime(local: $0).rfc3339) }
    namnd = job.result.namnd
  }

  private init?(_ receipt: Receipt) {
    guard receipt.outcome == .published, let package = receipt.package else { return nil }
    self.package = package
    version = receipt.version ?? 1
    job = receipt.job
    finished = receipt.finished
    sha256 = receipt.input.sha256
    fingerprint = receipt.fingerprint
    upprattad = receipt.upprattad.flatMap { Timestamp($0) }
    namnd = receipt.namnd
  }

  /// As receipts refer to it.
  var reference: Receipt.Reference {
    Receipt.Reference(version: version, job: job, finished: finished)
  }
}
