import Dispatch
import Synchronization

/// Lets callers share one slow step, such as a flush: those that come while it runs are served
/// together by the next one. A single caller waits for nobody.
final class GroupCommit<Item: Sendable>: Sendable {
  private struct Waiting {
    var item: Item
    var continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var waiting: [Waiting] = []
    var isRunning = false
  }

  private let state = Mutex(State())
  private let queue: DispatchQueue
  private let commit: @Sendable ([Item]) throws -> Void

  /// `commit` blocks, on a thread of its own, and is never run twice at the same time. What it throws
  /// is thrown to everybody whose item it was given.
  init(label: String, commit: @escaping @Sendable ([Item]) throws -> Void) {
    queue = DispatchQueue(label: label)
    self.commit = commit
  }

  /// Returns when a commit that was begun after this call has succeeded for the item.
  func submit(_ item: Item) async throws {
    try await withCheckedThrowingContinuation { continuation in
      let isFirst = state.withLock { state in
        state.waiting.append(Waiting(item: item, continuation: continuation))
        defer { state.isRunning = true }
        return !state.isRunning
      }
      if isFirst { queue.async { self.run() } }
    }
  }

  /// How many wait for the next commit.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  private func run() {
    while true {
      let batch = state.withLock { state in
        defer { state.waiting = [] }
        state.isRunning = !state.waiting.isEmpty
        return state.waiting
      }
      guard !batch.isEmpty else { return }
      let result = Result { try commit(batch.map(\.item)) }
      for waiting in batch { waiting.continuation.resume(with: result) }
    }
  }
}
