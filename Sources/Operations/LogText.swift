import Glibc
import Logging

/// Log entries as one line of text each, whatever stands in them.
enum LogText {
  /// The message and its fields: `published job=… outcome=published`.
  static func line(_ message: String, _ metadata: Logger.Metadata) -> String {
    let fields = metadata.filter { $0.key != LogText.kindKey }.sorted { $0.key < $1.key }
    return ([escaped(message)] + fields.map { "\(escaped($0.key))=\(quoted("\($0.value)"))" })
      .joined(separator: " ")
  }

  /// The metadata key that says what kind of line this is.
  static let kindKey = "event"

  /// Nothing that ends a line, moves a cursor or turns the direction of writing gets through.
  static func escaped(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isPlain) else { return text }
    return text.unicodeScalars.map { scalar in
      isPlain(scalar)
        ? String(Character(scalar))
        : "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }.joined()
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.isEmpty || text.contains { $0.isWhitespace || $0 == "\"" || $0 == "=" }
    guard needsQuotes else { return escaped(text) }
    return "\""
      + escaped(text).split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\\"") + "\""
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      return false
    default: return true
    }
  }

  /// `2026-11-22T21:46:41Z`.
  static func time(_ seconds: time_t) -> String {
    var (seconds, parts) = (seconds, tm())
    gmtime_r(&seconds, &parts)
    func digits(_ number: Int32, _ count: Int = 2) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return
      "\(digits(parts.tm_year + 1_900, 4))-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))T\(digits(parts.tm_hour)):\(digits(parts.tm_min)):\(digits(parts.tm_sec))Z"
  }
}
