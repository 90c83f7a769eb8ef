extension Unicode.Scalar {
  /// Whether a terminal shows it where it stands: it ends no line, moves no cursor, turns no direction
  /// of writing and is no part of an escape sequence.
  public var isPrintable: Bool {
    if isASCII { return value >= 0x20 && value != 0x7F }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      return false
    default: return true
    }
  }

  /// The letter itself, or `\u{1B}` for one that does not print.
  public var printable: String {
    isPrintable
      ? String(Character(self)) : "\\u{" + String(value, radix: 16, uppercase: true) + "}"
  }
}

extension StringProtocol {
  /// The text on one line, as a terminal, a log or a receipt may have it: what does not print is shown
  /// by its code point, `\u{1B}`. Whoever wrote a report chose its keys, texts and file name.
  public var printable: String { escaped(besides: []) { $0.printable } }

  /// The same for a text of several lines and columns.
  public var printableLines: String { escaped(besides: ["\n", "\t"]) { $0.printable } }

  /// JSON with the same meaning, in which what does not print stands as an escape, `\u001b`.
  public var printableJSON: String {
    escaped(besides: ["\n"]) { scalar in
      UTF16.encode(scalar).map { units in
        units.map { unit in
          let digits = String(unit, radix: 16)
          return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
      } ?? ""
    }
  }

  private func escaped(
    besides allowed: Set<Unicode.Scalar>, _ escape: (Unicode.Scalar) -> String
  ) -> String {
    func isPlain(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isPrintable || allowed.contains(scalar)
    }
    guard !unicodeScalars.allSatisfy(isPlain) else { return String(self) }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if isPlain(scalar) {
        text.append(scalar)
      } else {
        text.append(contentsOf: escape(scalar).unicodeScalars)
      }
    }
    return String(text)
  }
}
