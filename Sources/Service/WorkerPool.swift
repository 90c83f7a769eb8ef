import Conversion
import Synchronization

/// The workers: started when they are needed, kept, ended at their limit and replaced when they fail.
/// At most `width` work at the same time; who comes then waits in turn.
final class WorkerPool: Sendable {
  private let program: WorkerProgram
  private let limit: Duration

  /// Those who work, or are about to: enough that a worker need not wait for the ledger, and few
  /// enough that a sudden death leaves few under suspicion.
  private let deck: Turnstile
  /// Those who work.
  private let floor: Turnstile

  private struct State {
    var idle: [WorkerProcess] = []
    var busy: [ObjectIdentifier: (worker: WorkerProcess, since: ContinuousClock.Instant)] = [:]
    var isStopped = false
  }

  private let state = Mutex(State())

  /// `limit` is how long one conversion may take.
  init(program: WorkerProgram, width: Int, limit: Duration) {
    self.program = program
    self.limit = limit
    deck = Turnstile(width: width * 2)
    floor = Turnstile(width: width)
  }

  deinit { end() }

  /// Has a worker do something, as soon as it is this one's turn and one is free; blocks while it
  /// works. A worker that fails is ended; whether to try again is the caller's matter.
  ///
  /// - Parameter begin: is done first, once the work is about to begin.
  /// - Throws: `WorkerError.wasDead` when the worker came from those that wait: it may have died long
  ///   before it was asked. ``Stopped`` once the pool is stopped, and for work that it broke off.
  func ask(
    _ request: WorkerRequest, begin: () async throws -> Void = {}
  ) async throws -> WorkerReply {
    try await deck.enter()
    defer { deck.leave() }
    try await begin()
    try await floor.enter()
    defer { floor.leave() }
    return try put(request)
  }

  private func put(_ request: WorkerRequest) throws -> WorkerReply {
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
      // It counts as busy until it is really gone, so that one that cannot be killed is seen.
      worker.end(kill: true)
      let isStopped = state.withLock { state in
        state.busy[id] = nil
        return state.isStopped
      }
      if isStopped { throw Stopped() }
      if case WorkerError.died = error, waiting != nil { throw WorkerError.wasDead }
      throw error
    }
  }

  /// Nothing begins any more; what is at work goes on.
  func stop() {
    state.withLock { $0.isStopped = true }
    deck.close()
    floor.close()
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

  /// Whether one of them works on for so long past its limit that ending it must have failed.
  var isStuck: Bool {
    let limit = limit + .seconds(30)
    return state.withLock { $0.busy.values.contains { $0.since + limit < .now } }
  }
}
