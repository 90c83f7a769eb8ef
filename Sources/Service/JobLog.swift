import Logging
import Spool

/// What the daemon tells its operators: one line for each event, with fields. No content of reports
/// and no names of dropped files, which may hold personal data.
struct JobLog: Sendable {
  private let logger: Logger

  init(_ logger: Logger) { self.logger = logger }

  func started(_ settings: ServiceSettings, _ kind: FileSystemKind) {
    logger.info(
      "watching the inbox",
      metadata: [
        "inbox": "\(settings.folders.inkorg.printable)", "width": "\(settings.width)",
        "mode": kind == .local ? "events" : "polling",
      ])
  }

  func stopping(_ inHand: Int) {
    logger.info("stopping; finishing the work in hand", metadata: ["jobs": "\(inHand)"])
  }

  func claimed(_ job: JobID, _ entry: InboxEntry) {
    logger.debug("claimed", metadata: ["job": "\(job)", "bytes": "\(entry.identity.size)"])
  }

  func ended(_ job: JobID, _ ending: JobRunner.Ending) {
    var fields: Logger.Metadata = ["job": "\(job)"]
    switch ending {
    case .published(let package, let files, let diagnostics):
      fields["outcome"] = "published"
      fields["package"] = "\(package)"
      fields["files"] = "\(files)"
      fields["diagnostics"] = "\(diagnostics)"
      logger.info("published", metadata: fields)
    case .rejected(let diagnostics):
      fields["outcome"] = "rejected"
      fields["diagnostics"] = "\(diagnostics)"
      logger.notice("rejected", metadata: fields)
    case .foreign:
      fields["outcome"] = "rejected"
      logger.notice("rejected: not named as a report", metadata: fields)
    case .failed(let reason):
      fields["outcome"] = "failed"
      fields["reason"] = "\(reason)"
      logger.error("failed; the input is set aside", metadata: fields)
    case .returned:
      break
    }
  }

  func returned(_ job: JobID, _ reason: Unfinished?) {
    logger.info(
      "put back: not complete yet",
      metadata: ["job": "\(job)", "reason": reason == nil ? "written to" : "cut off"])
  }

  func answered(_ job: JobID, _ verdict: Verdict) {
    logger.notice("answered a file that stays in the inbox", metadata: ["job": "\(job)"])
  }

  func broken(_ job: JobID, _ error: any Error) {
    logger.error("a job was interrupted", metadata: ["job": "\(job)", "error": "\(error)"])
  }

  func paused(_ error: SpoolError) {
    logger.error(
      "paused", metadata: ["error": "\(error.message)", "hint": "\(error.hint ?? "")"])
  }

  func overlooked(_ error: SpoolError) {
    logger.warning("cannot look at something in the inbox", metadata: ["error": "\(error.message)"])
  }

  func recovered(_ recovered: Recovered) {
    let outcome =
      switch recovered.outcome {
      case .returned: "put back"
      case .archived: "archived"
      case .answered: "answered"
      case .cleared: "cleared"
      case .unknown: "left alone: not ours"
      case .failed(let error): "failed: \(error.message)"
      }
    let fields: Logger.Metadata = [
      "job": "\(recovered.folder.printable)", "outcome": "\(outcome)",
    ]
    if case .failed = recovered.outcome {
      logger.error("cannot settle what was interrupted", metadata: fields)
    } else {
      logger.notice("settled what was interrupted", metadata: fields)
    }
  }
}
