import Ledger
import Spool
import SystemPackage

/// What the loop remembers of the files in the inbox: the order in which they arrived, and what became
/// of them before.
struct InboxMemory {
  /// A file in the state in which it was first seen, or was put back.
  struct Known {
    /// Its place in the order of arrival.
    var arrival: Int
    /// Below the inbox.
    var path: FilePath
    /// When it was first seen, in seconds since 1970; of a file that was claimed before, when that
    /// was.
    var received: Int
    /// The job by which the ledger knows it; nil while it is on no record.
    var job: JobID?
    /// Sudden deaths of the daemon while it was worked on.
    var interruptions = 0
  }

  private var known: [FileKey: Known] = [:]
  private var answers: [FilePath: LedgerAnswer] = [:]
  private var lastArrival = 0

  /// With what their senders were told by earlier runs.
  init(_ answers: [LedgerAnswer]) {
    for answer in answers { note(answer) }
  }

  subscript(_ file: FileIdentity) -> Known? { known[FileKey(file)] }

  // MARK: The order of arrival

  /// The files that were not seen in their present state before.
  func new(among entries: [InboxEntry]) -> [InboxEntry] {
    entries.filter { $0.kind == .regular && known[FileKey($0.identity)] == nil }
  }

  /// Gives each of these files the next place in the order of arrival. Of those that one scan has
  /// found, the one goes first that its sender was done with first, by the file system's clock; none
  /// of them has been renamed by us.
  ///
  /// - Parameter places: of files that had a place when they were answered, and are put back as they
  ///   were.
  mutating func note(_ new: [InboxEntry], at time: Int, keeping places: [FileKey: Int] = [:]) {
    for entry in new.sorted(by: InboxMemory.isEarlier) {
      let key = FileKey(entry.identity)
      if places[key] == nil { lastArrival += 1 }
      known[key] = Known(
        arrival: places[key] ?? lastArrival, path: entry.path, received: time)
    }
  }

  private static func isEarlier(_ left: InboxEntry, _ right: InboxEntry) -> Bool {
    guard left.identity.changed == right.identity.changed else {
      return left.identity.changed < right.identity.changed
    }
    return left.path.bytes.lexicographicallyPrecedes(right.path.bytes)
  }

  /// The files that arrived before a place and are on no record yet; the first one first.
  func unrecorded(before arrival: Int) -> [(file: FileKey, known: Known)] {
    known.filter { $0.value.job == nil && $0.value.arrival < arrival }
      .sorted { $0.value.arrival < $1.value.arrival }
      .map { ($0.key, $0.value) }
  }

  /// The file is on record now, by this job.
  mutating func noteRecord(of file: FileKey, as job: JobID) { known[file]?.job = job }

  // MARK: What became of files

  /// A job has put its file back, or has left it for recovery to put back. If somebody has written to
  /// it meanwhile, it has arrived anew.
  mutating func remember(_ file: FileIdentity, _ job: Job) {
    let key = FileKey(file)
    let isUnchanged = key == FileKey(job.claim.identity)
    if !isUnchanged { lastArrival += 1 }
    known[key] = Known(
      arrival: isUnchanged ? job.arrival : lastArrival, path: job.claim.originalPath,
      received: job.received, job: job.claim.job)
  }

  /// The files that the ledger knows to lie in the inbox.
  mutating func recall(from ledger: Ledger) throws {
    lastArrival = max(lastArrival, try ledger.lastArrival())
    let interruptions = try ledger.interruptionsOfOpenJobs()
    for job in try ledger.openJobs() where job.state.isInInbox {
      known[job.file] = Known(
        arrival: job.arrival, path: FilePath(bytes: job.name), received: job.received,
        job: JobID(job.id), interruptions: interruptions[job.id] ?? 0)
    }
  }

  /// The file has been claimed.
  mutating func forget(_ file: FileIdentity) { known[FileKey(file)] = nil }

  /// Forgets what is about files that are gone, and gives the jobs by which they were on record.
  mutating func forget(allBut entries: [InboxEntry]) -> [JobID] {
    if !answers.isEmpty {
      let present = Set(entries.map(\.path))
      answers = answers.filter { present.contains($0.key) }
    }
    guard !known.isEmpty else { return [] }
    let present = Set(entries.map { FileKey($0.identity) })
    let gone = known.filter { !present.contains($0.key) }
    for file in gone.keys { known[file] = nil }
    return gone.values.compactMap(\.job)
  }

  // MARK: What senders were told

  /// Whether the file's sender has been told the same about it before.
  func hasTold(_ entry: InboxEntry, _ verdict: String) -> Bool {
    guard let told = answers[entry.path] else { return false }
    return told.file == FileKey(entry.identity) && told.verdict == verdict
  }

  mutating func note(_ answer: LedgerAnswer) { answers[FilePath(bytes: answer.name)] = answer }
}
