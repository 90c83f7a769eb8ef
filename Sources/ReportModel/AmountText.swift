/// How the digits of an amount are joined into text.
public struct AmountStyle: Hashable, Sendable {
  public var decimalMark: Unicode.Scalar
  /// What stands between thousands; nil for nothing.
  public var groupMark: Unicode.Scalar?

  public init(decimalMark: Unicode.Scalar, groupMark: Unicode.Scalar? = nil) {
    self.decimalMark = decimalMark
    self.groupMark = groupMark
  }

  /// `1234.5`: for programs.
  public static let plain = AmountStyle(decimalMark: ".")

  /// `1234,5`: for a spreadsheet that reads Swedish.
  public static let comma = AmountStyle(decimalMark: ",")

  /// `1 234,5` with a no-break space: for people.
  public static let swedish = AmountStyle(decimalMark: ",", groupMark: "\u{A0}")
}

extension Amount {
  /// The value rounded to `decimals`, with a decimal point and no grouping.
  public func plain(decimals: Int) -> String { text(decimals: decimals, style: .plain) }

  /// The value rounded half away from zero to `decimals` and printed in `style`.
  ///
  /// A value that rounds to zero carries no sign: `-0,04` with one decimal is `0,0`.
  public func text(decimals: Int, style: AmountStyle) -> String {
    var text: [UInt8] = []
    append(to: &text, decimals: decimals, style: style)
    return String(decoding: text, as: UTF8.self)
  }

  /// Puts ``text(decimals:style:)`` at the end of a text in UTF-8.
  public func append(to text: inout [UInt8], decimals: Int, style: AmountStyle) {
    text.append(addingCapacity: Amount.longestText) { text in
      append(to: &text, places: min(decimals, Amount.scale), style)
    }
  }

  /// A sign, 27 digits with eight marks between them, a mark and twelve decimals.
  private static let longestText = 1 + 27 + 8 * 4 + 4 + Amount.scale

  private func append(to text: inout OutputSpan<UInt8>, places: Int, _ style: AmountStyle) {
    // With half of the last place added, the digits behind it can be left out.
    let step = Amount.steps[places]
    if let short = Int64(exactly: units) {
      let shown = short.magnitude + step / 2
      if short < 0, shown >= step { text.append(UInt8(ascii: "-")) }
      let (whole, fraction) = shown.quotientAndRemainder(dividingBy: Amount.shortOne)
      Amount.append(whole, to: &text, style.groupMark)
      Amount.append(fraction: fraction, places, to: &text, style.decimalMark)
    } else {
      let shown = units.magnitude + UInt128(step / 2)
      if isNegative { text.append(UInt8(ascii: "-")) }
      let (whole, fraction) = shown.quotientAndRemainder(dividingBy: Amount.one.magnitude)
      Amount.append(whole, to: &text, style.groupMark)
      Amount.append(
        fraction: UInt64(truncatingIfNeeded: fraction), places, to: &text, style.decimalMark)
    }
  }

  private static let shortOne: UInt64 = 1_000_000_000_000

  /// The digits of a whole number, with a mark between thousands.
  private static func append(
    _ number: UInt128, to text: inout OutputSpan<UInt8>, _ mark: Unicode.Scalar?
  ) {
    if let short = UInt64(exactly: number) { return append(short, to: &text, mark) }
    let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1000)
    append(thousands, to: &text, mark)
    append(group: UInt64(truncatingIfNeeded: rest), to: &text, mark)
  }

  private static func append(
    _ number: UInt64, to text: inout OutputSpan<UInt8>, _ mark: Unicode.Scalar?
  ) {
    if number >= 1000 {
      let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1000)
      append(thousands, to: &text, mark)
      append(group: rest, to: &text, mark)
    } else {
      if number >= 100 { append(digit: number / 100, to: &text) }
      if number >= 10 { append(digit: number / 10 % 10, to: &text) }
      append(digit: number % 10, to: &text)
    }
  }

  /// Three digits that go on a number.
  private static func append(
    group: UInt64, to text: inout OutputSpan<UInt8>, _ mark: Unicode.Scalar?
  ) {
    if let mark { append(mark, to: &text) }
    append(digit: group / 100, to: &text)
    append(digit: group / 10 % 10, to: &text)
    append(digit: group % 10, to: &text)
  }

  private static func append(
    fraction: UInt64, _ places: Int, to text: inout OutputSpan<UInt8>, _ mark: Unicode.Scalar
  ) {
    guard places > 0 else { return }
    append(mark, to: &text)
    var rest = fraction
    for _ in 0..<places {
      let (digit, behind) = (rest * 10).quotientAndRemainder(dividingBy: shortOne)
      append(digit: digit, to: &text)
      rest = behind
    }
  }

  private static func append(digit: UInt64, to text: inout OutputSpan<UInt8>) {
    text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
  }

  private static func append(_ mark: Unicode.Scalar, to text: inout OutputSpan<UInt8>) {
    if mark.isASCII { return text.append(UInt8(truncatingIfNeeded: mark.value)) }
    if let bytes = UTF8.encode(mark) { for byte in bytes { text.append(byte) } }
  }
}

extension Amount: CustomStringConvertible {
  /// The exact value with a decimal point.
  public var description: String { plain(decimals: decimals) }
}
