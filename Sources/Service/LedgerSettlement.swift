import Conversion
import Glibc
import Ledger
import Spool
import SystemPackage

/// Brings the ledger in line with the folders, which are right whenever the two disagree.
struct LedgerSettlement {
  let folders: SpoolFolders
  let ledger: Ledger
  /// Who is to be told of what ended while nobody could write it down.
  var notification: NotificationSettings?

  /// Puts on record what recovery is about to put back into the inbox, with the places that the files
  /// have in the order of arrival. What has none, because an earlier version took it, gets the next
  /// places, in the order in which it was taken.
  func record(_ interrupted: [Interrupted]) throws {
    guard !interrupted.isEmpty else { return }
    var last = max(try ledger.lastArrival(), interrupted.compactMap(\.arrival).max() ?? 0)
    let now = time(nil)
    try ledger.write(
      interrupted.map { file in
        if file.arrival == nil { last += 1 }
        return .seen(
          LedgerJob(
            id: file.job.description, arrival: file.arrival ?? last, name: file.path.bytes,
            file: FileKey(file.identity), received: now))
      })
  }

  /// Looks for what became of every job that the ledger believes to be in hand and that is not: it
  /// ended and nobody could write it down any more, or it was put back. One look through the folders
  /// serves them all.
  ///
  /// - Parameter cause: how its open attempt ended, if it has one.
  func settle(except inHand: Set<JobID>, cause: LedgerAttempt.Result) throws {
    // One that lies in arbete still could not be recovered; that is tried again.
    let jobs = try ledger.openJobs().filter { job in
      guard job.state == .claimed, let id = JobID(job.id) else { return false }
      return !inHand.contains(id) && !folders.holds(id)
    }
    guard !jobs.isEmpty else { return }
    let places = try folders.whereabouts(of: Set(jobs.compactMap { JobID($0.id) }))
    let isAnyPublished = places.values.contains { Receipt(in: $0) == nil }
    let packages = isAnyPublished ? published() : []
    let now = time(nil)
    try ledger.write(
      jobs.flatMap { job -> [LedgerEvent] in
        guard let place = JobID(job.id).flatMap({ places[$0] }) else {
          return [
            .attemptEnded(job: job.id, cause, detail: nil, at: now), .returned(job: job.id),
          ]
        }
        return [.attemptEnded(job: job.id, .answered, detail: nil, at: now)]
          + ending(of: job, at: place, packages)
      })
  }

  private func ending(
    of job: LedgerJob, at place: FilePath, _ packages: [(receipt: Receipt, place: FilePath)]
  ) -> [LedgerEvent] {
    // An input in the archive: its package is in the outbox, unless somebody has fetched it.
    let answer = Receipt(in: place).map { (receipt: $0, place: place) }
    guard let (receipt, folder) = answer ?? packages.first(where: { $0.receipt.job == job.id })
    else {
      var result = job.result
      result.place = place.string
      return [.ended(job: job.id, .published, result, [], at: time(nil))]
    }
    let finished = receipt.times.finished
    return folders.kept(by: job.id, in: folder)
      + receipt.notice(in: folder, notification, at: finished)
      + [receipt.ledgerEvent(at: folder, on: finished)]
  }

  private func published() -> [(receipt: Receipt, place: FilePath)] {
    receipts(in: folders.utkorg)
  }

  private func receipts(in folder: FilePath) -> [(receipt: Receipt, place: FilePath)] {
    folders.content(of: folder).compactMap { place in
      Receipt(in: place).map { ($0, place) }
    }
  }

  /// Writes into a new ledger what the receipts in all folders tell.
  /// - Returns: how many jobs they told of.
  func rebuild() throws -> Int {
    let days = (folders.content(of: folders.fel) + folders.content(of: folders.arkiv))
    let found = published() + days.flatMap(receipts)
    let jobs = found.filter { $0.receipt.isOfJob }.sorted { $0.receipt.job < $1.receipt.job }
    for batch in stride(from: 0, to: jobs.count, by: 1_000) {
      try ledger.write(
        jobs[batch..<min(batch + 1_000, jobs.count)].enumerated().flatMap { index, job in
          let (receipt, place) = job
          let times = receipt.times
          let key = FileKey(
            inode: 0, size: Int64(receipt.input.bytes ?? 0), modified: 0)
          return [
            .seen(
              LedgerJob(
                id: receipt.job, arrival: receipt.arrival ?? batch + index + 1,
                name: receipt.input.path, file: key, received: times.received)),
            receipt.ledgerEvent(at: place, on: times.finished),
          ]
        })
    }
    return jobs.count
  }
}

extension SpoolFolders {
  /// Which file an answer keeps; nothing when somebody was quick and has taken it away.
  func kept(by job: String, in answer: FilePath) -> [LedgerEvent] {
    guard let input = keptInput(in: answer) else { return [] }
    return [.kept(job: job, FileKey(input))]
  }
}

extension Receipt {
  /// Answers to files that stay in the inbox are no jobs.
  fileprivate var isOfJob: Bool { outcome != .waiting && outcome != .refused }
}
