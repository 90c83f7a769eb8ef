/// What is remembered of one name from scan to scan.
struct Observation: Sendable {
  typealias Instant = ContinuousClock.Instant

  private let firstSeen: Instant
  private var identity: FileIdentity
  private var unchangedSince: Instant
  private var ending: JSONEnding?
  /// The file was renamed in, and not by us.
  private var cameWhole = false
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
  mutating func note(_ entry: InboxEntry, at now: Instant, wasRenamedIn: Bool) {
    if entry.identity != identity {
      identity = entry.identity
      startAnew(at: now)
    }
    if wasRenamedIn && !isPutBack { cameWhole = true }
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
      let mayBeWhole = cameWhole && refusal == nil && entry.isNamedAsReport
      let isWhole = mayBeWhole && examine(entry) == .whole
      return isWhole ? .ready(.report) : .settling(until: quietFrom)
    }
    if let refusal { return .refused(refusal) }
    switch ending ?? examine(entry) {
    case .whole:
      ending = .whole
      return .ready(entry.isNamedAsReport ? .report : .foreign)
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

  private mutating func startAnew(at now: Instant) {
    unchangedSince = now
    cameWhole = false
    isPutBack = false
    ending = nil
  }

  /// A right to read can come without the file changing, so that is asked again each time.
  private mutating func remember(_ reason: Unfinished) {
    if case .unreadable = reason { return }
    ending = .unfinished(reason)
  }
}
