public import Logging

/// One entry in the form that journald's own socket takes.
public struct JournalEntry: Sendable {
  /// Names and values in the order in which they are sent.
  public private(set) var fields: [(name: String, value: String)]

  /// `line` is what `journalctl` shows; every metadata becomes a field too.
  public init(_ line: String, level: Logger.Level, _ metadata: Logger.Metadata) {
    fields = [
      ("MESSAGE", line), ("PRIORITY", "\(JournalEntry.priority(level))"),
      ("SYSLOG_IDENTIFIER", "blankettd"),
    ]
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      let text = "\(value)"
      if key == LogText.kindKey, let kind = LogEventKind(rawValue: text) {
        fields.append(("MESSAGE_ID", kind.messageID))
      }
      if let name = JournalEntry.name(key) { fields.append((name, text)) }
    }
  }

  /// journald takes A–Z, 0–9 and underscores, no digit or underscore first, 64 at most; other
  /// characters become underscores. Nil when nothing is left.
  static func name(_ key: String) -> String? {
    let letters = key.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 0x20
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: UInt8(ascii: "_")
      }
    }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let trimmed = letters.drop { $0 == UInt8(ascii: "_") || digits.contains($0) }
    guard !trimmed.isEmpty else { return nil }
    let name = String(decoding: trimmed.prefix(64), as: UTF8.self)
    return reserved.contains(name) ? String("FIELD_\(name)".prefix(64)) : name
  }

  private static let reserved: Set<String> = [
    "MESSAGE", "PRIORITY", "SYSLOG_IDENTIFIER", "MESSAGE_ID",
  ]

  /// The levels of syslog(3).
  private static func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }

  /// A value with a line end is sent with its length, so that it cannot pretend to be another field.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for (name, value) in fields {
      bytes += Array(name.utf8)
      if value.utf8.contains(0x0A) {
        bytes.append(0x0A)
        withUnsafeBytes(of: UInt64(value.utf8.count).littleEndian) { bytes += Array($0) }
      } else {
        bytes.append(UInt8(ascii: "="))
      }
      bytes += Array(value.utf8)
      bytes.append(0x0A)
    }
    return bytes
  }
}
