import Dispatch
import Glibc
import Synchronization
import SystemPackage

/// The metrics in a file, for a collector that reads it now and then.
///
/// A reader sees a whole file or the one before it. Written on a queue of its own, seldom enough to
/// cost nothing; nothing is flushed, because old figures are of no use after a power cut.
final class MetricsFile: Sendable {
  private let path: FilePath
  private let pause: DispatchTimeInterval
  private let text: @Sendable () -> String
  private let failed: @Sendable (Errno?) -> Void
  private let queue = DispatchQueue(label: "blankettd.metrics")
  private let state = Mutex(State())

  private struct State {
    var isPending = false
    var lastWrite: DispatchTime?
    var hadFault = false
  }

  /// `failed` is told of the first failure in a row, and with nil when it is over.
  init(
    _ path: FilePath, pause: DispatchTimeInterval = .seconds(5),
    text: @escaping @Sendable () -> String, failed: @escaping @Sendable (Errno?) -> Void
  ) {
    self.path = path
    self.pause = pause
    self.text = text
    self.failed = failed
  }

  /// Something has changed; returns at once.
  func refresh() {
    let due: DispatchTime? = state.withLock { state in
      guard !state.isPending else { return nil }
      state.isPending = true
      return max(.now(), state.lastWrite.map { $0 + pause } ?? .now())
    }
    if let due { queue.asyncAfter(deadline: due) { [self] in write() } }
  }

  /// Writes the last figures before it returns.
  func finish() { queue.sync { write() } }

  /// On the queue alone.
  private func write() {
    state.withLock { state in
      state.isPending = false
      state.lastWrite = .now()
    }
    var fault: Errno?
    do {
      try MetricsFile.replace(path, with: Array(text().utf8))
    } catch {
      fault = error
    }
    let isNews = state.withLock { state in
      defer { state.hadFault = fault != nil }
      return state.hadFault != (fault != nil)
    }
    if isNews { failed(fault) }
  }

  /// The name of the new file ends in nothing that a collector looks for.
  private static func replace(_ path: FilePath, with bytes: [UInt8]) throws(Errno) {
    let new = FilePath(path.string + ".new")
    do {
      let file = try FileDescriptor.open(
        new, .writeOnly, options: [.create, .truncate, .noFollow, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter {
        // Whoever collects runs as somebody else, whatever our umask says.
        guard fchmod(file.rawValue, 0o644) == 0 else { throw Errno(rawValue: errno) }
        try file.writeAll(bytes)
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
    let result = new.withPlatformString { old in path.withPlatformString { rename(old, $0) } }
    guard result == 0 else { throw Errno(rawValue: errno) }
  }
}
