/// The time after a fault of our own: nothing is claimed for a while, each time a longer one, and then
/// one file alone until something succeeds.
struct Pause {
  /// Why; nil when all is well.
  private(set) var reason: String?
  /// Until when nothing at all is tried.
  private(set) var until: ContinuousClock.Instant?
  private var began: ContinuousClock.Instant?
  private var length = Duration.seconds(1)

  /// Begins a pause, or a longer one; gives how long it is.
  mutating func begin(because reason: String, atMost longest: Duration) -> Duration {
    let isGoingOn = until.map { $0 > .now } ?? false
    if self.reason != nil, !isGoingOn { length = min(length * 2, max(longest, .seconds(1))) }
    self.reason = reason
    began = .now
    until = .now + length
    return length
  }

  /// Something that was begun at a moment has succeeded; true when that ends a pause. What was on its
  /// way before the fault tells nothing.
  mutating func isOver(by moment: ContinuousClock.Instant) -> Bool {
    guard let began, moment >= began else { return false }
    self = Pause()
    return true
  }
}
