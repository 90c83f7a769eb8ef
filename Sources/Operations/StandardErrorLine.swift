import Glibc
import Logging

/// A log line on standard error: `2026-11-22T21:46:41Z info published job=…`.
enum StandardErrorLine {
  static func write(_ text: String, level: Logger.Level) {
    var rest = Array("\(LogText.time(time(nil))) \(level.rawValue) \(text)\n".utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      // A closed standard error leaves nobody to tell.
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
