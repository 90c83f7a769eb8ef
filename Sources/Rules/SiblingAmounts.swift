import Facts
import ReportModel

/// Amounts of a row that belong together, so that one in another unit stands out among them: the
/// costs of a project, its incomes, the years of an investment.
struct SiblingAmounts {
  let fields: [Int]
  /// The field that says the same of the same year: the budget of a forecast and the other way round.
  let partners: [Int: Int]
  /// A total, and the amounts that make it.
  let total: (field: Int, terms: [Int])?

  /// The groups of a blankett. Of one that an organisation has added nothing is known.
  static func groups(in table: BlankettTable, year: Int) -> [SiblingAmounts] {
    switch table.shape.id {
    case "projekt": ProjectForm.Kind.allCases.map { SiblingAmounts(table, $0) }
    case "investeringar": [SiblingAmounts(table, investmentsOf: year)]
    default: []
    }
  }

  private init(_ table: BlankettTable, _ kind: ProjectForm.Kind) {
    fields = table.amountColumns.filter { table.shape.fields[$0].path.last == kind.rawValue }
    var partners: [Int: Int] = [:]
    var terms: [Int] = []
    for field in fields {
      let path = table.shape.fields[field].path
      if path[0] == "ackumulerat" || (path[0] == "ar" && path.contains("prognos")) {
        terms.append(field)
      }
      let forecast = path.map { ["budget", "plan", "beslutat"].contains($0) ? "prognos" : $0 }
      guard forecast != path, let partner = table.shape.field(forecast.joined(separator: "."))
      else { continue }
      (partners[field], partners[partner]) = (partner, field)
    }
    self.partners = partners
    total = table.shape.field("total.prognos.\(kind.rawValue)").map { ($0, terms) }
  }

  private init(_ table: BlankettTable, investmentsOf year: Int) {
    fields = table.amountColumns
    total = nil
    guard let plan = table.shape.field("vp"), let forecast = table.shape.field("prognos.\(year)")
    else {
      partners = [:]
      return
    }
    partners = [plan: forecast, forecast: plan]
  }
}

/// The siblings of one row that are not 0, the smallest first.
struct SiblingRow {
  private struct Value {
    var field: Int
    var amount: Amount
    var units: Int128
  }

  /// Far above the usual amounts of one row.
  private static let large = Amount(2_000)
  /// What the form shows as 0,0.
  private static let invisible = Amount(digits: 5, decimals: 2)
  /// No row has such a gap between its own amounts.
  private static let gap: Int128 = 40
  /// How far from its siblings an amount may be once its unit is right.
  private static let reach: Int128 = 10

  private let group: SiblingAmounts
  private let table: BlankettTable
  private let row: Int
  private var values: [Value] = []

  init(_ group: SiblingAmounts, _ table: BlankettTable, _ row: Int) {
    (self.group, self.table, self.row) = (group, table, row)
    for field in group.fields {
      guard let amount = table.given(row, field) else { continue }
      values.append(Value(field: field, amount: amount, units: Ratio.units(amount)))
    }
    values.sort { ($0.units, $0.field) < ($1.units, $1.field) }
  }

  /// The amounts that are about a thousand times their siblings, or a thousandth.
  var slips: [UnitSlip] {
    guard let least = values.first?.units, let most = values.last?.units, most >= least * 5 else {
      return []
    }
    if most >= least * SiblingRow.gap {
      let found = outliers
      if !found.isEmpty { return found }
      let unequal = unequalPairs
      if !unequal.isEmpty { return unequal }
    }
    return misfits
  }

  /// Of two amounts for the same year that differ by a unit, the one that is farther from the others.
  private var unequalPairs: [UnitSlip] {
    values.compactMap { value in
      guard let partner = partner(of: value, among: values[...]) else { return nil }
      let others = values.filter { $0.field != value.field && $0.field != partner.field }
      let isWrong: Bool
      if others.isEmpty {
        isWrong =
          (max(value.units, partner.units) >= Amount(1_000).units) == (value.units > partner.units)
      } else {
        let middle = others[others.count / 2].units
        isWrong =
          SiblingRow.distance(value.units, middle) > SiblingRow.distance(partner.units, middle)
      }
      return isWrong ? slip(value, partner) : nil
    }
  }

  private static func distance(_ left: Int128, _ right: Int128) -> Int128 {
    max(left, right) * 100 / min(left, right)
  }

  /// The amounts on the other side of a gap.
  private var outliers: [UnitSlip] {
    let gaps = values.indices.dropFirst().filter {
      values[$0].units >= values[$0 - 1].units * SiblingRow.gap
    }
    let widest = gaps.max {
      values[$0].units / values[$0 - 1].units < values[$1].units / values[$1 - 1].units
    }
    guard let widest else { return [] }
    let (low, high) = (values[..<widest], values[widest...])
    let isThousands = SiblingRow.isThousands(high, beside: low)
    return isThousands || high.count < low.count
      ? high.compactMap { tooLarge($0, low, isFar: isThousands || isBeyondTotal(high, low)) }
      : low.compactMap { tooSmall($0, high) }
  }

  /// Whether amounts, even if they are most of a row, look like thousands beside the others: more than
  /// one year has, or whole hundreds, which is what a decimal becomes.
  private static func isThousands(
    _ high: ArraySlice<Value>, beside low: ArraySlice<Value>
  ) -> Bool {
    guard let least = high.first?.amount.magnitude else { return false }
    let hundred = Amount(100).units
    return least >= Amount(1_000)
      || (high.count > 1 && high.allSatisfy { $0.units % hundred == 0 }
        && low.contains { $0.amount.decimals > 0 })
  }

  /// Whether one amount stands alone above all others, its total among them; no term is so much more
  /// than its total.
  private func isBeyondTotal(_ high: ArraySlice<Value>, _ low: ArraySlice<Value>) -> Bool {
    guard high.count == 1, let value = high.first else { return false }
    guard let total = group.total else { return low.count >= 3 }
    return total.terms.contains(value.field) && low.contains { $0.field == total.field }
  }

  private func tooLarge(_ value: Value, _ others: ArraySlice<Value>, isFar: Bool) -> UnitSlip? {
    let partner = partner(of: value, among: others)
    let isFar = isFar || value.amount.magnitude >= SiblingRow.large
    let fits = Ratio.steps.contains { step in
      let (least, most) = SiblingRow.range(others)
      return value.units * SiblingRow.reach >= least * step
        && value.units <= most * step * SiblingRow.reach
    }
    guard partner != nil || (fits && isFar) else { return nil }
    return slip(value, partner ?? median(others))
  }

  private func tooSmall(_ value: Value, _ others: ArraySlice<Value>) -> UnitSlip? {
    if let partner = partner(of: value, among: others) { return slip(value, partner) }
    // What is said of the same year decides; a year in which little is left is in order.
    guard group.partners[value.field] == nil || value.amount.decimals >= 4 else { return nil }
    let fits = Ratio.steps.contains { step in
      let (least, most) = SiblingRow.range(others)
      return value.units * step * SiblingRow.reach >= least
        && value.units * step <= most * SiblingRow.reach
    }
    guard others.count >= 2, fits, isOdd(value, others), !isConfirmed(value) else { return nil }
    return slip(value, median(others))
  }

  /// What nobody can see in the form, or has more decimals than its siblings, was hardly meant so.
  private func isOdd(_ value: Value, _ others: ArraySlice<Value>) -> Bool {
    let decimals = value.amount.decimals
    return value.amount.magnitude < SiblingRow.invisible || decimals >= 4
      || (decimals >= 2 && !others.contains { $0.amount.decimals >= decimals })
  }

  private func partner(of value: Value, among others: ArraySlice<Value>) -> Value? {
    let partner = group.partners[value.field].flatMap { field in
      others.first { $0.field == field }
    }
    return partner.flatMap { Ratio.isUnitStep(value.amount, $0.amount) ? $0 : nil }
  }

  private static func range(_ others: ArraySlice<Value>) -> (least: Int128, most: Int128) {
    (others.first?.units ?? 0, others.last?.units ?? 0)
  }

  private func median(_ others: ArraySlice<Value>) -> Value {
    others[others.startIndex + others.count / 2]
  }

  private func slip(_ value: Value, _ other: Value) -> UnitSlip {
    UnitSlip(
      row: row, field: value.field, amount: value.amount, comparedWith: table.label(other.field),
      other: other.amount)
  }
}

// MARK: - The total

extension SiblingRow {
  /// What the total has beyond its terms, and how much of it rounding may make.
  private var remainder: (difference: Amount, tolerance: Amount)? {
    guard let total = group.total, let whole = table.given(row, total.field) else { return nil }
    var sum = Amount.zero
    for field in total.terms {
      guard let amount = table.counted(row, field) else { return nil }
      sum = sum + amount
    }
    return (whole - sum, Amount(digits: 5 * Int64(total.terms.count), decimals: 2))
  }

  /// Whether the total says that a small term is right: with a thousand times as much its terms would
  /// be more than the total.
  private func isConfirmed(_ value: Value) -> Bool {
    guard let total = group.total, total.terms.contains(value.field),
      let (difference, tolerance) = remainder, let whole = table.given(row, total.field)
    else { return false }
    let room = whole.isNegative ? -difference : difference
    return room + tolerance < Amount(units: value.units * 999)
  }

  /// The one amount that makes the total right when a thousandth of it is taken, or a thousand times.
  private var misfits: [UnitSlip] {
    guard let total = group.total, values.count >= 3, let (difference, tolerance) = remainder,
      difference.magnitude > tolerance + tolerance
    else { return [] }
    let fitting = values.indices.filter { index in
      let value = values[index]
      let isTotal = value.field == total.field
      guard isTotal || total.terms.contains(value.field) else { return false }
      let least = values[index == 0 ? 1 : 0].units
      let most = values[index == values.count - 1 ? values.count - 2 : values.count - 1].units
      let signed = isTotal ? value.amount.units : -value.amount.units
      let enlarged = Amount(units: difference.units + signed * 999)
      let reduced = Amount(units: difference.units - signed + signed / 1_000)
      return (value.units * 5 <= least && enlarged.magnitude <= tolerance)
        || (value.units >= most * 5 && reduced.magnitude <= tolerance)
    }
    guard fitting.count == 1 else { return [] }
    let value = values[fitting[0]]
    let isTotal = value.field == total.field
    return [
      UnitSlip(
        row: row, field: value.field, amount: value.amount,
        comparedWith: isTotal
          ? "ackumulerat och årens prognoser" : "vad \(table.label(total.field)) ger plats för",
        other: isTotal ? value.amount - difference : value.amount + difference)
    ]
  }
}
