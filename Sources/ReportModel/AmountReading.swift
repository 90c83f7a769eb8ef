/// Why a JSON number is not an amount.
enum AmountProblem: Error, Equatable {
  case tooManyDigits
  case tooManyDecimals
}

extension JSONDocument {
  static let digitLimit = 15
  static let decimalLimit = 6

  /// The number at `node` as an exact amount: at most 15 significant digits and 6 decimals.
  ///
  /// Zeros at either end are not significant, and an exponent is accepted when the value fits.
  func amount(_ node: NodeID) -> Result<Amount, AmountProblem> {
    AmountScanner.scan(bytes.span.extracting(Int(self[node].start)..<Int(self[node].end)))
  }

  /// The same for a text that is a JSON number.
  static func amount(_ text: String) -> Result<Amount, AmountProblem> {
    AmountScanner.scan(text.utf8.span)
  }
}

private enum AmountScanner {
  /// `text` is a number that the JSON parser has accepted.
  static func scan(_ text: Span<UInt8>) -> Result<Amount, AmountProblem> {
    var index = 0
    let isNegative = text[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    var digits: Int64 = 0
    var significant = 0
    var pendingZeros = 0
    var decimals = 0
    var isFraction = false
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else if byte | 0x20 == UInt8(ascii: "e") {
        break
      } else {
        if isFraction { decimals += 1 }
        if byte == UInt8(ascii: "0") {
          if significant > 0 { pendingZeros += 1 }
        } else {
          significant += pendingZeros + 1
          guard significant <= JSONDocument.digitLimit else { return .failure(.tooManyDigits) }
          for _ in 0..<pendingZeros { digits *= 10 }
          digits = digits * 10 + Int64(byte - UInt8(ascii: "0"))
          pendingZeros = 0
        }
      }
      index += 1
    }
    guard significant > 0 else { return .success(.zero) }
    let exponent = index < text.count ? exponent(text, from: index + 1) : 0
    return value(
      isNegative ? -digits : digits, digitCount: significant,
      scale: decimals - pendingZeros - exponent)
  }

  /// The exponent, kept within what could ever fit.
  private static func exponent(_ text: Span<UInt8>, from start: Int) -> Int {
    var value = 0
    for index in start..<text.count where text[index] >= UInt8(ascii: "0") {
      value = min(value * 10 + Int(text[index] - UInt8(ascii: "0")), 1_000_000_000)
    }
    return text[start] == UInt8(ascii: "-") ? -value : value
  }

  /// `digits` × 10^-`scale`; the last digit is not zero.
  private static func value(
    _ digits: Int64, digitCount: Int, scale: Int
  ) -> Result<Amount, AmountProblem> {
    guard scale <= JSONDocument.decimalLimit else { return .failure(.tooManyDecimals) }
    if scale >= 0 { return .success(Amount(digits: digits, decimals: scale)) }
    guard digitCount - scale <= JSONDocument.digitLimit else { return .failure(.tooManyDigits) }
    var whole = digits
    for _ in 0 ..< -scale { whole *= 10 }
    return .success(Amount(digits: whole, decimals: 0))
  }
}
