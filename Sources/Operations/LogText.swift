import Glibc
import Logging
import PrintableText

/// Log entries as one line of text each, whatever stands in them.
enum LogText {
  /// The message and its fields: `published job=… outcome=published`.
  static func line(_ message: String, _ metadata: Logger.Metadata) -> String {
    let fields = metadata.filter { $0.key != LogText.kindKey }.sorted { $0.key < $1.key }
    return ([message.printable] + fields.map { "\($0.key.printable)=\(quoted("\($0.value)"))" })
      .joined(separator: " ")
  }

  /// The metadata key that says what kind of line this is.
  static let kindKey = "event"

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.isEmpty || text.contains { $0.isWhitespace || $0 == "\"" || $0 == "=" }
    guard needsQuotes else { return text.printable }
    return "\""
      + text.printable.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\\"") + "\""
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
