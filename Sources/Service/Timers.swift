import CLinux
import Glibc
import Synchronization
import SystemPackage
import Threads

/// Calls at given moments. One thread waits for the next of them; nothing wakes it before.
///
/// Swift's own sleep goes by libdispatch's global queues, and once one of those has had a thread,
/// libdispatch looks at it every second for as long as the process lives.
final class Timers: Sendable {
  static let shared = Timers()

  struct Call: Hashable, Sendable {
    fileprivate var number: Int
  }

  private struct State {
    var calls: [Call: (moment: ContinuousClock.Instant, body: @Sendable () -> Void)] = [:]
    var made = 0
    /// When the timer goes off.
    var alarm: ContinuousClock.Instant?

    var next: ContinuousClock.Instant? { calls.values.lazy.map(\.moment).min() }
  }

  private let timer: CInt
  private let state = Mutex(State())

  private init() {
    timer = blankettd_timer()
    guard timer >= 0 else { fatalError("no timer: \(Errno(rawValue: errno))") }
    do {
      try OwnThread.start { self.run() }
    } catch {
      fatalError("no thread for the timer: \(error)")
    }
  }

  /// Has something done at a moment, on the timer's thread: it must not block.
  @discardableResult
  func call(at moment: ContinuousClock.Instant, _ body: @escaping @Sendable () -> Void) -> Call {
    state.withLock { state in
      let call = Call(number: state.made)
      state.made += 1
      state.calls[call] = (moment, body)
      set(&state)
      return call
    }
  }

  /// A call that is not made yet is not made at all.
  func cancel(_ call: Call) {
    state.withLock { state in
      state.calls[call] = nil
      set(&state)
    }
  }

  private func set(_ state: inout State) {
    guard state.next != state.alarm else { return }
    state.alarm = state.next
    // Both parts 0 would mean never.
    let left = state.alarm.map { max($0 - .now, .nanoseconds(1)) } ?? .zero
    let (seconds, fraction) = left.components
    let result = blankettd_timer_set(timer, seconds, fraction / 1_000_000_000)
    precondition(result == 0, "the timer cannot be set: \(errno)")
  }

  private func run() {
    while true {
      var times: UInt64 = 0
      let count = read(timer, &times, MemoryLayout<UInt64>.size)
      guard count > 0 || errno == EINTR || errno == EAGAIN else {
        fatalError("the timer cannot be read: \(Errno(rawValue: errno))")
      }
      for body in takeDue() { body() }
    }
  }

  private func takeDue() -> [@Sendable () -> Void] {
    state.withLock { state in
      let now = ContinuousClock.now
      let due = state.calls.filter { $0.value.moment <= now }
        .sorted { $0.value.moment < $1.value.moment }
      for (call, _) in due { state.calls[call] = nil }
      state.alarm = nil
      set(&state)
      return due.map(\.value.body)
    }
  }
}
