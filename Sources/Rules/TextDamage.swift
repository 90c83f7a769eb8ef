/// What happened to a text on its way through programs.
struct TextDamage {
  enum Kind: CaseIterable {
    case encodedTwice, replaced, privateUse, control

    /// What to do about it.
    var remedy: String {
      switch self {
      case .encodedTwice: "Spara källan som UTF-8 en gång, och hämta texterna på nytt."
      case .replaced: "Bokstaven är förlorad: skriv den på nytt."
      case .privateUse: "Det visas olika i olika typsnitt: byt det mot ett vanligt tecken."
      case .control: "Det syns inte: ta bort det, eller byt det mot det tecken som skulle stå där."
      }
    }
  }

  var kind: Kind
  var words: String

  /// Whether the bytes of a text can hold anything of the kind. Swedish letters pass.
  static func mayOccur(_ text: Span<UInt8>, isEscaped: Bool) -> Bool {
    if isEscaped { return true }
    for index in text.indices where text[index] >= 0x7F {
      let next = index + 1 < text.count ? text[index + 1] : 0
      switch text[index] {
      // Control characters; Â, Ã and â; √ and ├; U+E000 and up.
      case 0x7F, 0xEE, 0xEF, 0xF3, 0xF4: return true
      case 0xC2 where next < 0xA0: return true
      case 0xC3 where next == 0x82 || next == 0x83 || next == 0xA2 || next == 0xB0 || next == 0xAF:
        return true
      case 0xE2 where next == 0x88 || next == 0x94: return true
      default: continue
      }
    }
    return false
  }

  /// One of each kind that a text holds.
  static func all(in text: String) -> [TextDamage] {
    var found: [Kind: TextDamage] = [:]
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar.value >= 0x7F {
      guard let kind = kind(of: scalar, in: scalars, at: index), found[kind] == nil else {
        continue
      }
      let words =
        kind == .encodedTwice
        ? twice(scalars, at: index)
        : "Texten \(excerpt(scalars, around: index)) innehåller \(name(of: scalar, kind))."
      found[kind] = TextDamage(kind: kind, words: words)
    }
    return Kind.allCases.compactMap { found[$0] }
  }

  private static func kind(
    of scalar: Unicode.Scalar, in text: [Unicode.Scalar], at index: Int
  ) -> Kind? {
    switch scalar.value {
    case 0xFFFD: .replaced
    case 0x7F...0x9F: isContinuation(text, index) ? nil : .control
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: .privateUse
    default: decoded(text, at: index) == nil ? nil : .encodedTwice
    }
  }

  /// Whether a control character is the rest of a letter that was encoded twice.
  private static func isContinuation(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    (max(0, index - 3)..<index).contains { start in
      decoded(text, at: start).map { start + $0.length > index } ?? false
    }
  }

  private static func name(of scalar: Unicode.Scalar, _ kind: Kind) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return switch kind {
    case .replaced: "ersättningstecknet \(code), som står för en bokstav som inte gick att läsa"
    case .privateUse: "tecknet \(code), som är för privat bruk"
    case .control, .encodedTwice: "styrtecknet \(code)"
    }
  }

  private static func twice(_ text: [Unicode.Scalar], at index: Int) -> String {
    guard let (letter, length) = decoded(text, at: index) else { return "" }
    let written = String(String.UnicodeScalarView(text[index..<index + length].map(visible)))
    return
      "Texten \(excerpt(text, around: index)) ser ut att vara kodad två gånger: »\(written)« står för »\(letter)«."
  }

  /// The word around a letter, with what cannot be seen as �.
  private static func excerpt(_ text: [Unicode.Scalar], around index: Int) -> String {
    func isBlank(_ place: Int) -> Bool { text[place] == " " || text[place] == "\n" }
    var (start, end) = (index, index + 1)
    while start > 0, index - start < 20, !isBlank(start - 1) { start -= 1 }
    while end < text.count, end - index < 20, !isBlank(end) { end += 1 }
    return "»\(String(String.UnicodeScalarView(text[start..<end].map(visible))))«"
  }

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xE000...0xF8FF, 0xF0000...0x10FFFF: "\u{FFFD}"
    default: scalar
    }
  }
}

// MARK: - Encoded twice

extension TextDamage {
  /// The letter that some others stand for, when they are its bytes in UTF-8 read as letters; only
  /// beginnings that no Swedish text has.
  private static func decoded(
    _ text: [Unicode.Scalar], at index: Int
  ) -> (letter: Character, length: Int)? {
    let length: Int
    let lead: UInt8
    switch text[index].value {
    case 0xC2, 0xC3: (lead, length) = (UInt8(text[index].value), 2)
    case 0xE2, 0xEF: (lead, length) = (UInt8(text[index].value), 3)
    case 0xF0: (lead, length) = (0xF0, 4)
    // √ and ├ are C3 to a Mac and to DOS.
    case 0x221A, 0x251C: return other(text, at: index)
    default: return nil
    }
    guard index + length <= text.count else { return nil }
    var bytes = [lead]
    for scalar in text[(index + 1)..<(index + length)] {
      guard let byte = windowsByte(scalar), 0x80..<0xC0 ~= byte else { return nil }
      bytes.append(byte)
    }
    guard let letter = String(validating: bytes, as: UTF8.self)?.first else { return nil }
    return (letter, length)
  }

  private static func other(
    _ text: [Unicode.Scalar], at index: Int
  ) -> (letter: Character, length: Int)? {
    guard index + 1 < text.count else { return nil }
    let letters: [Unicode.Scalar: Character] =
      text[index] == "√"
      ? ["§": "ä", "•": "å", "∂": "ö", "Ñ": "Ä", "Ö": "Å", "ñ": "Ö", "©": "é"]
      : ["ñ": "ä", "Ñ": "å", "Â": "ö", "╢": "ö", "ä": "Ä", "à": "Å", "û": "Ö"]
    return letters[text[index + 1]].map { ($0, 2) }
  }

  /// The byte that is this letter in Windows-1252, or in Latin 1.
  private static func windowsByte(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x100 { return UInt8(scalar.value) }
    return windows.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) }
  }

  /// 80–9F; what Windows leaves empty is the control character itself.
  private static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
