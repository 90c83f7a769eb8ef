import Ledger
import Spool

/// The two things that a job waits for before it may go on: that its last step lasts, and that what
/// happened to it is remembered. Jobs that are ready together share both.
struct SharedCommits: Sendable {
  let ledger: Ledger
  private let spool: SpoolFlush
  private let steps: GroupCommit<Unflushed>
  private let events: GroupCommit<[LedgerEvent]>

  init(_ flush: SpoolFlush, _ ledger: Ledger) {
    self.ledger = ledger
    spool = flush
    steps = GroupCommit(label: "blankettd.flush") { batch in
      do {
        try flush.flush(batch)
      } catch {
        // It is about everything that was written, whichever file the kernel names.
        throw OwnFault(description: "\(error)")
      }
    }
    events = GroupCommit(label: "blankettd.ledger") { batch in
      do {
        try ledger.write(batch.flatMap(\.self))
      } catch {
        // Whatever SQLite says, it says it about this machine.
        throw OwnFault(description: "cannot write to the ledger: \(error)")
      }
    }
  }

  /// How many flushes have failed so far.
  var failures: Int { spool.failures }

  /// Returns when a step of the spool would survive a power cut.
  /// - Parameter failures: as many as there were when the job was claimed. If there are more now, some
  ///   of what the job has written may be lost though this flush succeeds.
  func flush(_ step: Unflushed, since failures: Int) async throws {
    try await steps.submit(step)
    guard spool.failures == failures else {
      throw OwnFault(description: "a flush failed while the job was on its way")
    }
  }

  /// Returns when the ledger holds what happened and would survive a power cut.
  func remember(_ happened: [LedgerEvent]) async throws { try await events.submit(happened) }

  func remember(_ happened: LedgerEvent) async throws { try await remember([happened]) }
}
