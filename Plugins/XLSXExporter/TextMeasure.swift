/// How much room a text takes in Arial, so that columns and rows can be made to fit it.
///
/// A spreadsheet fits neither merged cells nor columns that hold formulas, and no font is at hand where
/// the daemon runs. The widths are those of Helvetica's metrics, which Arial shares, in thousandths of
/// the size; letters beyond ASCII count as wide as their like.
struct TextMeasure {
  var size = 9.0
  var isBold = false

  /// The width of one line in points.
  func width(_ text: some StringProtocol) -> Double {
    var sum = 0
    for scalar in text.unicodeScalars { sum += thousandths(scalar) }
    return Double(sum) * size / 1000
  }

  /// Lines that a text takes in a column so many characters wide, broken at blanks, and inside a word
  /// only when the word is wider than the column.
  func lines(_ text: String, columnWidth: Double) -> Int {
    lines(text, room: TextMeasure.room(columnWidth: columnWidth))
  }

  /// The same in so many points.
  func lines(_ text: String, room: Double) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var rest = bytes[...]
      var count = 0
      while let end = rest.firstIndex(of: 0x0A) {
        count += lines(of: rest[..<end], room: room)
        rest = rest[(end + 1)...]
      }
      return count + lines(of: rest, room: room)
    }
  }

  /// The lines of a text of Western letters on one line; nil for any other.
  private func plainLines(_ text: Slice<UnsafeBufferPointer<UInt8>>, room: Double) -> Int? {
    let widths = isBold ? TextMeasure.bold : TextMeasure.regular
    let letter = isBold ? 611 : 556
    var fill = LineFill(room: room, blank: points(widths[0]))
    var (whole, word) = (0, 0)
    var lead: UInt8 = 0
    for byte in text {
      let width: Int
      switch (lead, byte) {
      case (0, 0x20):
        if word > 0 { fill.add(points(word)) }
        whole += widths[0]
        word = 0
        continue
      case (0, 0x21..<0x7F): width = widths[Int(byte - 0x20)]
      case (0, 0xC2...0xC3):
        lead = byte
        continue
      case (0xC2, 0xA0): width = 278
      case (0xC2, _): width = letter
      // À to Þ without the multiplication sign are capitals.
      case (0xC3, ..<0x9F): width = byte == 0x97 ? letter : 722
      case (0xC3, _): width = letter
      default: return nil
      }
      whole += width
      word += width
      lead = 0
    }
    if points(whole) <= room { return 1 }
    if word > 0 { fill.add(points(word)) }
    return fill.lines
  }

  private func points(_ thousandths: Int) -> Double { Double(thousandths) * size / 1000 }

  private func lines(of line: Slice<UnsafeBufferPointer<UInt8>>, room: Double) -> Int {
    if let plain = plainLines(line, room: room) { return plain }
    let text = String(decoding: line, as: UTF8.self)
    if width(text) <= room { return 1 }
    var fill = LineFill(room: room, blank: width(" "))
    for word in text.split(separator: " ") { fill.add(width(word)) }
    return fill.lines
  }

  /// Points for text in a column: 7 pixels a character, at 96 to the inch, less the cell's edges.
  static func room(columnWidth: Double) -> Double { max(3, columnWidth * 7 - 1) * 0.75 }

  /// The column that such a text fits in, in characters, on a tenth.
  static func columnWidth(room: Double) -> Double {
    ((room / 0.75 + 1) / 7 * 10).rounded(.up) / 10
  }

  private func thousandths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F:
      let widths = isBold ? TextMeasure.bold : TextMeasure.regular
      return widths[Int(scalar.value - 0x20)]
    case 0xA0: return 278
    case 0x0300..<0x0370, 0x200B..<0x2010, 0xFE00..<0xFE10: return 0
    case ..<0x1100: return scalar.properties.isUppercase ? 722 : isBold ? 611 : 556
    default: return 1000
    }
  }

  /// From the blank to `~`.
  private static let regular = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
  private static let bold = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
  ]
}

/// Lines as they fill with words.
private struct LineFill {
  let room: Double
  let blank: Double
  private(set) var lines = 1
  private var used = 0.0

  init(room: Double, blank: Double) { (self.room, self.blank) = (room, blank) }

  mutating func add(_ length: Double) {
    if used > 0, used + blank + length > room {
      lines += 1
      used = 0
    }
    if used > 0 { used += blank }
    used += length
    while used > room {
      lines += 1
      used -= room
    }
  }
}
