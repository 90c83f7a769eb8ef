import Conversion
import Synchronization

/// The workers: started when they are needed, kept, ended at their limit and replaced when they fail.
/// One is kept for the next report; the others end when they have had nothing to do for a while. At
/// most `width` work at the same time; who comes then waits in turn.
final class WorkerPool: Sendable {
  private let program: WorkerProgram
  private let limit: Duration
  private let linger: Duration

  /// Those who work, or are about to: enough that a worker need not wait for the ledger, and few
  /// enough that a sudden death leaves few under suspicion.
  private let deck: Turnstile
  /// Those who work.
  private let floor: Turnstile

  private struct State {
    /// The one that worked last comes last, and is the next to work.
    var idle: [(worker: WorkerProcess, since: ContinuousClock.Instant)] = []
    var isWatched = false
    var busy: [ObjectIdentifier: (worker: WorkerProcess, since: ContinuousClock.Instant)] = [:]
    var isStopped = false
  }

  private let state = Mutex(State())

  /// `limit` is how long one conversion may take, `linger` how long a worker beyond the first is kept
  /// without work.
  init(
    program: WorkerProgram, width: Int, limit: Duration, linger: Duration = .seconds(60)
  ) {
    self.program = program
    self.limit = limit
    self.linger = linger
    deck = Turnstile(width: width * 2)
    floor = Turnstile(width: width)
  }

  deinit { end() }

  /// Has a worker do something, as soon as it is this one's turn and one is free; blocks while it
  /// works. A worker that fails is ended; whether to try again is the caller's matter.
  ///
  /// - Parameter begin: is done first, once the work is about to begin.
  /// - Throws: `WorkerError.wasDead` when one of those that wait died before it had begun. ``Stopped`` once the pool is stopped, and for work that it broke off.
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

  /// Starts the worker that is kept, so that the first report need not wait for it; blocks until it is
  /// ready. It takes a place among those who work.
  func prepare() async throws {
    try await floor.enter()
    defer { floor.leave() }
    let worker = try WorkerProcess(program)
    state.withLock { keep(worker, &$0) }
  }

  private func keep(_ worker: WorkerProcess, _ state: inout State) {
    state.idle.append((worker, .now))
    watch(&state)
  }

  private func put(_ request: WorkerRequest) throws -> WorkerReply {
    if state.withLock(\.isStopped) { throw Stopped() }
    let waiting = takeWaiting()
    let worker = try waiting ?? WorkerProcess(program)
    let id = ObjectIdentifier(worker)
    state.withLock { $0.busy[id] = (worker, .now) }
    do {
      let reply = try worker.ask(request, within: limit)
      state.withLock { state in
        state.busy[id] = nil
        keep(worker, &state)
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
      // A new one has no excuse, or it would be tried for ever.
      if case WorkerError.wasDead = error, waiting == nil { throw WorkerError.died }
      throw error
    }
  }

  /// One of those that wait; one that has died meanwhile, or talks to itself, is ended.
  private func takeWaiting() -> WorkerProcess? {
    while let worker = state.withLock({ $0.idle.popLast()?.worker }) {
      if worker.isQuiet { return worker }
      worker.end(kill: true)
    }
    return nil
  }

  /// Nothing begins any more; what is at work goes on.
  func stop() {
    state.withLock { $0.isStopped = true }
    deck.close()
    floor.close()
  }

  /// Whether nothing begins any more.
  var isStopped: Bool { state.withLock(\.isStopped) }

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
      return state.idle.map(\.worker)
    }
    for worker in workers { worker.end(kill: false) }
  }

  private func watch(_ state: inout State) {
    guard !state.isWatched, state.idle.count > 1 else { return }
    state.isWatched = true
    Timers.shared.call(at: state.idle[0].since + linger) { [weak self] in
      BlockingExecutor.shared.run { [weak self] in self?.endSuperfluous() }
    }
  }

  private func endSuperfluous() {
    let superfluous = state.withLock { state in
      state.isWatched = false
      let count = state.idle.dropLast().prefix { $0.since + linger <= .now }.count
      defer {
        state.idle.removeFirst(count)
        watch(&state)
      }
      return state.idle.prefix(count).map(\.worker)
    }
    for worker in superfluous { worker.end(kill: false) }
  }

  /// How many wait for work.
  var idleCount: Int { state.withLock(\.idle.count) }

  /// Whether one of them works on for so long past its limit that ending it must have failed.
  var isStuck: Bool {
    let limit = limit + .seconds(30)
    return state.withLock { $0.busy.values.contains { $0.since + limit < .now } }
  }
}
