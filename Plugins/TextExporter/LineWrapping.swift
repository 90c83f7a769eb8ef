/// Breaks texts into lines: at white space, never inside a word, never at a no-break space, and not
/// between a number's thousands or before its unit, however they are written.
enum LineWrapping {
  /// The lines of a text, none of them wider than `width` unless a single word is.
  ///
  /// The first line begins with `first`, the others with as many blanks as `first` is wide. A line
  /// break that the author wrote stays one, an empty line as well. A word that does not fit beside
  /// the indentation moves to the left; one that is wider than the line stands alone on its own.
  static func lines(_ text: some StringProtocol, width: Int, first: String = "") -> [String] {
    let indent = String.spaces(first.displayWidth)
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
    let start = .spaces(indent) + label
    let first = start + .spaces(max(1, column - start.displayWidth))
    guard first.displayWidth <= width / 2 else {
      return lines("\(label) \(value)", width: width, first: .spaces(indent))
    }
    return lines(value, width: width, first: first)
  }

  /// The pieces of a text that must stay whole.
  static func words(of text: some StringProtocol) -> [String] {
    text.split { isBreak($0) }.compactMap { piece in
      var word = Substring(piece)
      while word.first?.isBlank == true { word.removeFirst() }
      while word.last?.isBlank == true { word.removeLast() }
      return word.isEmpty ? nil : String(word)
    }
  }

  private static func isBreak(_ character: Character) -> Bool {
    character.isBlank && !["\u{A0}", "\u{202F}", "\u{2007}"].contains(character)
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

  private static let units: Set<String> = [
    "kr", "tkr", "mnkr", "mkr", "kronor", "miljon", "miljoner", "euro", "%", "procent",
  ]

  private static func isOneAmount(_ word: String, _ next: String) -> Bool {
    let figures = word.drop { "(-–”".contains($0) }
    guard let first = figures.first, first.isASCIIDigit, figures.last?.isASCIIDigit == true else {
      return false
    }
    let unit = next.lowercased().split { ".,;:)”/".contains($0) }.first.map(String.init)
    if let unit, units.contains(unit) { return true }
    let thousands = next.prefix { $0.isASCIIDigit }
    let end = next.dropFirst(thousands.count).first
    return figures.count <= 3 && figures.allSatisfy(\.isASCIIDigit) && thousands.count == 3
      && end.map { ".,;:)”/".contains($0) } ?? true
  }
}
