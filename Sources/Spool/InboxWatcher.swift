internal import Synchronization
public import SystemPackage

/// Tells when to scan the inbox. Own code, as nothing in Foundation or Dispatch watches folders on
/// Linux. Events are read on a queue of their own, never on the cooperative pool; all methods are
/// quick and may be called from anywhere.
public final class InboxWatcher: Sendable {
  /// The hints; one task reads them. When it falls behind, the oldest are dropped, which costs
  /// nothing but the settling time of a file that was renamed in. They end with `stop`; cancelling
  /// the reading task stops the watcher.
  public let hints: AsyncStream<InboxHint>

  private let inbox: FilePath
  private let continuation: AsyncStream<InboxHint>.Continuation
  private let state = Mutex(State())

  private struct State {
    var queue: InotifyQueue?
    var mode = WatchMode.events
    var isStopped = false
  }

  /// Watches nothing until the first scan is given to `watch`.
  public init(inbox: FilePath) {
    self.inbox = inbox
    (hints, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(256))
    continuation.onTermination = { [weak self] _ in self?.stop() }
  }

  deinit { stop() }

  /// Whether events come, or only looking at intervals helps.
  public var mode: WatchMode { state.withLock { $0.mode } }

  /// Watches the folders that a scan read; to be called after each scan. Where one was not watched
  /// before, or is another folder than before, a hint asks for one more scan: what came between
  /// the scan and the watch gave no event.
  public func watch(_ scan: InboxScan) {
    let isAnyNew = state.withLock { state in
      if state.isStopped { return false }
      do throws(SpoolError) {
        if state.queue == nil { state.queue = try InotifyQueue { [weak self] in self?.take($0) } }
        let isAnyNew = try state.queue?.watch(scan.folders, in: inbox)
        state.mode = .events
        return isAnyNew ?? false
      } catch {
        state.mode = .polling(error)
        return false
      }
    }
    if isAnyNew { continuation.yield(.look) }
  }

  /// Ends the hints and gives the kernel its watches back.
  public func stop() {
    let queue = state.withLock { state in
      state.isStopped = true
      return state.queue.take()
    }
    queue?.close()
    continuation.finish()
  }

  private func take(_ heard: Result<[InboxHint], SpoolError>) {
    switch heard {
    case .success(let hints): for hint in hints { continuation.yield(hint) }
    case .failure(let error):
      let queue = state.withLock { state in
        state.mode = .polling(error)
        return state.queue.take()
      }
      queue?.close()
      continuation.yield(.overflow)
    }
  }
}
