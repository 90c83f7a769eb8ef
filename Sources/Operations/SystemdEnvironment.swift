import Glibc
import SystemPackage

/// What systemd handed over at the start.
public struct SystemdEnvironment: Sendable {
  /// Nil when nobody wants to be told.
  public var notifier: SystemdNotifier?
  /// How long systemd waits for a sign of life; nil when it does not.
  public var watchdog: Duration?
  /// A listening socket, owned by the daemon.
  public var socket: CInt?
  /// What was handed over and cannot be used. English.
  public var faults: [String] = []

  /// Reads the variables that are meant for this process and takes them out of the environment, so
  /// that no child process believes that they are meant for it. To be called once, before any
  /// other thread looks at the environment.
  public static func take() -> SystemdEnvironment {
    var taken = SystemdEnvironment()
    let names = [
      "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "LISTEN_FDS", "LISTEN_PID",
      "LISTEN_FDNAMES",
    ]
    var values: [String: String] = [:]
    for name in names {
      values[name] = getenv(name).map { String(cString: $0) }
      unsetenv(name)
    }
    taken.read(values, process: getpid())
    return taken
  }

  mutating func read(_ values: [String: String], process: pid_t) {
    if let path = values["NOTIFY_SOCKET"] {
      do {
        notifier = try SystemdNotifier(path: path)
      } catch {
        faults.append("cannot use NOTIFY_SOCKET '\(path)': \(error)")
      }
    }
    let isWatched = values["WATCHDOG_PID"].map { $0 == "\(process)" } ?? true
    if isWatched, let microseconds = values["WATCHDOG_USEC"].flatMap(Int.init), microseconds > 0 {
      watchdog = .microseconds(microseconds)
    }
    if values["LISTEN_PID"] == "\(process)", let count = values["LISTEN_FDS"].flatMap(Int.init) {
      if count > 1 { faults.append("\(count) sockets were handed over; only the first is served") }
      // sd_listen_fds(3): they begin at 3, and would otherwise be inherited by workers.
      for descriptor in 3..<(3 + CInt(clamping: min(max(count, 0), 64))) {
        if fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0 {
          faults.append("cannot keep socket \(descriptor) to itself: \(Errno(rawValue: errno))")
        }
      }
      if count > 0 { socket = 3 }
    }
  }

  /// How often the loop must turn so that the watchdog hears of it in time: a third of its patience.
  public func rescan(_ wanted: Duration) -> Duration {
    watchdog.map { min(wanted, $0 / 3) } ?? wanted
  }
}
