import Dispatch
import Glibc
import Synchronization
import SystemPackage
import Threads

/// Threads for work that blocks: files, folders, pipes. The whole daemon runs on them.
///
/// Swift's own pool has a thread for each core and stalls when they wait for a disk; and it, like a
/// concurrent queue, is looked at every second by libdispatch, also when there is nothing to do. Here
/// a few threads take what comes in turn. While something waits and none of them takes it, there
/// become more; those that are too many end again. One is kept, and nothing wakes it but work.
public final class BlockingExecutor: TaskExecutor {
  public static let shared = BlockingExecutor()

  private enum Work: Sendable {
    case job(UnownedJob)
    case call(@Sendable () -> Void)
  }

  private struct State {
    var work: [Work] = []
    /// How many pieces of work were ever taken.
    var taken = 0
    var threads = 0
    /// The bells of those that have nothing to do. The last one is rung first, so that the others are
    /// seen to be too many; the first one stays.
    var idle: [DispatchSemaphore] = []
    var isWatched = false
  }

  /// So many need no reason.
  private let fewest: Int
  /// How long one of too many waits for work.
  private let linger: DispatchTimeInterval
  private let state = Mutex(State())

  /// How long work waits for a thread before there is one more.
  private static let patience = Duration.milliseconds(10)

  init(
    fewest: Int = 2 * max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) + 2,
    linger: DispatchTimeInterval = .seconds(2)
  ) {
    self.fewest = fewest
    self.linger = linger
  }

  public func enqueue(_ job: consuming ExecutorJob) { add(.job(UnownedJob(job))) }

  /// Has something done that may block.
  func run(_ work: @escaping @Sendable () -> Void) { add(.call(work)) }

  /// Runs an operation on these threads; blocks until it has ended.
  public func wait(for operation: @escaping @Sendable () async throws -> Void) throws {
    let outcome = Outcome()
    Task(executorPreference: self) {
      do {
        try await operation()
      } catch {
        outcome.error.withLock { $0 = error }
      }
      outcome.bell.signal()
    }
    outcome.bell.wait()
    if let error = outcome.error.withLock(\.self) { throw error }
  }

  private final class Outcome: Sendable {
    let bell = DispatchSemaphore(value: 0)
    let error = Mutex<(any Error)?>(nil)
  }

  /// How many threads there are.
  var threadCount: Int { state.withLock(\.threads) }

  // MARK: Threads

  private enum Need {
    case bell(DispatchSemaphore)
    case thread
  }

  private func add(_ work: Work) {
    let need = state.withLock { state -> Need? in
      state.work.append(work)
      if let bell = state.idle.popLast() { return .bell(bell) }
      if state.threads < fewest {
        state.threads += 1
        return .thread
      }
      watch(&state)
      return nil
    }
    // Rung under the lock, it would wake somebody who has to wait for the lock at once.
    switch need {
    case .bell(let bell): bell.signal()
    case .thread: startThread()
    case nil: break
    }
  }

  /// Sees to it that what waits does not wait for threads that are all blocked.
  private func watch(_ state: inout State) {
    guard !state.isWatched else { return }
    state.isWatched = true
    let taken = state.taken
    Timers.shared.call(at: .now + BlockingExecutor.patience) { [self] in
      let needsThread = self.state.withLock { state in
        state.isWatched = false
        guard !state.work.isEmpty else { return false }
        watch(&state)
        guard state.taken == taken else { return false }
        state.threads += 1
        return true
      }
      if needsThread { startThread() }
    }
  }

  /// Starts a thread that is counted already.
  private func startThread() {
    do {
      try OwnThread.start { [self] in
        let bell = DispatchSemaphore(value: 0)
        while let work = next(bell) {
          switch work {
          case .job(let job): job.runSynchronously(on: asUnownedTaskExecutor())
          case .call(let call): call()
          }
        }
      }
    } catch {
      state.withLock { state in
        state.threads -= 1
        // With the others there is at least somebody; and it is tried again while work waits.
        guard state.threads > 0 else { fatalError("no thread can be started: \(error)") }
        watch(&state)
      }
    }
  }

  private enum Step {
    case work(Work)
    case wait(isKept: Bool)
  }

  /// The next piece of work; nil when this thread is one of too many.
  private func next(_ bell: DispatchSemaphore) -> Work? {
    while true {
      let step = state.withLock { state -> Step in
        guard state.work.isEmpty else {
          state.taken += 1
          return .work(state.work.removeFirst())
        }
        state.idle.append(bell)
        return .wait(isKept: state.idle.count == 1)
      }
      switch step {
      case .work(let work): return work
      case .wait(isKept: true): bell.wait()
      case .wait(isKept: false):
        if bell.wait(timeout: .now() + linger) == .timedOut, leaves(bell) { return nil }
      }
    }
  }

  /// Whether a thread whose time is over ends; not, if its bell was rung this very moment.
  private func leaves(_ bell: DispatchSemaphore) -> Bool {
    let leaves = state.withLock { state in
      guard let place = state.idle.firstIndex(where: { $0 === bell }) else { return false }
      state.idle.remove(at: place)
      state.threads -= 1
      return true
    }
    if !leaves { bell.wait() }
    return leaves
  }
}
