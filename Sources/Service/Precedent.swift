import Conversion
import ExporterKit
import Glibc
import Ledger
import Spool
import SystemPackage

/// What was published before and makes converting the same bytes again needless.
enum Precedent {
  /// It is what lies in the outbox, unchanged.
  case duplicate(of: LedgerJob)
  /// A later version has taken its place.
  case superseded(LedgerJob, by: LedgerJob)

  /// Looks for a publication of an input with this digest. Nil when there is none, and when the
  /// package is gone from the outbox, was altered there, or would come out differently today.
  init?(
    of digest: String, _ fingerprint: String, in ledger: Ledger, published outbox: FilePath,
    check: () throws -> Void
  ) throws {
    guard let earlier = try ledger.publications(of: digest).first,
      let package = earlier.result.package, let current = try ledger.published(package)
    else { return nil }
    guard current.result.sha256 == digest else {
      self = .superseded(earlier, by: current)
      return
    }
    guard
      try current.result.fingerprint
        == EarlierReport.fingerprint(fingerprint, of: package, in: ledger),
      try Precedent.isIntact(
        try ledger.artifacts(of: current.id), in: outbox.appending(package), check)
    else { return nil }
    self = .duplicate(of: current)
  }

  private static func isIntact(
    _ files: [LedgerArtifact], in package: FilePath, _ check: () throws -> Void
  ) throws -> Bool {
    try !files.isEmpty
      && files.allSatisfy { file in
        do {
          return try SHA256Digest.isFile(
            at: package.appending(file.name), bytes: file.bytes, sha256: file.sha256, check: check)
        } catch let error as Errno where FaultOwner(error) != .machine {
          // Gone, closed or not to be read: it is made again.
          return false
        } catch let error as Errno {
          throw OwnFault(description: "cannot read a package: \(error)")
        }
      }
  }

  /// The publication that stands.
  var current: LedgerJob {
    switch self {
    case .duplicate(let job), .superseded(_, let job): job
    }
  }

  /// Its package.
  var package: String { current.result.package ?? "" }

  var outcome: Receipt.Outcome {
    switch self {
    case .duplicate: .duplicate
    case .superseded: .superseded
    }
  }
}

/// How many bytes an input has, and their SHA-256.
struct InputDigest {
  var bytes: Int
  var sha256: String
}

extension LedgerJob {
  /// As receipts refer to it.
  var reference: Receipt.Reference {
    Receipt.Reference(
      version: result.version ?? 1, job: id,
      finished: ended.map { WallTime(local: $0).rfc3339 })
  }
}
