import ArgumentParser
import Conversion
import Glibc
import PrintableText

/// The terminal: data on standard output, everything else on standard error.
///
/// Reports, their names and their texts are made by others, so nothing goes out that steers a terminal:
/// it is shown instead. What must stay one line is made so by whoever puts it into a text.
enum Console {
  static func out(_ text: String, terminator: String = "\n") {
    print(text.printableLines, terminator: terminator)
  }

  /// Findings, two columns in; only their colours steer.
  static func out(_ listing: DiagnosticListing) {
    for line in listing.lines { print(line.isEmpty ? "" : "  " + line) }
  }

  static func error(_ text: String) {
    var stream = StandardError()
    print(text.printableLines, to: &stream)
  }

  /// What the argument parser says of an error, help and version included; then the end.
  static func exit(with error: any Error) -> Never {
    let code = Blankettd.exitCode(for: error)
    let message = Console.naming(CommandLine.arguments, in: Blankettd.fullMessage(for: error))
    if !message.isEmpty { code.isSuccess ? out(message) : Console.error(message) }
    Glibc.exit(code.rawValue)
  }

  /// The parser repeats arguments as they came, which may be names of files.
  private static func naming(_ arguments: [String], in message: String) -> String {
    let values = arguments.compactMap { argument in
      argument.firstIndex(of: "=").map { String(argument[argument.index(after: $0)...]) }
    }
    let parts = arguments + values
    return parts.filter { $0 != $0.printable }.reduce(message) { message, part in
      message.replacing(part, with: part.printable)
    }
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
