/// Reads digits and words of a text from the left, for the small languages that people write
/// amounts and times in. Own code: a regular expression would say less and cost Foundation.
package struct ScalarScanner {
  package let scalars: [Unicode.Scalar]
  package var position = 0

  package init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The scalar so far ahead; nil after the end.
  package subscript(_ ahead: Int) -> Unicode.Scalar? {
    scalars.indices.contains(position + ahead) ? scalars[position + ahead] : nil
  }

  package func digit(at ahead: Int) -> Int? { self[ahead]?.decimalDigit }

  package func isSpace(at ahead: Int) -> Bool { self[ahead]?.properties.isWhitespace ?? false }

  /// Whether exactly three digits stand there.
  package func group(at ahead: Int) -> Bool {
    (0..<3).allSatisfy { digit(at: ahead + $0) != nil } && digit(at: ahead + 3) == nil
  }

  package func group(after mark: Unicode.Scalar, at ahead: Int) -> Bool {
    self[ahead] == mark && group(at: ahead + 1)
  }

  package func firstDigit(from start: Int) -> Int? {
    scalars.indices.dropFirst(start).first { scalars[$0].decimalDigit != nil }
  }

  package mutating func takeDigits() -> [Int] {
    var digits: [Int] = []
    while let digit = digit(at: 0) {
      digits.append(digit)
      position += 1
    }
    return digits
  }

  package mutating func skipSpaces() {
    while isSpace(at: 0) { position += 1 }
  }

  /// The word after spaces, in lower case; a currency sign or `:-` is a word.
  package mutating func takeWord() -> String {
    skipSpaces()
    let start = position
    if self[0] == ":", self[1] == "-" {
      position += 2
    } else if self[0] == "€" || self[0] == "$" {
      position += 1
    } else {
      while self[0]?.properties.isAlphabetic ?? false { position += 1 }
    }
    return text(start..<position)
  }

  /// The word before `end` and the spaces there, in lower case.
  package func word(endingAt end: Int) -> String {
    var last = end
    while last > 0, scalars[last - 1].properties.isWhitespace { last -= 1 }
    return text(start(ofWordEndingAt: end)..<last)
  }

  /// Where that word begins.
  package func start(ofWordEndingAt end: Int) -> Int {
    var first = end
    while first > 0, scalars[first - 1].properties.isWhitespace { first -= 1 }
    while first > 0,
      scalars[first - 1].properties.isAlphabetic || "€$".unicodeScalars.contains(scalars[first - 1])
    {
      first -= 1
    }
    return first
  }

  package func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range])).lowercased()
  }
}

extension Unicode.Scalar {
  /// 0–9; nil for everything else.
  package var decimalDigit: Int? { (0x30...0x39).contains(value) ? Int(value) - 0x30 : nil }
}
