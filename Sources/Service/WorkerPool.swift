import Conversion
import Synchronization

/// The workers: started when they are needed, kept, ended at their limit and replaced when they fail.
/// At most `width` work at the same time; who comes then waits in turn.
final class WorkerPool: Sendable {
  private let program: WorkerProgram
  private let limit: Duration

  private struct State {
    var free: Int
    var idle: [WorkerProcess] = []
    var busy: [ObjectIdentifier: (worker: WorkerProcess, since: ContinuousClock.Instant)] = [:]
    var waiting: [CheckedContinuation<Bool, Never>] = []
    var isStopped = false
  }

  private let state: Mutex<State>

  /// `limit` is how long one conversion may take.
  init(program: WorkerProgram, width: Int, limit: Duration) {
    self.program = program
    self.limit = limit
    state = Mutex(State(free: width))
  }

  deinit { end() }

  /// Has a worker do something, as soon as one is free; blocks while it works. A worker that fails is
  /// ended; whether to try again is the caller's matter.
  ///
  /// - Throws: `WorkerError.wasDead` when the worker came from those that wait: it may have died long
  ///   before it was asked. ``Stopped`` once the pool is stopped, and for work that it broke off.
  func ask(_ request: WorkerRequest) async throws -> WorkerReply {
    guard await enter() else { throw Stopped() }
    defer { leave() }
    let (waiting, isStopped) = state.withLock { ($0.idle.popLast(), $0.isStopped) }
    if isStopped { throw Stopped() }
    let worker = try waiting ?? WorkerProcess(program)
    let id = ObjectIdentifier(worker)
    state.withLock { $0.busy[id] = (worker, .now) }
    do {
      let reply = try worker.ask(request, within: limit)
      state.withLock { state in
        state.busy[id] = nil
        state.idle.append(worker)
      }
      return reply
    } catch {
      // Out of the busy ones before it is reaped: its number may soon be somebody else's.
      let isStopped = state.withLock { state in
        state.busy[id] = nil
        return state.isStopped
      }
      worker.end(kill: true)
      if isStopped { throw Stopped() }
      if case WorkerError.died = error, waiting != nil { throw WorkerError.wasDead }
      throw error
    }
  }

  private func enter() async -> Bool {
    await withCheckedContinuation { continuation in
      let entered: Bool? = state.withLock { state in
        if state.isStopped { return false }
        guard state.free > 0 else {
          state.waiting.append(continuation)
          return nil
        }
        state.free -= 1
        return true
      }
      if let entered { continuation.resume(returning: entered) }
    }
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      guard !state.waiting.isEmpty else {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume(returning: true)
  }

  /// Nothing begins any more; what is at work goes on.
  func stop() {
    let waiting = state.withLock { state in
      state.isStopped = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: false) }
  }

  /// Breaks off what is at work; to be called after `stop`.
  func breakOff() {
    state.withLock { state in
      for (worker, _) in state.busy.values { worker.kill() }
    }
  }

  /// Ends the workers that wait.
  func end() {
    let workers = state.withLock { state in
      defer { state.idle = [] }
      return state.idle
    }
    for worker in workers { worker.end(kill: false) }
  }

  /// Whether nothing is at work, nor waits to be.
  var isIdle: Bool { state.withLock { $0.busy.isEmpty && $0.waiting.isEmpty } }

  /// Whether one of them works on for so long past its limit that ending it must have failed.
  var isStuck: Bool {
    let limit = limit + .seconds(30)
    return state.withLock { $0.busy.values.contains { $0.since + limit < .now } }
  }
}
