import Ledger
import Spool

/// A claimed file on its way, with what the daemon knew when it was claimed.
struct Job: Sendable {
  let claim: Claim
  let content: Verdict.Content
  /// When the file was first seen, in seconds since 1970.
  let received: Int
  /// Flushes that had failed when it was claimed.
  let failures: Int
  let claimed = ContinuousClock.now

  var id: String { claim.job.description }

  /// Its place in the order of arrival.
  var arrival: Int { claim.arrival }

  var record: LedgerJob {
    LedgerJob(
      id: id, arrival: arrival, name: claim.originalPath.bytes, file: FileKey(claim.identity),
      received: received)
  }
}

/// How a job ended, for the log and for what comes next.
enum JobEnding: Sendable {
  case published(package: String, version: Int, files: Int, diagnostics: Int)
  /// The same bytes are published already.
  case duplicate(package: String)
  /// A later version is published already.
  case superseded(package: String)
  case rejected(diagnostics: Int)
  /// Set aside because the program failed on it.
  case failed(String)
  /// Put back, because it is not all there yet or somebody wrote to it.
  case returned(InboxEntry, Unfinished?)
  /// Put back, because of a fault of the file's own: its sender has closed it, say.
  case held(InboxEntry, Hold)
  /// Put back, because the daemon was told to stop.
  case stopped

  var outcome: JobOutcome? {
    switch self {
    case .published: .published
    case .duplicate: .duplicate
    case .superseded: .superseded
    case .rejected: .rejected
    case .failed: .failed
    case .returned, .held, .stopped: nil
    }
  }
}
