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
    var text: [UInt8] = []
    append(to: &text, decimals: decimals, style: style)
    return String(decoding: text, as: UTF8.self)
  }

  /// Puts ``text(decimals:style:)`` at the end of a text in UTF-8.
  public func append(to text: inout [UInt8], decimals: Int, style: AmountStyle) {
    let shown = decimals < Amount.scale ? rounded(to: decimals) : self
    if shown.isNegative { text.append(UInt8(ascii: "-")) }
    let places = min(decimals, Amount.scale)
    if let short = UInt64(exactly: shown.units.magnitude) {
      let (whole, fraction) = short.quotientAndRemainder(dividingBy: Amount.shortOne)
      Amount.append(whole, to: &text, mark: style.groupMark)
      Amount.append(fraction: fraction, places, to: &text, mark: style.decimalMark)
    } else {
      let (whole, fraction) = shown.units.magnitude.quotientAndRemainder(
        dividingBy: Amount.one.magnitude)
      if let whole = UInt64(exactly: whole) {
        Amount.append(whole, to: &text, mark: style.groupMark)
      } else {
        // The lower eighteen digits are six groups of three.
        let (high, low) = whole.quotientAndRemainder(dividingBy: 1_000_000_000_000_000_000)
        Amount.append(UInt64(high), to: &text, mark: style.groupMark)
        Amount.append(UInt64(low), to: &text, mark: style.groupMark, atLeast: 18)
      }
      Amount.append(fraction: UInt64(fraction), places, to: &text, mark: style.decimalMark)
    }
  }

  private static let shortOne: UInt64 = 1_000_000_000_000

  /// The digits of a number, with a mark between thousands; filled with zeros to `atLeast` digits,
  /// with a mark in front, when it goes on a longer one.
  private static func append(
    _ number: UInt64, to text: inout [UInt8], mark: String, atLeast least: Int = 0
  ) {
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var count = 0
    var rest = number
    repeat {
      digits[count] = UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      count += 1
    } while rest > 0 || count < least
    if least > 0 { text.append(contentsOf: mark.utf8) }
    while count > 0 {
      count -= 1
      text.append(UInt8(ascii: "0") + digits[count])
      if count > 0, count % 3 == 0 { text.append(contentsOf: mark.utf8) }
    }
  }

  private static func append(
    fraction: UInt64, _ places: Int, to text: inout [UInt8], mark: String
  ) {
    guard places > 0 else { return }
    text.append(contentsOf: mark.utf8)
    var digits = InlineArray<12, UInt8>(repeating: 0)
    var rest = fraction
    for place in 0..<Amount.scale {
      digits[Amount.scale - 1 - place] = UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    for place in 0..<places { text.append(UInt8(ascii: "0") + digits[place]) }
  }
}

extension Amount: CustomStringConvertible {
  /// The exact value with a decimal point.
  public var description: String { plain(decimals: decimals) }
}
