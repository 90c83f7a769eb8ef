extension Unicode.Scalar {
  /// The columns that a terminal or a fixed-width font gives the character: 0, 1 or 2.
  ///
  /// Combining marks and format characters take none; East Asian wide characters and emoji take two
  /// (Unicode Standard Annex #11, classes W and F).
  var displayWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) { return 0 }
    return isWide ? 2 : 1
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]

  private var isWide: Bool {
    guard value >= 0x1100 else { return false }
    // Regional indicators make a flag, of width 2, in pairs.
    if (0x1F1E6...0x1F1FF).contains(value) { return false }
    return properties.isEmojiPresentation
      || Unicode.Scalar.wideRanges.contains { $0.contains(value) }
  }
}

extension StringProtocol {
  /// The columns that the text takes on a line.
  ///
  /// Counted character by character, so that a joined emoji never takes more than is reckoned with.
  var displayWidth: Int {
    if let count = utf8.westernCount { return count }
    var width = 0
    var last: Unicode.Scalar?
    for scalar in unicodeScalars {
      let asksForEmoji = scalar == "\u{FE0F}"
      if asksForEmoji, let last, last.properties.isEmoji, last.displayWidth == 1 { width += 1 }
      width += scalar.displayWidth
      last = scalar
    }
    return width
  }
}

extension Sequence<UInt8> {
  /// How many characters a text has below U+0300, each of which takes one column; nil when it has
  /// others.
  var westernCount: Int? {
    var count = 0
    for byte in self {
      if byte >= 0xCC { return nil }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    return count
  }
}

extension String {
  /// As many ordinary spaces.
  static func spaces(_ count: Int) -> String {
    repeated(0x20, Swift.max(0, count))
  }

  /// An ASCII character many times.
  static func repeated(_ character: UInt8, _ count: Int) -> String {
    String(decoding: Array(repeating: character, count: count), as: UTF8.self)
  }

  /// Without the blanks at its end.
  var withoutTrailingBlanks: String {
    // Nearly every line ends with a letter, a digit or a mark.
    if let last = utf8.last, 0x21..<0x7F ~= last { return self }
    var end = endIndex
    while end > startIndex, self[index(before: end)].isBlank { end = index(before: end) }
    return String(self[..<end])
  }
}

extension Character {
  /// Whether it is white space of any kind; the common letters are told without the Unicode tables,
  /// which took a fifth of an export's time.
  var isBlank: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
    return (0xA1..<0x1680).contains(value) ? false : isWhitespace
  }
}
