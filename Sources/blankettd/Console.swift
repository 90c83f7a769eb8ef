import ArgumentParser
import Glibc

/// The terminal: data on standard output, everything else on standard error.
enum Console {
  static func out(_ text: String, terminator: String = "\n") { print(text, terminator: terminator) }

  static func error(_ text: String) {
    var stream = StandardError()
    print(text, to: &stream)
  }

  /// `error: …` and, when there is one, `hint: …`.
  static func report(_ failure: CommandFailure) {
    error("error: \(failure.message)")
    if let hint = failure.hint { error("hint: \(hint)") }
  }

  /// Whether colours may be used on standard output: a terminal, and nobody said no.
  static var isColoured: Bool {
    guard isatty(STDOUT_FILENO) == 1 else { return false }
    if let noColor = getenv("NO_COLOR"), noColor.pointee != 0 { return false }
    guard let term = getenv("TERM") else { return false }
    return String(cString: term) != "dumb"
  }

  private struct StandardError: TextOutputStream {
    mutating func write(_ text: String) {
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
        // A closed standard error leaves nobody to tell.
        guard written > 0 else { return }
        rest = rest.dropFirst(written)
      }
    }
  }
}
