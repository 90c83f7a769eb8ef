import Conversion
import Synchronization

/// The workers that wait for something to do. They are started when they are needed, kept, and
/// replaced when one fails.
final class WorkerPool: Sendable {
  private let program: WorkerProgram
  private let limit: Duration
  private let idle = Mutex<[WorkerProcess]>([])

  /// `limit` is how long one conversion may take.
  init(program: WorkerProgram, limit: Duration) {
    self.program = program
    self.limit = limit
  }

  /// Has a worker convert. A worker that fails is ended; whether to try again is the caller's matter.
  ///
  /// - Throws: `WorkerError.wasDead` when the worker came from those that wait: it may have died long
  ///   before it was asked.
  func convert(_ request: WorkerRequest) throws -> WorkerReply {
    let waiting = idle.withLock { $0.popLast() }
    let worker = try waiting ?? WorkerProcess(program)
    do {
      let reply = try worker.ask(request, within: limit)
      idle.withLock { $0.append(worker) }
      return reply
    } catch WorkerError.died where waiting != nil {
      worker.end(kill: true)
      throw WorkerError.wasDead
    } catch {
      worker.end(kill: true)
      throw error
    }
  }

  /// Ends the workers that wait.
  func end() {
    let workers = idle.withLock { idle in
      defer { idle = [] }
      return idle
    }
    for worker in workers { worker.end(kill: false) }
  }
}
