import Blanketter
import ReportModel

/// How amounts are said in Swedish running text, where the sign is a word.
enum AmountWording {
  /// `0,6 mnkr`; an amount below zero begins with the word `minus`.
  static func figure(_ amount: Amount, decimals: Int, unit: Unit?) -> String {
    let shown = amount.rounded(to: decimals)
    let figure = shown.magnitude.text(decimals: decimals, style: .swedish)
    let sign = shown.isNegative ? "minus\u{A0}" : ""
    return sign + figure + (unit.map { "\u{A0}\($0.rawValue)" } ?? "")
  }

  /// An amount of a column: what the form writes with minus by its convention, such as an income,
  /// is said without; what goes against the convention is said with the word.
  static func figure(_ amount: Amount, in column: Blankett.Column) -> String {
    let turned = column.sign == .negative ? Amount(units: -amount.units) : amount
    return figure(turned, decimals: column.decimals, unit: column.unit)
  }

  /// A decided or requested amount, never rounded.
  static func exactFigure(_ amount: Amount, unit: Unit) -> String {
    figure(amount, decimals: amount.decimals(atLeast: unit == .mnkr ? 1 : 0), unit: unit)
  }

  /// `ett överskott om 0,6 mnkr`; nil when the amount rounds to nothing. A shortfall is a cost above
  /// budget, an income below it, a result that is worse than none.
  static func outcome(shortfall: Amount, decimals: Int, unit: Unit?) -> String? {
    let shown = shortfall.rounded(to: decimals)
    guard shown != .zero else { return nil }
    let word = shown.isNegative ? "överskott" : "underskott"
    return "ett \(word) om \(figure(shown.magnitude, decimals: decimals, unit: unit))"
  }
}
