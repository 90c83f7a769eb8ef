import Dispatch
import Glibc
import Service
import Synchronization
import SystemPackage
import Threads

/// The metrics in a file, for a collector that reads it now and then.
///
/// A reader sees a whole file or the one before it. Written on a thread of its own, seldom enough to
/// cost nothing; nothing is flushed, because old figures are of no use after a power cut.
final class MetricsFile: Sendable {
  private let path: FilePath
  private let pause: Duration
  private let text: @Sendable () -> String
  private let failed: @Sendable (Errno?) -> Void
  private let bell = DispatchSemaphore(value: 0)
  private let state = Mutex(State())
  /// Held while the file is written.
  private let pen = Mutex(())

  private struct State {
    var isStarted = false
    var isPending = false
    var lastWrite: ContinuousClock.Instant?
    var hadFault = false
  }

  /// `failed` is told of the first failure in a row, and with nil when it is over.
  init(
    _ path: FilePath, pause: Duration = .seconds(5),
    text: @escaping @Sendable () -> String, failed: @escaping @Sendable (Errno?) -> Void
  ) {
    self.path = path
    self.pause = pause
    self.text = text
    self.failed = failed
  }

  /// Something has changed; returns at once.
  func refresh() {
    let (isNews, isFirst) = state.withLock { state in
      defer { (state.isStarted, state.isPending) = (true, true) }
      return (!state.isPending, !state.isStarted)
    }
    if isFirst { start() }
    if isNews { bell.signal() }
  }

  private func start() {
    do {
      try OwnThread.start { [self] in
        while true {
          bell.wait()
          let due = state.withLock { $0.lastWrite.map { $0 + pause } }
          if let left = due.map({ $0 - .now }), left > .zero {
            usleep(UInt32(clamping: Int(left / .microseconds(1))))
          }
          write()
        }
      }
    } catch {
      failed(error)
    }
  }

  /// Writes the last figures before it returns.
  func finish() { write() }

  private func write() { pen.withLock { _ in writeAlone() } }

  private func writeAlone() {
    state.withLock { state in
      state.isPending = false
      state.lastWrite = .now
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
