import ReportModel

/// An amount that was written in another unit than its form's, and what shows it.
struct UnitSlip {
  var row: Int
  var field: Int
  var amount: Amount
  /// What it is compared with: `Prognos 2020`, in a sentence.
  var comparedWith: String
  var other: Amount

  /// `VP 2020 är 4 500,0 mnkr, 1 000 gånger större än Prognos 2020 (4,5 mnkr)`
  func words(in table: BlankettTable) -> String {
    "\(table.label(field)) är \(table.text(amount, field)), \(factor) än "
      + "\(comparedWith) (\(table.text(other, field)))"
  }

  private var factor: String {
    let isLarger = amount.magnitude > other.magnitude
    let (large, small) = isLarger ? (amount, other) : (other, amount)
    return "\(Ratio.words(large, small)) gånger \(isLarger ? "större" : "mindre")"
  }
}

/// How amounts compare, by exact whole numbers and without regard to sign.
enum Ratio {
  /// A thousand and a million: one unit beside the right one, and two.
  static let steps: [Int128] = [1_000, 1_000_000]

  /// Whether the larger of two amounts is about a thousand or a million times the smaller.
  static func isUnitStep(_ left: Amount, _ right: Amount) -> Bool {
    let (small, large) = (min(units(left), units(right)), max(units(left), units(right)))
    guard small > 0 else { return false }
    return steps.contains { large * 10 >= small * $0 * 3 && large <= small * $0 * 3 }
  }

  static func units(_ amount: Amount) -> Int128 { amount.magnitude.units }

  /// `1 000`: how many times the smaller goes into the larger.
  static func words(_ large: Amount, _ small: Amount) -> String {
    let (part, whole) = (max(units(small), 1), units(large))
    let times = (whole + part / 2) / part
    guard times < 10 else { return Amount(Int(clamping: times)).text(decimals: 0, style: .swedish) }
    return Amount(digits: Int64(whole * 10 / part), decimals: 1).text(decimals: 1, style: .swedish)
  }
}

extension BlankettTable {
  /// The amounts that a form has a column for.
  var amountColumns: [Int] {
    shape.fields.indices.filter {
      if case .amount = shape.fields[$0].kind { shape.fields[$0].label != nil } else { false }
    }
  }

  /// An amount of a field, in the field's unit.
  func text(_ amount: Amount, _ field: Int) -> String {
    let unit = unit(field)
    return Phrase.amount(amount, unit, decimals: unit == .mnkr ? 1 : 0)
  }

  func unit(_ field: Int) -> Unit? {
    if case .amount(let unit) = shape.fields[field].kind { unit } else { nil }
  }

  /// An amount that is not 0.
  func given(_ row: Int, _ field: Int) -> Amount? {
    self[row, field].amount.flatMap { $0 == .zero ? nil : $0 }
  }
}
