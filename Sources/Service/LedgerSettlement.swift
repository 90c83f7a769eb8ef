import Conversion
import Glibc
import Ledger
import Spool
import SystemPackage

/// Brings the ledger in line with the folders, which are right whenever the two disagree.
struct LedgerSettlement {
  let folders: SpoolFolders
  let ledger: Ledger

  /// Looks for what became of every job that the ledger believes to be in hand and that is not: it
  /// ended and nobody could write it down any more, or it was put back.
  ///
  /// - Parameter cause: how its open attempt ended, if it has one.
  func settle(except inHand: Set<JobID>, cause: LedgerAttempt.Result) throws {
    var events: [LedgerEvent] = []
    let now = time(nil)
    for job in try ledger.openJobs() where job.state == .claimed {
      guard let id = JobID(job.id), !inHand.contains(id) else { continue }
      // It lies in arbete still: its recovery failed and is tried again.
      if folders.holds(id) { continue }
      if let place = try folders.whereabouts(of: id), let event = ending(of: job, id, at: place) {
        events += [.attemptEnded(job: job.id, .answered, detail: nil, at: now), event]
      } else {
        events += [.attemptEnded(job: job.id, cause, detail: nil, at: now), .returned(job: job.id)]
      }
    }
    if !events.isEmpty { try ledger.write(events) }
  }

  private func ending(of job: LedgerJob, _ id: JobID, at place: FilePath) -> LedgerEvent? {
    if let receipt = Receipt(in: place) {
      return receipt.ledgerEvent(at: place, on: receipt.times.finished)
    }
    // An input in the archive: its package is in the outbox, unless somebody has fetched it.
    if let (receipt, package) = published().first(where: { $0.receipt.job == job.id }) {
      return receipt.ledgerEvent(at: package, on: receipt.times.finished)
    }
    var result = job.result
    result.place = place.string
    return .ended(job: job.id, .published, result, [], at: time(nil))
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
        jobs[batch..<min(batch + 1_000, jobs.count)].flatMap { receipt, place in
          let times = receipt.times
          let key = FileKey(
            device: 0, inode: 0, size: Int64(receipt.input.bytes ?? 0), modified: 0)
          return [
            .claimed(
              LedgerJob(
                id: receipt.job, name: receipt.input.path, file: key, received: times.received)),
            receipt.ledgerEvent(at: place, on: times.finished),
          ]
        })
    }
    return jobs.count
  }
}

extension Receipt {
  /// Answers to files that stay in the inbox are no jobs.
  fileprivate var isOfJob: Bool { outcome != .waiting && outcome != .refused }
}
