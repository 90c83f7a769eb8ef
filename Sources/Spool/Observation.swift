/// What is remembered of one name from scan to scan.
struct Observation: Sendable {
  typealias Instant = ContinuousClock.Instant

  private let firstSeen: Instant
  private var identity: FileIdentity
  private var unchangedSince: Instant
  private var ending: JSONEnding?
  /// The file was renamed in, and not by us.
  private var cameWhole = false
  /// Somebody who wrote to it has closed it, and it may be whole.
  private var wasClosed = false
  private var isPutBack = false

  init(of entry: InboxEntry, at now: Instant) {
    firstSeen = now
    unchangedSince = now
    identity = entry.identity
  }

  /// Of a file that was put back: settled and unfinished, or to settle anew.
  init(ofPutBack entry: InboxEntry, as reason: Unfinished?, at now: Instant, settle: Duration) {
    self.init(of: entry, at: now)
    isPutBack = true
    guard let reason else { return }
    unchangedSince = now - settle
    ending = .unfinished(reason)
  }

  /// Any change starts the settling anew.
  mutating func note(_ entry: InboxEntry, at now: Instant, wasRenamedIn: Bool, wasClosed: Bool) {
    if entry.identity != identity {
      // Some set the mode or the owner of what they have closed.
      let isClosedStill = self.wasClosed && entry.identity.holdsTheSameBytes(as: identity)
      identity = entry.identity
      startAnew(at: now)
      self.wasClosed = isClosedStill
    }
    if isPutBack { return }
    if wasRenamedIn { cameWhole = true }
    if wasClosed { self.wasClosed = true }
  }

  mutating func judge(
    _ entry: InboxEntry, at now: Instant, _ settings: Readiness.Settings,
    ending examine: (InboxEntry) -> JSONEnding
  ) -> Judgement {
    Judgement(
      entry: entry, verdict: verdict(on: entry, at: now, settings, ending: examine),
      firstSeen: firstSeen)
  }

  private mutating func verdict(
    on entry: InboxEntry, at now: Instant, _ settings: Readiness.Settings,
    ending examine: (InboxEntry) -> JSONEnding
  ) -> Verdict {
    let quietFrom = unchangedSince + settings.settle
    let refusal = Verdict.Refusal(entry, limit: settings.largestFile)
    guard now >= quietFrom else {
      if refusal == nil, entry.isNamedAsReport {
        if cameWhole, examine(entry) == .whole { return .ready(.report) }
        if let verdict = verdictOnClosed(entry, at: now, settings, ending: examine) {
          return verdict
        }
      }
      return .settling(until: quietFrom)
    }
    if let refusal { return .refused(refusal) }
    let found = ending ?? examine(entry)
    switch found {
    case .whole, .undecided:
      ending = found
      if entry.isNamedAsReport { return .ready(.report) }
      let isOver = now >= unchangedSince + settings.patience
      return isOver ? .ready(.foreign) : .waiting(since: unchangedSince, .otherName)
    case .doubtful:
      ending = found
      let due = unchangedSince + settings.settle * Readiness.Settings.doubt
      return now >= due ? .ready(.report) : .settling(until: due)
    case .changed:
      startAnew(at: now)
      return .settling(until: now + settings.settle)
    case .unfinished(let reason):
      remember(reason)
      let isOverdue = now >= unchangedSince + settings.patience
      return isOverdue
        ? .overdue(since: unchangedSince, reason) : .waiting(since: unchangedSince, reason)
    }
  }

  /// On a file that was closed by its writer and has not held still for the whole time; nil when
  /// it has to. Only one that was looked at from its first byte to its last needs not: whoever
  /// would write on, would spoil it.
  private mutating func verdictOnClosed(
    _ entry: InboxEntry, at now: Instant, _ settings: Readiness.Settings,
    ending examine: (InboxEntry) -> JSONEnding
  ) -> Verdict? {
    guard wasClosed, entry.identity.size <= JSONEnding.entireLimit else { return nil }
    let quietFrom = unchangedSince + settings.settleClosed
    guard now >= quietFrom else {
      return .settling(until: min(quietFrom, unchangedSince + settings.settle))
    }
    // Asked once: if it is not whole, it may yet become so, and settles.
    wasClosed = false
    return examine(entry) == .whole ? .ready(.report) : nil
  }

  private mutating func startAnew(at now: Instant) {
    unchangedSince = now
    cameWhole = false
    wasClosed = false
    isPutBack = false
    ending = nil
  }

  /// A right to read can come without the file changing, so that is asked again each time.
  private mutating func remember(_ reason: Unfinished) {
    if case .unreadable = reason { return }
    ending = .unfinished(reason)
  }
}
