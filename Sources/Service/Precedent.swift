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
  init?(of digest: String, _ fingerprint: String, in ledger: Ledger, published outbox: FilePath)
    throws
  {
    guard let earlier = try ledger.publications(of: digest).first,
      let package = earlier.result.package, let current = try ledger.published(package)
    else { return nil }
    guard current.result.sha256 == digest else {
      self = .superseded(earlier, by: current)
      return
    }
    guard current.result.fingerprint == fingerprint,
      try Precedent.isIntact(
        try ledger.artifacts(of: current.id), in: outbox.appending(package))
    else { return nil }
    self = .duplicate(of: current)
  }

  private static func isIntact(_ files: [LedgerArtifact], in package: FilePath) throws -> Bool {
    try !files.isEmpty
      && files.allSatisfy { file in
        do throws(ExportError) {
          return try SHA256Digest.ofFile(package.appending(file.name)).digest == file.sha256
        } catch {
          // Gone, or no file any more; anything else says nothing about the package.
          if let errno = error.errno, [ENOENT, ENOTDIR, ELOOP].contains(errno) { return false }
          throw OwnFault(description: "\(error)")
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
