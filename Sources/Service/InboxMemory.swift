import Ledger
import Spool
import SystemPackage

/// What the loop remembers of files that stay in the inbox, or come back to it.
struct InboxMemory {
  /// A file that was claimed before and is back.
  struct Known {
    var id: JobID
    var received: Int
    /// Sudden deaths of the daemon while it was worked on.
    var interruptions: Int
  }

  private var known: [FileKey: Known] = [:]
  private var answers: [FilePath: LedgerAnswer] = [:]

  /// With what their senders were told by earlier runs.
  init(_ answers: [LedgerAnswer]) {
    for answer in answers { note(answer) }
  }

  /// A job has put its file back, or has left it for recovery to put back.
  mutating func remember(_ file: FileIdentity, _ job: Job) {
    known[FileKey(file)] = Known(id: job.claim.job, received: job.received, interruptions: 0)
  }

  /// The files that the ledger knows to have been put back.
  mutating func recall(from ledger: Ledger) throws {
    for job in try ledger.openJobs() where job.state == .returned {
      guard let id = JobID(job.id) else { continue }
      let attempts = try ledger.attempts(of: job.id)
      known[job.file] = Known(
        id: id, received: job.received,
        interruptions: attempts.count { $0.result == .interrupted })
    }
  }

  subscript(_ file: FileIdentity) -> Known? { known[FileKey(file)] }

  /// The file has been claimed again.
  mutating func forget(_ file: FileIdentity) { known[FileKey(file)] = nil }

  /// Whether the file's sender has been told the same about it before.
  func hasTold(_ entry: InboxEntry, _ verdict: String) -> Bool {
    guard let told = answers[entry.path] else { return false }
    return told.file == FileKey(entry.identity) && told.verdict == verdict
  }

  mutating func note(_ answer: LedgerAnswer) { answers[FilePath(bytes: answer.name)] = answer }

  /// Forgets what is about files that are gone, and gives the jobs of those that were to be taken
  /// again.
  mutating func forget(allBut entries: [InboxEntry]) -> [JobID] {
    if !answers.isEmpty {
      let present = Set(entries.map(\.path))
      answers = answers.filter { present.contains($0.key) }
    }
    guard !known.isEmpty else { return [] }
    let present = Set(entries.map { FileKey($0.identity) })
    let gone = known.filter { !present.contains($0.key) }
    for file in gone.keys { known[file] = nil }
    return gone.values.map(\.id)
  }
}
