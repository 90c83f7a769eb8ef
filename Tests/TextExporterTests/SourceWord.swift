/// A word as it is compared, and whether a line ended after it.
struct SourceWord {
  var text: String
  var endsLine = false

  /// The words of a line. Marks that only lay out a text are no words: bullets, boxes, lone dashes. The
  /// colon after a label and the raised figure of a note are written in several ways.
  static func all(in line: some StringProtocol) -> [SourceWord] {
    var words = line.split(whereSeparator: \.isWhitespace).compactMap { piece -> SourceWord? in
      var text = String(piece.map { superscripts[$0] ?? $0 })
      while text.hasSuffix(":") { text.removeLast() }
      return text.isEmpty || marks.contains(text) ? nil : SourceWord(text: text)
    }
    if !words.isEmpty { words[words.count - 1].endsLine = true }
    return words
  }

  /// The words of a written text from a line on, without rules, the labels of activities and what the
  /// program adds at the end.
  static func all(inText text: String, from first: String) -> [SourceWord] {
    let lines = text.textLines
    let start = lines.firstIndex { $0 == first } ?? lines.endIndex
    return lines[start...].prefix { $0 != "Summering" }.flatMap { line -> [SourceWord] in
      if line == "Fotnoter" || line.allSatisfy({ "=-. ".contains($0) }) { return [] }
      let label = labels.first(where: line.hasPrefix)
      return all(in: line.dropFirst(label?.count ?? 0))
    }
  }

  private static let labels = ["Aktivitet:", "Ansvarig:", "Tidplan:", "Uppföljning:"]
  private static let marks: Set<String> = ["\u{F0B7}", "•", "-", "–", "[", "]"]
  private static let superscripts: [Character: Character] = [
    "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7",
  ]
}

/// A place where the source and the text do not say the same words.
struct WordDifference: CustomStringConvertible {
  var source: [SourceWord] = []
  var text: [SourceWord] = []

  var description: String {
    "\(source.map(\.text).joined(separator: " ")) → \(text.map(\.text).joined(separator: " "))"
  }

  /// Whether every word is one that the ends of lines broke, whole in the text, and nothing else
  /// differs. A hyphen at the break may be the word's own or the break's.
  var isMended: Bool {
    var pieces = source[...]
    for word in text {
      var rest = Substring(word.text)
      while let piece = pieces.popFirst() {
        if rest.hasPrefix(piece.text) {
          rest = rest.dropFirst(piece.text.count)
        } else if piece.text.hasSuffix("-"), rest.hasPrefix(piece.text.dropLast()) {
          rest = rest.dropFirst(piece.text.count - 1)
        } else {
          return false
        }
        if rest.isEmpty { break }
        guard piece.endsLine else { return false }
      }
      guard rest.isEmpty else { return false }
    }
    return pieces.isEmpty
  }

  static func all(_ source: [SourceWord], _ text: [SourceWord]) -> [WordDifference] {
    let changes = text.map(\.text).difference(from: source.map(\.text))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var differences: [WordDifference] = []
    var (left, right) = (0, 0)
    while left < source.count || right < text.count {
      var difference = WordDifference()
      while removed.contains(left) {
        difference.source.append(source[left])
        left += 1
      }
      while inserted.contains(right) {
        difference.text.append(text[right])
        right += 1
      }
      if difference.source.isEmpty, difference.text.isEmpty {
        (left, right) = (left + 1, right + 1)
      } else {
        differences.append(difference)
      }
    }
    return differences
  }
}
