import Synchronization

/// Lets a number of tasks through at the same time; the others wait in the order in which they came.
final class Turnstile: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Bool, Never>] = []
    var isClosed = false
  }

  private let state: Mutex<State>

  init(width: Int) { state = Mutex(State(free: width)) }

  /// Returns when there is a place, which `leave` gives back.
  /// - Throws: ``Stopped`` once it is closed.
  func enter() async throws(Stopped) {
    let entered = await withCheckedContinuation { continuation in
      let answer: Bool? = state.withLock { state in
        if state.isClosed { return false }
        guard state.free > 0 else {
          state.waiting.append(continuation)
          return nil
        }
        state.free -= 1
        return true
      }
      if let answer { continuation.resume(returning: answer) }
    }
    if !entered { throw Stopped() }
  }

  func leave() {
    let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      guard !state.waiting.isEmpty else {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume(returning: true)
  }

  /// Lets nobody through any more.
  func close() {
    let waiting = state.withLock { state in
      state.isClosed = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: false) }
  }
}
