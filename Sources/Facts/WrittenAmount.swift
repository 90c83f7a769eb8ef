public import ReportModel

/// An amount of money as somebody wrote it in a text: `67,2 miljoner kr`, `2.200.000 kr`, `1,5 mdkr`.
///
/// A number without unit or currency is no amount, and euro stay euro.
public struct WrittenAmount: Hashable, Sendable {
  public enum Currency: Hashable, Sendable {
    case sek, eur, other
  }

  /// The number as written, 67.2.
  public internal(set) var number: Amount
  /// Decimals as written.
  public internal(set) var decimals: Int
  /// What one of the number is: 1 000 000.
  public internal(set) var multiplier = 1
  /// `sek` where no currency is named.
  public internal(set) var currency = Currency.sek
  public internal(set) var isCurrencyNamed = false

  /// In whole kronor, euro …
  public var amount: Amount { Amount(units: number.units &* Int128(multiplier)) }

  /// In kronor; nil for another currency.
  public var kronor: Amount? { currency == .sek ? amount : nil }

  /// Half a unit of the last decimal that people round to, in whole kronor, euro …: the last one
  /// written, in millions at least the first.
  public var precision: Amount {
    let rounded = max(decimals, multiplier >= 1_000_000 ? 1 : 0)
    return Amount(units: Amount(digits: 5, decimals: rounded + 1).units &* Int128(multiplier))
  }

  /// Whether it says so many kronor, rounded as it is: 2,2 mnkr is 2 215 000 kr, but 2 mnkr is not.
  public func names(_ kronor: Amount) -> Bool {
    guard let amount = self.kronor, number != .zero else { return false }
    return (amount - kronor).magnitude <= precision
  }

  /// Every amount in a text, from left to right.
  public static func all(in text: String) -> [WrittenAmount] {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return [] }
    var scanner = AmountScanner(text)
    var amounts: [WrittenAmount] = []
    while let (amount, _) = scanner.next() { amounts.append(amount) }
    return amounts
  }

  /// The amount that a text is and nothing else, but for blanks, quotation marks and the marks at the
  /// end of a sentence; nil for any other text.
  public static func whole(_ text: String) -> WrittenAmount? {
    var scanner = AmountScanner(text)
    guard let (amount, range) = scanner.next() else { return nil }
    let scalars = scanner.text.scalars
    let isAlone =
      scalars[..<range.lowerBound].allSatisfy { $0.isAround("(”\"") }
      && scalars[range.upperBound...].allSatisfy { $0.isAround(".,;:!?)”\"") }
    return isAlone ? amount : nil
  }
}

extension Unicode.Scalar {
  fileprivate func isAround(_ marks: String) -> Bool {
    properties.isWhitespace || marks.unicodeScalars.contains(self)
  }
}
