import CLinux
import Dispatch
import Glibc

/// Answers `GET /metrics` and `GET /healthz` on a listening socket that was handed over.
///
/// One caller at a time, two seconds each, four kilobytes of question: enough for a collector on
/// this machine, and nothing that a stranger could fill. Runs on a thread of its own until the
/// process ends.
public final class MetricsServer: Sendable {
  private let socket: CInt
  private let answer: @Sendable (String) -> HTTPAnswer
  private let queue = DispatchQueue(label: "blankettd.http")

  /// `answer` is asked for a path.
  public init(socket: CInt, answer: @escaping @Sendable (String) -> HTTPAnswer) {
    self.socket = socket
    self.answer = answer
  }

  public func start() {
    queue.async { [self] in
      while true { serveOne() }
    }
  }

  private func serveOne() {
    var listening = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard poll(&listening, 1, -1) > 0 else { return }
    let caller = accept(socket, nil, nil)
    guard caller >= 0 else {
      // Out of descriptors, most likely: no reason to spin.
      sleep(1)
      return
    }
    defer { _ = close(caller) }
    // A caller that is gone, or too slow, has nobody to be told about it.
    guard fcntl(caller, F_SETFD, FD_CLOEXEC) == 0, limit(caller), let request = read(from: caller)
    else { return }
    write(HTTPAnswer.to(request, answer).bytes, to: caller)
  }

  private func limit(_ caller: CInt) -> Bool {
    var limit = timeval(tv_sec: 2, tv_usec: 0)
    let length = socklen_t(MemoryLayout<timeval>.size)
    return setsockopt(caller, SOL_SOCKET, SO_SNDTIMEO, &limit, length) == 0
  }

  /// The head of the request; nil when it does not end in time or within four kilobytes.
  private func read(from caller: CInt) -> [UInt8]? {
    let deadline = ContinuousClock.now + .seconds(2)
    var request: [UInt8] = []
    while request.count < 4_096 {
      let left = deadline - .now
      guard left > .zero else { return nil }
      var ready = pollfd(fd: caller, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, Int32(left / .milliseconds(1)) + 1) > 0 else { return nil }
      let piece = [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
        count = max(0, recv(caller, buffer.baseAddress, buffer.count, 0))
      }
      guard !piece.isEmpty else { return nil }
      request += piece
      if HTTPAnswer.isWhole(request) { return request }
    }
    return nil
  }

  private func write(_ bytes: [UInt8], to caller: CInt) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        send(caller, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { return }
      rest = rest.dropFirst(sent)
    }
    // The caller may still be sending; a close at once would take the answer back.
    _ = shutdown(caller, Int32(SHUT_WR))
  }
}
