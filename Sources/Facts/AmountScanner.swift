import ReportModel

/// Finds the amounts of a text, one after the other.
struct AmountScanner {
  private(set) var text: ScalarScanner

  init(_ text: String) { self.text = ScalarScanner(text) }

  /// The next amount and the scalars that say it.
  mutating func next() -> (amount: WrittenAmount, range: Range<Int>)? {
    while let digit = text.firstDigit(from: text.position) {
      let before = text.word(endingAt: digit)
      text.position = digit
      guard var amount = number() else { continue }
      let start = text.start(ofWordEndingAt: digit)
      switch takeUnit(of: &amount, after: before) {
      case .behind: return (amount, digit..<text.position)
      case .inFront: return (amount, start..<text.position)
      case nil: continue
      }
    }
    return nil
  }

  /// A number with spaces or dots between its thousands; nil when it is too long for money.
  private mutating func number() -> WrittenAmount? {
    var digits = text.takeDigits()
    if digits.count <= 3 {
      let isDotted = text.group(after: ".", at: 0) && text.group(after: ".", at: 4)
      while text.isSpace(at: 0) && text.group(at: 1) || isDotted && text.group(after: ".", at: 0) {
        text.position += 1
        digits += text.takeDigits()
      }
    }
    var decimals = 0
    if text[0] == "," || text[0] == ".", text.digit(at: 1) != nil {
      text.position += 1
      let fraction = text.takeDigits()
      decimals = fraction.count
      digits += fraction
    }
    guard digits.count <= 15, decimals <= 6 else { return nil }
    let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) }
    return WrittenAmount(number: Amount(digits: value, decimals: decimals), decimals: decimals)
  }

  /// Where the word stands that makes money of a number.
  private enum UnitPlace {
    case inFront, behind
  }

  /// Reads what the number counts; nil when it counts no money.
  private mutating func takeUnit(of amount: inout WrittenAmount, after before: String) -> UnitPlace?
  {
    let start = text.position
    let word = text.takeWord()
    if let multiplier = Self.multipliers[word] {
      amount.multiplier = multiplier
      let afterWord = text.position
      if text[0] == "." { text.position += 1 }
      if let (factor, currency) = Self.currencies[text.takeWord()], factor == 1 {
        amount.currency = currency
        amount.isCurrencyNamed = true
        return .behind
      }
      text.position = afterWord
    } else if let (factor, currency) = Self.currencies[word] {
      amount.multiplier = factor
      amount.currency = currency
      amount.isCurrencyNamed = true
      return .behind
    } else {
      text.position = start
    }
    if let (factor, currency) = Self.currencies[before], factor == 1 {
      amount.currency = currency
      amount.isCurrencyNamed = true
      return .inFront
    }
    return amount.multiplier > 1 ? .behind : nil
  }

  private static let multipliers = [
    "tusen": 1000, "miljon": 1_000_000, "miljoner": 1_000_000, "milj": 1_000_000,
    "mn": 1_000_000, "miljard": 1_000_000_000, "miljarder": 1_000_000_000,
  ]

  private static let currencies: [String: (factor: Int, WrittenAmount.Currency)] = [
    "kr": (1, .sek), "krona": (1, .sek), "kronor": (1, .sek), "sek": (1, .sek), ":-": (1, .sek),
    "tkr": (1000, .sek), "kkr": (1000, .sek), "tsek": (1000, .sek), "ksek": (1000, .sek),
    "mkr": (1_000_000, .sek), "mnkr": (1_000_000, .sek), "msek": (1_000_000, .sek),
    "mdkr": (1_000_000_000, .sek), "mdr": (1_000_000_000, .sek),
    "euro": (1, .eur), "eur": (1, .eur), "€": (1, .eur),
    "keur": (1000, .eur), "teur": (1000, .eur), "meur": (1_000_000, .eur),
    "usd": (1, .other), "dollar": (1, .other), "$": (1, .other), "nok": (1, .other),
    "dkk": (1, .other), "gbp": (1, .other), "pund": (1, .other), "chf": (1, .other),
  ]
}
