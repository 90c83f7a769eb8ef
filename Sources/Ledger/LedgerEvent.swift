/// Something that has happened to a job, to be remembered. Written again, an event changes nothing.
public enum LedgerEvent: Sendable {
  /// A file lies in the inbox, or was taken out of it, as the job's state says; for the first time or
  /// again.
  case seen(LedgerJob)
  /// A worker is about to be asked.
  case attemptBegan(job: String, at: Int)
  /// The last try of the job is over.
  case attemptEnded(job: String, LedgerAttempt.Result, detail: String?, at: Int)
  /// The file is back in the inbox.
  case returned(job: String)
  /// What of the job's input is kept is this file from now on, by which it is known when somebody puts it
  /// back into the inbox.
  case kept(job: String, FileKey)
  /// The job is over.
  case ended(job: String, LedgerJob.State, LedgerResult, [LedgerArtifact], at: Int)
  /// What the job ended with lies in another place now.
  case moved(job: String, to: String)
  /// The sender of a file that stays was told.
  case answered(LedgerAnswer)
  /// Somebody is to be told of an outcome, was told, or could not be.
  case notice(LedgerNotice)
}
