/// What letters are in the texts of people: blanks, quotes, strokes, and how they are called.
enum Letters {
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || isInvisible(scalar)
  }

  /// A letter that takes no room.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format || (0xFE00...0xFE0F).contains(scalar.value)
  }

  static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "\u{2018}"..."\u{201F}", "«", "»", "´", "`", "\u{2039}", "\u{203A}", "\u{2032}",
      "\u{2033}", "\u{FF02}", "\u{FF07}":
      true
    default: false
    }
  }

  static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    ["'", "\u{2019}", "\u{2018}", "´", "`", "\u{2BC}", "\u{2032}"].contains(scalar)
  }

  static func isMinus(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FE63}", "\u{FF0D}": true
    default: false
    }
  }

  /// A digit of any script, or a letter that is taken for one.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "0"..."9": return Int(scalar.value - 0x30)
    case "O", "o", "О", "о", "Ο", "ο": return 0
    case "l", "I", "І": return 1
    default:
      guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
      else { return nil }
      return Int(value)
    }
  }

  static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(scalar.value + 32) ?? scalar : scalar
  }

  /// The letter by its name, or as it is.
  static func name(_ scalar: Unicode.Scalar) -> String { LetterName.of(scalar) ?? "\(scalar)" }

  static func blankName(_ scalar: Unicode.Scalar) -> String {
    scalar == " " ? "blanksteg" : name(scalar)
  }

  static func digitName(_ scalar: Unicode.Scalar) -> String {
    LetterName.of(scalar) ?? "bokstaven \(scalar)"
  }

  /// A quote by its name: `enkelt citattecken, '`, `höger citattecken, U+201D`.
  static func quoteName(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "citattecken"
    case "'": "enkelt citattecken, '"
    case "`": "grav accent, `"
    default: "typografiskt citattecken \(scalar), \(LetterName.codePoint(of: scalar))"
    }
  }

  /// The names of what cannot be seen in a text or is taken for another letter, each once.
  static func oddities(in text: String) -> [String] {
    var names: [String] = []
    for scalar in text.unicodeScalars {
      guard let name = LetterName.of(scalar), !names.contains(name) else { continue }
      names.append(name)
    }
    return names
  }

  /// The text in which each letter that is taken for a Latin one is that one; what cannot be seen is
  /// gone, and every blank is the ordinary one.
  static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let latin = lookalikes[scalar] {
        plain.append(latin)
      } else if (0xFF01...0xFF5E).contains(scalar.value) {
        plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      } else if isInvisible(scalar) {
        continue
      } else {
        plain.append(scalar.properties.isWhitespace ? " " : isMinus(scalar) ? "-" : scalar)
      }
    }
    var text = String(plain)
    while text.hasPrefix(" ") { text.removeFirst() }
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    let foreign = "АВЕЅЗІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν"
    let latin = "ABES3IJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXoav"
    return Dictionary(
      zip(foreign.unicodeScalars, latin.unicodeScalars), uniquingKeysWith: { first, _ in first })
  }()
}
