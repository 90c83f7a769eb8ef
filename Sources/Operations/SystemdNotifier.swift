import Glibc
public import SystemPackage
import PrintableText

/// Tells systemd how the daemon gets on, as sd_notify(3) does.
public final class SystemdNotifier: Sendable {
  private let socket: DatagramSocket

  /// `path` is the value of `NOTIFY_SOCKET`.
  public init(path: String) throws(Errno) { socket = try DatagramSocket(path: path) }

  /// One thing to tell.
  public enum Word: Hashable, Sendable {
    case ready
    /// A reload has begun: microseconds of CLOCK_MONOTONIC; systemd 253 and later insist on them.
    case reloading(at: UInt64)
    case stopping
    case watchdog
    /// One line for `systemctl status`.
    case status(String)

    var text: String {
      switch self {
      case .ready: "READY=1"
      case .reloading(let moment): "RELOADING=1\nMONOTONIC_USEC=\(moment)"
      case .stopping: "STOPPING=1"
      case .watchdog: "WATCHDOG=1"
      case .status(let line): "STATUS=\(line.printable)"
      }
    }
  }

  /// All words in one datagram.
  public func send(_ words: [Word]) throws(Errno) {
    try socket.send(Array(words.map(\.text).joined(separator: "\n").utf8))
  }

  /// Now, as `reloading(at:)` wants it.
  public static var monotonicMicroseconds: UInt64 {
    var now = timespec()
    // Cannot fail with a clock that every kernel has.
    clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1_000
  }
}
