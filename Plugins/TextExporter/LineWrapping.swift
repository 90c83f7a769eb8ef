/// Breaks texts into lines: at white space, never inside a word, never at a no-break space, and not
/// between a number's thousands or before its unit, however they are written.
enum LineWrapping {
  /// The lines of a text, none of them wider than `width` unless a single word is.
  ///
  /// The first line begins with `first`, the others with as many blanks as `first` is wide. A line
  /// break that the author wrote stays one, an empty line as well. A word that does not fit beside
  /// the indentation moves to the left; one that is wider than the line stands alone on its own.
  static func lines(_ text: some StringProtocol, width: Int, first: String = "") -> [String] {
    let firstWidth = first.displayWidth
    let plain = PlainWords(text)
    if let plain, firstWidth + plain.width <= width { return [first + text] }
    let indent = String.spaces(firstWidth)
    if plain != nil {
      return plainLines(Array(text.utf8), width: width, first: first, indent: indent)
    }
    var lines: [String] = []
    for part in text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0.isBlank && $0.isNewline })
    {
      let words = words(of: part)
      if words.isEmpty {
        if lines.last?.isEmpty == false { lines.append("") }
      } else {
        let isFirst = lines.isEmpty
        lines += wrap(words, width: width, first: isFirst ? first : indent, indent: indent)
      }
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// `Etikett: värde`, the value's further lines under its first. Where the label is so long that
  /// little room is left beside it, the two are one running text.
  static func labelled(
    _ label: String, _ value: String, width: Int, indent: Int, column: Int = 0
  ) -> [String] {
    let first = lead(label, indent: indent, column: column)
    guard hasRoom(behind: first.displayWidth, width: width) else {
      return lines("\(label) \(value)", width: width, first: .spaces(indent))
    }
    return lines(value, width: width, first: first)
  }

  /// What stands in front of the value in a labelled line.
  static func lead(_ label: String, indent: Int, column: Int) -> String {
    let start = .spaces(indent) + label
    return start + .spaces(max(1, column - start.displayWidth))
  }

  /// Whether a value has enough room beside its label.
  static func hasRoom(behind lead: Int, width: Int) -> Bool { lead <= width / 2 }

  /// The pieces of a text that must stay whole.
  static func words(of text: some StringProtocol) -> [String] {
    if let plain = PlainWords(text), plain.longest == plain.width { return [String(text)] }
    return text.split { isBreak($0) }.compactMap { piece in
      var word = Substring(piece)
      while word.first?.isBlank == true { word.removeFirst() }
      while word.last?.isBlank == true { word.removeLast() }
      return word.isEmpty ? nil : String(word)
    }
  }

  /// The width of the longest word.
  static func longestWord(in text: String) -> Int {
    PlainWords(text)?.longest ?? words(of: text).map(\.displayWidth).max() ?? 0
  }

  private static func isBreak(_ character: Character) -> Bool {
    character.isBlank && !["\u{A0}", "\u{202F}", "\u{2007}"].contains(character)
  }

  // MARK: Plain words

  /// ``wrap(_:width:first:indent:)`` over the bytes of ``PlainWords``: words that stand beside each
  /// other in a line stand so in the text, and need not be taken apart and joined again.
  private static func plainLines(
    _ text: [UInt8], width: Int, first: String, indent: String
  ) -> [String] {
    var lines: [String] = []
    var start = first
    var lineWidth = first.displayWidth
    var line: Range<Int>?
    for word in plainWords(of: text, upTo: (width - indent.utf8.count) / 3) {
      if let begun = line, lineWidth + 1 + word.width <= width {
        line = begun.lowerBound..<word.range.upperBound
        lineWidth += 1 + word.width
        continue
      }
      if let done = line {
        lines.append(start + String(decoding: text[done], as: UTF8.self))
        (start, lineWidth) = (indent, indent.utf8.count)
      }
      if lineWidth + word.width > width {
        let marker = start.withoutTrailingBlanks
        if !marker.isEmpty { lines.append(marker) }
        lineWidth = max(0, min(indent.utf8.count, width - word.width))
        start = .spaces(lineWidth)
      }
      line = word.range
      lineWidth += word.width
    }
    if let line { lines.append(start + String(decoding: text[line], as: UTF8.self)) }
    return lines
  }

  /// ``together(_:upTo:)`` over bytes.
  private static func plainWords(
    of text: [UInt8], upTo most: Int
  ) -> [(range: Range<Int>, width: Int)] {
    var pieces: [(range: Range<Int>, width: Int)] = []
    pieces.reserveCapacity(text.count / 4)
    var tail = 0..<0
    var (start, end) = (0, 0)
    while start < text.count {
      var width = 0
      while end < text.count, text[end] != 0x20 {
        if text[end] & 0xC0 != 0x80 { width += 1 }
        end += 1
      }
      let word = start..<end
      if let last = pieces.last, last.width + 1 + width <= most,
        0x30...0x39 ~= text[tail.upperBound - 1], mayGoOn(text[start]),
        isOneAmount(
          String(decoding: text[tail], as: UTF8.self), String(decoding: text[word], as: UTF8.self))
      {
        pieces[pieces.count - 1] = (last.range.lowerBound..<end, last.width + 1 + width)
      } else {
        pieces.append((word, width))
      }
      tail = word
      end += 1
      start = end
    }
    return pieces
  }

  private static func wrap(
    _ words: [String], width: Int, first: String, indent: String
  ) -> [String] {
    var lines: [String] = []
    var line = first
    var lineWidth = first.displayWidth
    var isEmpty = true
    for word in together(words, upTo: (width - indent.utf8.count) / 3) {
      let wordWidth = word.displayWidth
      if !isEmpty, lineWidth + 1 + wordWidth <= width {
        line += " " + word
        lineWidth += 1 + wordWidth
        continue
      }
      if !isEmpty {
        lines.append(line)
        (line, lineWidth) = (indent, indent.utf8.count)
      }
      isEmpty = false
      if lineWidth + wordWidth > width {
        let marker = line.withoutTrailingBlanks
        if !marker.isEmpty { lines.append(marker) }
        lineWidth = max(0, min(indent.utf8.count, width - wordWidth))
        line = .spaces(lineWidth)
      }
      line += word
      lineWidth += wordWidth
    }
    lines.append(line)
    return lines
  }

  /// The words, those of one amount as one: `2 379 041 Euro`.
  private static func together(_ words: [String], upTo most: Int) -> [String] {
    var pieces: [String] = []
    var tail = ""
    for word in words {
      if let last = pieces.last, isOneAmount(tail, word),
        last.displayWidth + 1 + word.displayWidth <= most
      {
        pieces[pieces.count - 1] += " " + word
      } else {
        pieces.append(word)
      }
      tail = word
    }
    return pieces
  }

  /// Whether a word that begins so may be part of the amount before it; most words after a year are not.
  private static func mayGoOn(_ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      "ekmpt".utf8.contains(first | 0x20)
    case 0xC2...0xC3: false
    default: true
    }
  }

  private static let units: Set<String> = [
    "kr", "tkr", "mnkr", "mkr", "kronor", "miljon", "miljoner", "euro", "%", "procent",
  ]

  private static func isOneAmount(_ word: String, _ next: String) -> Bool {
    let figures = word.drop { !$0.isASCIIDigit && "(-–”".contains($0) }
    guard let first = figures.first, first.isASCIIDigit, figures.last?.isASCIIDigit == true else {
      return false
    }
    let unit = next.drop(while: isMark).prefix { !isMark($0) }.lowercased()
    if units.contains(unit) { return true }
    let thousands = next.prefix { $0.isASCIIDigit }
    let end = next.dropFirst(thousands.count).first
    return figures.count <= 3 && figures.allSatisfy(\.isASCIIDigit) && thousands.count == 3
      && end.map(isMark) ?? true
  }

  /// Whether it may stand behind an amount.
  private static func isMark(_ character: Character) -> Bool {
    character.utf8.first?.isASCIIWordCharacter == false && ".,;:)”/".contains(character)
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit.
  fileprivate var isASCIIWordCharacter: Bool { 0x30...0x39 ~= self || 0x61...0x7A ~= self | 0x20 }
}

extension Character {
  /// Whether it is 0–9.
  fileprivate var isASCIIDigit: Bool {
    utf8.first.map { 0x30...0x39 ~= $0 } == true && utf8.count == 1
  }
}
