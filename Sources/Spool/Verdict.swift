/// What is to be done with one entry of the inbox now.
public enum Verdict: Hashable, Sendable {
  /// It may still change; look again then.
  case settling(until: ContinuousClock.Instant)
  /// It holds still and is to be claimed.
  case ready(Content)
  /// It holds still since then but looks unfinished.
  case waiting(since: ContinuousClock.Instant, Unfinished)
  /// As `waiting`, for so long that its sender should hear of it. It waits on.
  case overdue(since: ContinuousClock.Instant, Unfinished)
  /// It is never claimed as it is.
  case refused(Refusal)
  /// It cannot be dealt with, by its own fault, since then; tried again at `next`. Once it is overdue
  /// its sender should hear of it.
  case held(
    since: ContinuousClock.Instant, next: ContinuousClock.Instant, isOverdue: Bool, Hold)

  /// What a ready file is, by its name.
  public enum Content: Hashable, Sendable {
    /// To be converted.
    case report
    /// To be answered in `fel/`.
    case foreign
  }

  /// Why an entry is never claimed as it is.
  public enum Refusal: Hashable, Sendable {
    /// A link could point anywhere.
    case symbolicLink
    /// A pipe, a socket or a device.
    case notAFile
    /// The file has another name, maybe somebody else's.
    case hardLink
    /// The file has more bytes than the setting allows.
    case tooBig(limit: Int64)
  }
}

/// The verdict on one entry.
public struct Judgement: Hashable, Sendable {
  /// What it is about.
  public var entry: InboxEntry
  /// What is to be done.
  public var verdict: Verdict
  /// When this name was first seen; the oldest is served first.
  public var firstSeen: ContinuousClock.Instant

  /// A verdict as given.
  public init(entry: InboxEntry, verdict: Verdict, firstSeen: ContinuousClock.Instant) {
    self.entry = entry
    self.verdict = verdict
    self.firstSeen = firstSeen
  }
}

extension Verdict.Refusal {
  init?(_ entry: InboxEntry, limit: Int64) {
    switch entry.kind {
    case .symbolicLink: self = .symbolicLink
    case .folder, .other: self = .notAFile
    case .regular where entry.linkCount != 1: self = .hardLink
    case .regular where entry.identity.size > limit: self = .tooBig(limit: limit)
    case .regular: return nil
    }
  }
}
