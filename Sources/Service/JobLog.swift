import Ledger
import Logging
import Spool

/// What the daemon tells its operators: one line for each event, with fields; `event` says which kind
/// it is. No content of reports, and names of dropped files, which may hold personal data, only where
/// the configuration wants them.
struct JobLog: Sendable {
  private let logger: Logger
  var namesFiles = false

  init(_ logger: Logger) { self.logger = logger }

  private func log(
    _ level: Logger.Level, _ event: String, _ message: Logger.Message,
    _ fields: Logger.Metadata = [:]
  ) {
    logger.log(level: level, message, metadata: fields.merging(["event": "\(event)"]) { $1 })
  }

  private func fields(of job: Job) -> Logger.Metadata {
    var fields: Logger.Metadata = ["job": "\(job.id)"]
    if namesFiles { fields["file"] = "\(job.claim.originalPath.printable)" }
    return fields
  }

  func started(_ settings: ServiceSettings, hearsEvents: Bool) {
    log(
      .info, "started", "watching the inbox",
      [
        "inbox": "\(settings.folders.inkorg.printable)", "width": "\(settings.width)",
        "mode": hearsEvents ? "events" : "polling",
      ])
  }

  func stopping(_ inHand: Int) {
    log(.info, "stopping", "stopping; finishing the work in hand", ["jobs": "\(inHand)"])
  }

  func breakingOff(_ inHand: Int) {
    log(.warning, "interrupted", "breaking off what is not finished", ["jobs": "\(inHand)"])
  }

  func claimed(_ job: Job) {
    var fields = fields(of: job)
    fields["bytes"] = "\(job.claim.identity.size)"
    log(.debug, "claimed", "claimed", fields)
  }

  func ended(_ job: Job, _ ending: JobEnding) {
    var fields = fields(of: job)
    if let outcome = ending.outcome { fields["outcome"] = "\(outcome.rawValue)" }
    switch ending {
    case .published(let package, let version, let files, let diagnostics):
      fields["package"] = "\(package)"
      fields["version"] = "\(version)"
      fields["files"] = "\(files)"
      fields["diagnostics"] = "\(diagnostics)"
      log(.info, "published", "published", fields)
    case .duplicate(let package):
      fields["package"] = "\(package)"
      log(.info, "duplicate", "answered: the same bytes are published already", fields)
    case .superseded(let package):
      fields["package"] = "\(package)"
      log(.notice, "superseded", "answered: a later version is published already", fields)
    case .rejected(let diagnostics):
      fields["diagnostics"] = "\(diagnostics)"
      log(.notice, "rejected", "rejected", fields)
    case .failed(let reason):
      fields["reason"] = "\(reason)"
      log(.error, "failed", "failed; the input is set aside", fields)
    case .returned(_, let reason):
      fields["reason"] = "\(reason?.kind ?? "written to")"
      log(.info, "returned", "put back: not complete yet", fields)
    case .held(_, let hold):
      fields["reason"] = "\(hold.kind.rawValue)"
      log(.notice, "returned", "put back: cannot be dealt with", fields)
    case .stopped:
      log(.info, "returned", "put back: stopping", fields)
    }
  }

  func workerFailed(_ job: Job, _ detail: String) {
    var fields = fields(of: job)
    fields["error"] = "\(detail)"
    log(.warning, "worker-failed", "a worker failed on a file", fields)
  }

  /// The same of a file that stays in the inbox.
  func workerFailed(_ job: JobID, _ detail: String) {
    log(
      .warning, "worker-failed", "a worker failed on a file",
      ["job": "\(job)", "error": "\(detail)"])
  }

  /// The archive no longer has the input of a job that this one is compared with.
  func inputMissing(_ job: Job, of earlier: String) {
    var fields = fields(of: job)
    fields["earlier"] = "\(earlier)"
    log(
      .warning, "not-compared", "the earlier report is not in the archive; nothing is compared",
      fields)
  }

  func workerMissing(_ error: any Error) {
    log(
      .error, "worker-failed", "no worker can be started; the first report tries again",
      ["error": "\(error)"])
  }

  func answered(_ job: JobID, _ verdict: Verdict) {
    log(
      .notice, "answered", "answered a file that stays in the inbox",
      ["job": "\(job)", "reason": "\(verdict.kind)"])
  }

  func withdrawn(_ job: String) {
    log(.notice, "withdrawn", "somebody took the file out of the inbox", ["job": "\(job)"])
  }

  func broken(_ job: String, _ error: any Error) {
    log(
      .error, "interrupted", "a job was interrupted", ["job": "\(job)", "error": "\(error)"])
  }

  func paused(_ reason: String, for time: Duration) {
    log(
      .error, "paused", "paused; nothing is lost, and work goes on by itself",
      ["error": "\(reason)", "next": "\(time)"])
  }

  func resumed() { log(.notice, "resumed", "work goes on") }

  /// An entry is held from now on. The message names its path.
  func overlooked(_ hold: Hold) {
    var fields: Logger.Metadata = ["reason": "\(hold.kind.rawValue)"]
    if namesFiles { fields["error"] = "\(hold.message)" }
    log(.warning, "overlooked", "cannot deal with something in the inbox; it is held", fields)
  }

  func late(_ job: Job) {
    log(
      .notice, "returned", "somebody wrote to a file after it was copied; it is in the inbox again",
      fields(of: job))
  }

  func left(_ job: String, _ error: any Error) {
    log(
      .error, "interrupted", "a job cannot be ended for now; it is tried again",
      ["job": "\(job)", "error": "\(error)"])
  }

  func notified(_ notice: LedgerNotice) {
    guard let fault = notice.fault else {
      return log(.info, "notified", "told somebody of an outcome", ["job": "\(notice.job)"])
    }
    log(
      .error, "notification-failed", "could not tell anybody of an outcome",
      ["job": "\(notice.job)", "error": "\(fault)"])
  }

  func ledgerRebuilt(jobs: Int, because reason: String) {
    log(
      .warning, "ledger-rebuilt", "made the ledger anew from the folders",
      ["jobs": "\(jobs)", "reason": "\(reason)"])
  }

  func expired(days: Int, jobs: Int) {
    log(
      .info, "expired", "removed what was kept long enough",
      ["days": "\(days)", "jobs": "\(jobs)"])
  }

  func cannotTell(_ error: any Error) {
    log(.warning, "status-failed", "cannot write the status file", ["error": "\(error)"])
  }

  func recovered(_ recovered: Recovered) {
    var fields: Logger.Metadata = ["job": "\(recovered.folder.printable)"]
    let outcome: String
    switch recovered.outcome {
    case .returned: outcome = "put back"
    case .archived: outcome = "archived"
    case .answered: outcome = "answered"
    case .cleared: outcome = "cleared"
    case .unknown: outcome = "left alone: not ours"
    case .failed(let error):
      fields["error"] = "\(error.message)"
      return log(.error, "recovery-failed", "cannot settle what was interrupted", fields)
    }
    fields["outcome"] = "\(outcome)"
    log(.notice, "recovered", "settled what was interrupted", fields)
  }
}
