/// Lets jobs convert side by side and publish one after the other, in the order in which their files
/// were claimed.
///
/// Without it a report and its correction, dropped a moment apart, could be published the wrong way
/// round, and the older figures would stand.
actor PublicationOrder {
  private var next = 0
  private var left: Set<Int> = []
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  /// Returns when every job with a lower number has left.
  func turn(of number: Int) async {
    guard number > next else { return }
    await withCheckedContinuation { waiting[number] = $0 }
  }

  /// The job has published, or never will. Called once for each number.
  func leave(_ number: Int) {
    left.insert(number)
    while left.remove(next) != nil { next += 1 }
    waiting.removeValue(forKey: next)?.resume()
  }
}
