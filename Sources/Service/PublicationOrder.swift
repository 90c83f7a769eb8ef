import Synchronization

/// Lets jobs convert side by side and publish those of one package in the order in which their files
/// arrived.
///
/// Without it a report and its correction, dropped a moment apart, could be published the wrong way
/// round. Which package a job is for is known only once it is converted, so a job waits for those
/// before it to tell; but not for long, as one of them may hang. A job that then comes too late finds
/// a later one published, and does not publish.
final class PublicationOrder: Sendable {
  private struct Waiting {
    var arrival: Int
    var package: String
    var isPatient = true
    var continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    /// The jobs in hand and, as soon as it is known, what they are for.
    var packages: [Int: String?] = [:]
    var waiting: [Int: Waiting] = [:]
    /// Those who wait for a job to leave, whatever it is for.
    var departures: [(of: Int, continuation: CheckedContinuation<Void, Never>)] = []

    mutating func released() -> [CheckedContinuation<Void, Never>] {
      let free = waiting.values.filter { !isHeld($0) }
      for waiting in free { self.waiting[waiting.arrival] = nil }
      let departed = departures.filter { packages.index(forKey: $0.of) == nil }
      departures.removeAll { packages.index(forKey: $0.of) == nil }
      return free.map(\.continuation) + departed.map(\.continuation)
    }

    private func isHeld(_ job: Waiting) -> Bool {
      packages.contains { arrival, package in
        guard arrival < job.arrival else { return false }
        return package.map { $0 == job.package } ?? job.isPatient
      }
    }
  }

  private let state = Mutex(State())
  private let patience: Duration

  /// `patience` is how long a job waits for others that have not told what they are for.
  init(patience: Duration = .seconds(5)) { self.patience = patience }

  /// The job of a file with this place in the order of arrival has begun.
  func enter(_ arrival: Int) { change { $0.packages[arrival] = .some(nil) } }

  /// The job has published and its input lies in the archive, or it never will.
  func leave(_ arrival: Int) { change { $0.packages[arrival] = nil } }

  /// Tells what the job is for, and returns when every earlier job for the same package has left.
  func turn(of arrival: Int, for package: String) async {
    change { $0.packages[arrival] = package }
    var alarm: Timers.Call?
    await withCheckedContinuation { continuation in
      change {
        $0.waiting[arrival] = Waiting(
          arrival: arrival, package: package, continuation: continuation)
      }
      guard state.withLock({ $0.waiting[arrival] != nil }) else { return }
      alarm = Timers.shared.call(at: .now + patience) {
        self.change { $0.waiting[arrival]?.isPatient = false }
      }
    }
    if let alarm { Timers.shared.cancel(alarm) }
  }

  /// Returns when the job of this place has left; at once when none of that place is in hand.
  func departure(of arrival: Int) async {
    await withCheckedContinuation { continuation in
      change { $0.departures.append((arrival, continuation)) }
    }
  }

  private func change(_ body: (inout State) -> Void) {
    let released = state.withLock { state in
      body(&state)
      return state.released()
    }
    for continuation in released { continuation.resume() }
  }
}
