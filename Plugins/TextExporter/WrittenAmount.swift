import ReportModel

/// An amount of money that somebody has written in a text: `2,2 mnkr`, `24,7 miljoner kr`.
struct WrittenAmount: Hashable {
  /// As it is written, in `unit`.
  var number: Amount
  /// How many decimals are written.
  var decimals: Int
  var unit: Unit
  /// Whether the words name kronor; `9 miljoner` does not.
  var namesCurrency: Bool

  func kronor() throws(ArithmeticError) -> Amount {
    try number.multiplied(by: Amount(unit.kronor))
  }

  /// Every amount in a text.
  static func all(in text: String) -> [WrittenAmount] {
    guard text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return [] }
    let words = words(of: text)
    var amounts: [WrittenAmount] = []
    var index = 0
    while index < words.count {
      if let (amount, next) = amount(words, at: index) {
        amounts.append(amount)
        index = next
      } else {
        index += 1
      }
    }
    return amounts
  }

  /// The amount that a text is and nothing else; nil for any other text.
  static func whole(_ text: String) -> WrittenAmount? {
    let words = words(of: text)
    guard let (amount, next) = amount(words, at: 0), next == words.count else { return nil }
    return amount
  }

  /// The words without the marks around them; figures and letters written together come apart.
  private static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    for piece in text.split(whereSeparator: \.isBlank) {
      var word = piece
      while word.utf8.last?.isASCIIWordCharacter == false, let last = word.last,
        ".,;:!?)”\"".contains(last)
      {
        word.removeLast()
      }
      while word.utf8.first?.isASCIIWordCharacter == false, let first = word.first,
        "(”\"".contains(first)
      {
        word.removeFirst()
      }
      if let first = word.first, first.isASCIIDigit,
        let letter = word.firstIndex(where: \.isLetter)
      {
        words += [word[..<letter], word[letter...]]
      } else {
        words.append(word)
      }
    }
    return words
  }

  private static func amount(
    _ words: [Substring], at start: Int
  ) -> (amount: WrittenAmount, next: Int)? {
    guard let (number, decimals, afterNumber) = number(words, at: start),
      afterNumber < words.count, let unit = unit(of: words[afterNumber])
    else { return nil }
    var next = afterNumber + 1
    var namesCurrency = unit.namesCurrency
    if !namesCurrency, next < words.count, isKronor(words[next]) {
      namesCurrency = true
      next += 1
    }
    let amount = WrittenAmount(
      number: number, decimals: decimals, unit: unit.unit, namesCurrency: namesCurrency)
    return (amount, next)
  }

  private static func unit(of word: Substring) -> (unit: Unit, namesCurrency: Bool)? {
    switch word.lowercased() {
    case "kr", "kronor", "sek": (.kr, true)
    case "tkr", "kkr": (.tkr, true)
    case "tusen": (.tkr, false)
    case "mnkr", "mkr": (.mnkr, true)
    case "milj", "miljon", "miljoner": (.mnkr, false)
    default: nil
    }
  }

  private static func isKronor(_ word: Substring) -> Bool {
    ["kr", "kronor", "sek"].contains(word.lowercased())
  }

  /// A number, its thousands apart or not: `2 200 000`, `24,7`.
  private static func number(
    _ words: [Substring], at start: Int
  ) -> (number: Amount, decimals: Int, next: Int)? {
    guard start < words.count, let first = figures(words[start]) else { return nil }
    var (whole, fraction) = first
    var next = start + 1
    if whole.count <= 3 {
      while fraction == nil, next < words.count, let more = figures(words[next]),
        more.whole.count == 3
      {
        whole += more.whole
        fraction = more.fraction
        next += 1
      }
    }
    let decimals = fraction?.count ?? 0
    guard whole.count + decimals <= 15, decimals <= 6,
      let digits = Int64(whole + (fraction ?? ""))
    else { return nil }
    return (Amount(digits: digits, decimals: decimals), decimals, next)
  }

  private static func figures(_ word: Substring) -> (whole: String, fraction: String?)? {
    guard let first = word.utf8.first, 0x30...0x39 ~= first else { return nil }
    let parts = word.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    return (String(parts[0]), parts.count == 2 ? String(parts[1]) : nil)
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit.
  var isASCIIWordCharacter: Bool {
    0x30...0x39 ~= self || 0x61...0x7A ~= self | 0x20
  }
}

extension Character {
  /// Whether it is 0–9.
  var isASCIIDigit: Bool { utf8.first.map { 0x30...0x39 ~= $0 } == true && utf8.count == 1 }
}
