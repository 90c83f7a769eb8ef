internal import SystemPackage

/// Remembers which entries of the inbox could not be dealt with, and when each is tried again. Knows
/// neither clock nor disk.
public struct HeldEntries: Sendable {
  public typealias Instant = ContinuousClock.Instant

  fileprivate struct Record {
    var hold: Hold
    var identity: FileIdentity
    var since: Instant
    var tries: Int
    var next: Instant
  }

  /// The longest time between two tries; they begin one second apart.
  public var longestWait: Duration
  /// When the next one is to be tried, or its sender told; nil when none waits.
  public private(set) var nextLook: Instant?

  private var records: [FilePath: Record] = [:]

  public init(longestWait: Duration) { self.longestWait = longestWait }

  /// A step on an entry failed by the entry's own fault.
  /// - Returns: whether it was not held for the same reason before.
  public mutating func note(_ hold: Hold, on entry: InboxEntry, at now: Instant) -> Bool {
    let isNews = isNews(hold, on: entry)
    var record = Record(hold: hold, identity: entry.identity, since: now, tries: 0, next: now)
    if let earlier = records[entry.path], earlier.identity.inode == entry.identity.inode {
      record.since = earlier.since
      record.tries = earlier.tries
    }
    record.next = now + wait(after: record.tries)
    record.tries += 1
    records[entry.path] = record
    return isNews
  }

  /// Whether what a scan has found closed was not held for the same reason before.
  public func isNews(_ closed: ClosedEntry) -> Bool { isNews(closed.hold, on: closed.entry) }

  private func isNews(_ hold: Hold, on entry: InboxEntry) -> Bool {
    guard let earlier = records[entry.path] else { return true }
    return earlier.identity.inode != entry.identity.inode || earlier.hold.kind != hold.kind
  }

  /// The verdict on an entry that was noted.
  public func verdict(on entry: InboxEntry, at now: Instant, patience: Duration) -> Verdict? {
    records[entry.path]?.verdict(at: now, patience)
  }

  private func wait(after tries: Int) -> Duration {
    min(.seconds(1 << min(tries, 16)), max(longestWait, .seconds(1)))
  }

  /// Gives the verdicts of a scan with the held entries among them: what is ready and held is not
  /// taken before its next try, and what the scan found closed is held until a scan finds it open.
  /// What is gone is forgotten; what has changed is tried at once.
  public mutating func judge(
    _ judgements: [Judgement], closed: [ClosedEntry], at now: Instant, patience: Duration
  ) -> [Judgement] {
    guard !records.isEmpty || !closed.isEmpty else {
      nextLook = nil
      return judgements
    }
    var kept: [FilePath: Record] = [:]
    var verdicts: [Judgement] = []
    for judgement in judgements {
      let entry = judgement.entry
      guard var record = records[entry.path], record.identity.inode == entry.identity.inode else {
        verdicts.append(judgement)
        continue
      }
      if record.identity != entry.identity {
        (record.identity, record.tries, record.next) = (entry.identity, 0, now)
      }
      kept[entry.path] = record
      var held = judgement
      if case .ready = judgement.verdict, record.next > now {
        held.verdict = record.verdict(at: now, patience)
      }
      verdicts.append(held)
    }
    for closed in closed {
      let earlier = records[closed.entry.path].flatMap { record in
        record.identity.inode == closed.entry.identity.inode ? record : nil
      }
      let record = Record(
        hold: closed.hold, identity: closed.entry.identity, since: earlier?.since ?? now, tries: 0,
        next: now + longestWait)
      kept[closed.entry.path] = record
      verdicts.append(
        Judgement(
          entry: closed.entry, verdict: record.verdict(at: now, patience), firstSeen: record.since))
    }
    records = kept
    nextLook = verdicts.compactMap { $0.verdict.nextTry(patience) }.min()
    return verdicts
  }
}

extension HeldEntries.Record {
  fileprivate func verdict(at now: HeldEntries.Instant, _ patience: Duration) -> Verdict {
    .held(since: since, next: next, isOverdue: now >= since + patience, hold)
  }
}

extension Verdict {
  fileprivate func nextTry(_ patience: Duration) -> ContinuousClock.Instant? {
    guard case .held(let since, let next, let isOverdue, _) = self else { return nil }
    return isOverdue ? next : min(next, since + patience)
  }
}
