import ReportModel

/// An amount of money as somebody wrote it: `67,2 miljoner kr`.
struct WrittenAmount: Hashable {
  enum Currency: Hashable {
    case sek, eur, other
  }

  /// The number as written, 67.2.
  var number: Amount
  /// Decimals as written.
  var decimals: Int
  /// What one of the number is: 1 000 000.
  var multiplier = 1
  /// `sek` where no currency is named.
  var currency = Currency.sek
  var isCurrencyNamed = false

  /// In whole kronor, euro …
  var amount: Amount { Amount(units: number.units &* Int128(multiplier)) }

  /// Half a unit of the last decimal written, in whole kronor, euro …
  var precision: Amount {
    Amount(units: Amount(digits: 5, decimals: decimals + 1).units &* Int128(multiplier))
  }
}

/// Finds the amounts in a text. A number without unit or currency is no amount, and euro stay euro.
struct MoneyWording {
  private var text: ScalarScanner

  static func amounts(in text: String) -> [WrittenAmount] {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return [] }
    var wording = MoneyWording(text: ScalarScanner(text))
    var amounts: [WrittenAmount] = []
    while let digit = wording.text.firstDigit(from: wording.text.position) {
      let before = wording.text.word(endingAt: digit)
      wording.text.position = digit
      guard var amount = wording.number() else { continue }
      if wording.takeUnit(of: &amount, after: before) { amounts.append(amount) }
    }
    return amounts
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

  /// Reads what the number counts; false when it counts no money.
  private mutating func takeUnit(of amount: inout WrittenAmount, after before: String) -> Bool {
    let start = text.position
    let word = text.takeWord()
    if let multiplier = Self.multipliers[word] {
      amount.multiplier = multiplier
      if text[0] == "." { text.position += 1 }
      let afterMultiplier = text.position
      if let (factor, currency) = Self.currencies[text.takeWord()], factor == 1 {
        amount.currency = currency
        amount.isCurrencyNamed = true
        return true
      }
      text.position = afterMultiplier
    } else if let (factor, currency) = Self.currencies[word] {
      amount.multiplier = factor
      amount.currency = currency
      amount.isCurrencyNamed = true
      return true
    } else {
      text.position = start
    }
    if let (factor, currency) = Self.currencies[before], factor == 1 {
      amount.currency = currency
      amount.isCurrencyNamed = true
      return true
    }
    return amount.multiplier > 1
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
