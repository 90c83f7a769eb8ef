import CLinux
import Dispatch
import Glibc

/// Answers `GET /metrics` and `GET /healthz` on a listening socket that was handed over.
///
/// Many callers at a time, so that one who says nothing keeps no other waiting; two seconds each, four
/// kilobytes of question: enough for a collector on this machine, and nothing that a stranger could
/// fill. Runs on a thread of its own until the process ends.
public final class MetricsServer: Sendable {
  /// The most callers; when one more comes, the one that has been there longest goes.
  static let mostCallers = 64

  private let socket: CInt
  private let patience: Duration
  private let answer: @Sendable (String) -> HTTPAnswer
  private let queue = DispatchQueue(label: "blankettd.http")

  /// `answer` is asked for a path; a caller has `patience` from its first moment to its last.
  public init(
    socket: CInt, patience: Duration = .seconds(2),
    answer: @escaping @Sendable (String) -> HTTPAnswer
  ) {
    self.socket = socket
    self.patience = patience
    self.answer = answer
  }

  public func start() {
    queue.async { [self] in serve() }
  }

  private func serve() {
    // Between being told of a caller and accepting it the caller may have gone, and accepting would wait
    // for the next.
    let flags = fcntl(socket, F_GETFL)
    if flags >= 0 { _ = fcntl(socket, F_SETFL, flags | O_NONBLOCK) }
    var callers: [HTTPCaller] = []
    while true {
      callers.removeAll { $0.isDone || $0.deadline <= .now }
      var watched = [pollfd(fd: socket, events: Int16(POLLIN), revents: 0)]
      watched += callers.map { pollfd(fd: $0.descriptor, events: $0.events, revents: 0) }
      let left = callers.map(\.deadline).min().map { $0 - .now }
      let wait = left.map { Int32(clamping: Int64($0 / .milliseconds(1)) + 1) } ?? -1
      guard poll(&watched, nfds_t(watched.count), wait) >= 0 else {
        // It would fail again at once.
        if errno != EINTR { sleep(1) }
        continue
      }
      for (caller, state) in zip(callers, watched.dropFirst()) where state.revents != 0 {
        caller.proceed(answer)
      }
      if watched[0].revents != 0 { accept(into: &callers) }
    }
  }

  private func accept(into callers: inout [HTTPCaller]) {
    let descriptor = Glibc.accept(socket, nil, nil)
    guard descriptor >= 0 else {
      // Out of descriptors, most likely: no reason to spin.
      if ![EAGAIN, EINTR, ECONNABORTED].contains(errno) { sleep(1) }
      return
    }
    guard let caller = HTTPCaller(descriptor, until: .now + patience) else { return }
    if callers.count == MetricsServer.mostCallers { callers.removeFirst() }
    callers.append(caller)
  }
}

/// One connection. Nothing that is done with it waits; a caller that is gone, or too slow, has nobody to
/// be told about it.
private final class HTTPCaller {
  let descriptor: CInt
  let deadline: ContinuousClock.Instant
  private(set) var isDone = false
  private var request: [UInt8] = []
  /// What is still to be sent; nil until the question has come.
  private var answer: ArraySlice<UInt8>?

  /// Takes over the descriptor; nil, and it is closed, when it cannot be used.
  init?(_ descriptor: CInt, until deadline: ContinuousClock.Instant) {
    self.descriptor = descriptor
    self.deadline = deadline
    guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0,
      fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0
    else { return nil }
  }

  // Whoever called has been told by then, or is gone.
  deinit { _ = close(descriptor) }

  /// What it waits for.
  var events: Int16 { Int16(answer.map { !$0.isEmpty } == true ? POLLOUT : POLLIN) }

  /// Does what can be done now.
  func proceed(_ answer: (String) -> HTTPAnswer) {
    if self.answer?.isEmpty != false { read() }
    if self.answer == nil, HTTPAnswer.isWhole(request) {
      self.answer = HTTPAnswer.to(request, answer).bytes[...]
    }
    write()
  }

  /// Takes what has come; what comes after the question is thrown away, so that closing takes no answer
  /// back that is on its way.
  private func read() {
    let piece = [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
      let got = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if got <= 0, got == 0 || ![EAGAIN, EINTR].contains(errno) { isDone = true }
      count = max(0, got)
    }
    guard answer == nil else { return }
    request += piece
    if request.count >= 4_096, !HTTPAnswer.isWhole(request) { isDone = true }
  }

  private func write() {
    guard let rest = answer, !rest.isEmpty else { return }
    let sent = rest.withUnsafeBytes {
      send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if sent < 0, ![EAGAIN, EINTR].contains(errno) { isDone = true }
    guard sent > 0 else { return }
    answer = rest.dropFirst(sent)
    // It goes when it has the whole.
    if answer?.isEmpty == true { _ = shutdown(descriptor, Int32(SHUT_WR)) }
  }
}
