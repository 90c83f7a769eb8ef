import ReportModel

/// How rules write amounts and lists: the Swedish way, with no-break spaces and the unit.
enum Phrase {
  static let noBreakSpace = "\u{A0}"

  /// `12,5 mnkr`; all decimals that the amount has, and at least the form's.
  static func amount(_ amount: Amount, _ unit: Unit?, decimals: Int = 0) -> String {
    rounded(amount, unit, decimals: max(decimals, amount.decimals))
  }

  /// `12,5 mnkr`; with the form's decimals only.
  static func rounded(_ amount: Amount, _ unit: Unit?, decimals: Int) -> String {
    let number = amount.text(decimals: decimals, style: .swedish)
    return unit.map { "\(number)\(noBreakSpace)\($0.rawValue)" } ?? number
  }

  /// `+0,6 mnkr`.
  static func signed(_ amount: Amount, _ unit: Unit?, decimals: Int = 0) -> String {
    (amount > .zero ? "+" : "") + Phrase.amount(amount, unit, decimals: decimals)
  }

  /// `a, b och c`; what is more than `limit` is counted.
  static func list(_ items: [String], limit: Int = 8) -> String {
    let rest = items.count - limit
    guard rest <= 1 else {
      return items.prefix(limit).joined(separator: ", ") + " och \(rest) till"
    }
    guard let last = items.last, items.count > 1 else { return items.joined() }
    return items.dropLast().joined(separator: ", ") + " och " + last
  }

  /// `1 rad`, `5 rader`.
  static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count)\(noBreakSpace)\(count == 1 ? one : many)"
  }

  /// Over- or underskott in words, for the form that turns its signs inside itself.
  static func result(_ surplus: Amount, _ unit: Unit?) -> String {
    if surplus == .zero { return amount(surplus, unit) }
    return
      "ett \(surplus.isNegative ? "underskott" : "överskott") på \(amount(surplus.magnitude, unit))"
  }

  /// `text` with a capital first letter.
  static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
