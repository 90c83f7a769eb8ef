import Spool
import SystemPackage

/// A file that stays in the inbox and whose sender is to be told why.
struct WaitingJob: Sendable {
  /// The job that the answer is known by.
  let job: JobID
  let entry: InboxEntry
  let verdict: Verdict
  /// What the sender is told. Swedish.
  var reason: String
}

/// Those whose senders are to be told, and those of them who are being told now, beside the loop: an
/// answer waits for two flushes, and a thousand of them must not keep the loop from anything.
struct WaitingAnswers {
  /// So many share their flushes.
  static let batch = 256

  private var due: [Judgement] = []
  private var inHand: [FilePath: JobID] = [:]

  /// The jobs that are being answered: their folders in `arbete/` are not to be recovered.
  var jobs: [JobID] { Array(inHand.values) }

  var isIdle: Bool { inHand.isEmpty }

  /// Takes up what a scan has found, in the place of what was found before.
  mutating func replace(with due: [Judgement]) { self.due = due }

  /// What is to be answered next; nothing while a batch is on its way.
  mutating func takeNext() -> [Judgement] {
    guard inHand.isEmpty else { return [] }
    let next = due.prefix(WaitingAnswers.batch)
    due.removeFirst(next.count)
    return Array(next)
  }

  /// A batch is on its way.
  mutating func begin(_ jobs: [WaitingJob]) {
    for job in jobs { inHand[job.entry.path] = job.job }
  }

  /// Whether the sender of this file is being told now.
  func isTelling(_ path: FilePath) -> Bool { inHand[path] != nil }

  /// The batch is done, or has failed.
  mutating func end() { inHand = [:] }
}
