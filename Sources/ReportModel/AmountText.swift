/// How the digits of an amount are joined into text.
public struct AmountStyle: Hashable, Sendable {
  public var decimalMark: String
  public var groupMark: String

  public init(decimalMark: String, groupMark: String) {
    self.decimalMark = decimalMark
    self.groupMark = groupMark
  }

  /// `1234.5`: for programs.
  public static let plain = AmountStyle(decimalMark: ".", groupMark: "")

  /// `1234,5`: for a spreadsheet that reads Swedish.
  public static let comma = AmountStyle(decimalMark: ",", groupMark: "")

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
    let shown = decimals < Amount.scale ? rounded(to: decimals) : self
    let (whole, fraction) = shown.units.magnitude.quotientAndRemainder(
      dividingBy: Amount.one.magnitude)
    var text = shown.isNegative ? "-" : ""
    appendGrouped(whole, mark: style.groupMark, to: &text)
    guard decimals > 0 else { return text }
    text += style.decimalMark
    let digits = String(UInt64(fraction))
    let padded = String(repeating: "0", count: Amount.scale - digits.utf8.count) + digits
    text += padded.prefix(decimals)
    return text
  }

  private func appendGrouped(_ whole: UInt128, mark: String, to text: inout String) {
    let digits = whole <= UInt128(UInt64.max) ? String(UInt64(whole)) : String(whole)
    guard !mark.isEmpty, digits.utf8.count > 3 else {
      text += digits
      return
    }
    var left = digits.utf8.count
    for digit in digits {
      text.append(digit)
      left -= 1
      if left > 0, left % 3 == 0 { text += mark }
    }
  }
}

extension Amount: CustomStringConvertible {
  /// The exact value with a decimal point.
  public var description: String { plain(decimals: decimals) }
}
