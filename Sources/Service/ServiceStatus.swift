/// How the daemon stands after one turn of its loop.
public struct ServiceStatus: Hashable, Sendable {
  /// Ready files that wait for their turn.
  public var queued = 0
  /// Files that still settle.
  public var settling = 0
  /// Files that look unfinished, and files that are never taken.
  public var waiting = 0
  /// Files and folders in the inbox that cannot be dealt with, by their own fault.
  public var held = 0
  /// What each of them is and why, and the files that may not be read; no more than `mostHolds`.
  public var holds: [HeldEntryStatus] = []
  /// What waits in the inbox; no more than `mostHolds`.
  public var waits: [WaitingEntryStatus] = []
  /// Jobs that lie in `arbete/` and cannot be ended for now, and why.
  public var unsettled: [String: String] = [:]
  /// Why the inbox cannot be read; English.
  public var inboxFault: String?
  /// Jobs that were claimed and have not ended.
  public var inHand = 0
  /// How long the oldest file in the inbox has been there, by the daemon's own clock.
  public var oldest: Duration?
  /// Why nothing is claimed at present; English.
  public var pause: String?
  /// Why the last reload was not taken up, so that the settings of before hold; nil when it was.
  public var reloadFault: String?
  /// Seconds since 1970 of the last publication, in whatever run.
  public var lastPublished: Int?
  /// Why the last notification failed; nil when it went well. English.
  public var notificationFault: String?
  /// Whether events come; otherwise only looking at intervals helps.
  public var hearsEvents = true
  /// Times that the kernel lost events.
  public var overflows = 0
  /// How long the last look through the inbox took.
  public var scan = Duration.zero
  /// A job is so long past its limit that the daemon itself must be stuck.
  public var isStuck = false

  static let mostHolds = 1_000

  public init() {}
}

/// How a job can end.
public enum JobOutcome: String, Hashable, Sendable, CaseIterable {
  case published
  /// The same bytes had been published before.
  case duplicate
  /// A later version had been published before.
  case superseded
  case rejected
  /// The program failed on it, twice.
  case failed
}

/// Somebody who is told how the daemon gets on. The calls come one at a time and must return at once.
public protocol ServiceObserver: Sendable {
  /// The loop has made a turn: real progress, at least once for each rescan interval.
  func turned(_ status: ServiceStatus)
  /// A job has ended, so long after it was claimed.
  func ended(_ outcome: JobOutcome, after duration: Duration)
  /// The daemon has recovered, scanned once and holds its lock.
  func becameReady()
  /// The daemon was told to stop and finishes the work in hand.
  func stopping()
}
