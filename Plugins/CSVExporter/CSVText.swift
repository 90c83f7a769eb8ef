import ReportModel

/// One CSV file as it grows.
struct CSVText {
  private(set) var bytes: [UInt8]
  private let separator: UInt8
  private let amountStyle: AmountStyle
  private var isLineStart = true

  init(profile: CSVProfile) {
    bytes = profile.mark
    separator = profile.separator
    amountStyle = profile.amountStyle
  }

  /// Adds a field, in quotes where RFC 4180 asks for them.
  mutating func add(_ field: String) {
    startField()
    guard needsQuotes(field.utf8.span) else { return bytes.append(contentsOf: field.utf8) }
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func needsQuotes(_ field: Span<UInt8>) -> Bool {
    for index in field.indices {
      let byte = field[index]
      // Letters are none of these.
      if byte > UInt8(ascii: ";") { continue }
      if byte == separator || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D {
        return true
      }
    }
    return false
  }

  /// Adds a number, which needs no quotes: its decimal mark is never the separator.
  mutating func add(_ amount: Amount, decimals: Int) {
    startField()
    amount.append(to: &bytes, decimals: decimals, style: amountStyle)
  }

  mutating func add(_ date: CalendarDate) {
    startField()
    date.append(to: &bytes)
  }

  mutating func endLine() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    isLineStart = true
  }

  private mutating func startField() {
    if !isLineStart { bytes.append(separator) }
    isLineStart = false
  }
}

/// Text that a spreadsheet would run as a formula.
enum FormulaGuard {
  /// The text with an apostrophe before it when a spreadsheet would take it for a formula.
  ///
  /// Only ever asked about texts, never about numbers: a negative amount begins with a minus and must
  /// stay a number. White space before the sign does not disarm it, nor does a full-width form.
  static func neutralised(_ text: String) -> String {
    // Letters and digits, which most texts begin with, are neither blanks nor signs.
    if let first = text.utf8.first, first > UInt8(ascii: "@") || 0x30...0x39 ~= first,
      first < 0x80
    {
      return text
    }
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    let isTrigger = first.map { triggers.contains($0) } ?? false
    let startsWithControl = text.unicodeScalars.first.map { controls.contains($0) } ?? false
    return isTrigger || startsWithControl ? "'" + text : text
  }

  private static let triggers = Set("=+-@＝＋－＠".unicodeScalars)
  private static let controls: Set<Unicode.Scalar> = ["\t", "\r", "\n"]
}
