import ReportModel

/// Whether all amounts of a form look like another unit's: too large or too small for any such form,
/// or about a thousand times what they all were in the earlier report.
struct FormScale {
  private let table: BlankettTable
  private let earlier: EarlierAmounts?

  init(_ table: BlankettTable, _ subject: RuleSubject) {
    self.table = table
    earlier = EarlierAmounts(table, subject.earlier)
  }

  /// An amount that is typical of the form, and what it is compared with; nil when the form's unit
  /// looks right.
  var slip: UnitSlip? {
    let own = table.ownRows
    switch table.shape.id {
    case "projekt", "investeringar": return amongRows(own) ?? againstEarlier(own)
    case "resultatenheter": return amongBudgets(own) ?? againstEarlier(own)
    default: return againstEarlier(own)
    }
  }

  /// Amounts of one row, by what they say of its unit.
  struct Row {
    var row: Int
    var field: Int
    /// The row's largest amount; the next one when only that is far above the others.
    var most: Amount
    var count = 0
    /// How many have no decimals.
    var whole = 0
    /// How many are finer than a thousand kronor.
    var fine = 0

    /// Nil when the row has no amounts but 0.
    init?(_ table: BlankettTable, _ fields: [Int], _ row: Int) {
      self.row = row
      (field, most) = (0, .zero)
      var second = (field: 0, amount: Amount.zero)
      for field in fields {
        guard let amount = table.given(row, field) else { continue }
        let decimals = amount.decimals
        count += 1
        whole += decimals == 0 ? 1 : 0
        fine += decimals > 3 ? 1 : 0
        if amount.magnitude > most {
          second = (self.field, most)
          (self.field, most) = (field, amount.magnitude)
        } else if amount.magnitude > second.amount {
          second = (field, amount.magnitude)
        }
      }
      if count == 0 { return nil }
      if second.amount > .zero, second.amount.units * 40 <= most.units { (field, most) = second }
    }

    /// Whether all amounts together are less than the form shows, or were written as only a smaller
    /// unit is.
    var isTiny: Bool {
      (count > 1 && most < Amount(digits: 5, decimals: 2))
        || (most < Amount(1) && fine * 2 >= count)
    }
  }

  /// Rows of project and investment amounts, in mnkr.
  private func amongRows(_ own: [Int]) -> UnitSlip? {
    let fields = table.amountColumns
    let rows = own.compactMap { Row(table, fields, $0) }.sorted {
      ($0.most, $0.row) < ($1.most, $1.row)
    }
    guard !rows.isEmpty else { return nil }
    let (middle, count) = (rows[rows.count / 2], rows.reduce(0) { $0 + $1.count })
    // What was written in kronor or thousands has no decimals.
    let usual = Amount(table.shape.id == "projekt" ? 1_000 : 300)
    let isWhole = count > 3 && rows.reduce(0) { $0 + $1.whole } == count
    let lower = rows[(rows.count - 1) / 2]
    if lower.most >= Amount(3_000) || (isWhole && lower.most >= usual) {
      return slip(lower, "vad en sådan blankett brukar ha som mest", usual)
    }
    guard count > 1, rows.allSatisfy(\.isTiny) else { return nil }
    return slip(middle, "vad en sådan blankett brukar ha som minst", Amount(digits: 1, decimals: 1))
  }

  private func slip(_ row: Row, _ words: String, _ usual: Amount) -> UnitSlip {
    UnitSlip(
      row: row.row, field: row.field, amount: table[row.row, row.field].amount ?? row.most,
      comparedWith: words, other: usual)
  }

  /// The budgets of resultatenheter, in tkr.
  private func amongBudgets(_ own: [Int]) -> UnitSlip? {
    guard let field = table.shape.field("bruttobudget") else { return nil }
    let budgets = own.compactMap { row in
      table.given(row, field).map { (row: row, amount: $0) }
    }.filter { $0.amount > .zero }.sorted { ($0.amount, $0.row) < ($1.amount, $1.row) }
    guard !budgets.isEmpty else { return nil }
    let (lower, upper) = (budgets[(budgets.count - 1) / 2], budgets[budgets.count / 2])
    let amounts = table.amountColumns.flatMap { field in own.compactMap { table.given($0, field) } }
    let thousand = Amount(1_000).units
    let isRound =
      amounts.count > budgets.count + 1 && amounts.count > 3
      && amounts.allSatisfy { $0.units % thousand == 0 }
    if lower.amount >= Amount(1_000_000) || (isRound && lower.amount >= Amount(100_000)) {
      return UnitSlip(
        row: lower.row, field: field, amount: lower.amount,
        comparedWith: "vad en enhet brukar ha som mest", other: Amount(500_000))
    }
    let isFine = amounts.count { $0.decimals > 0 } * 2 >= amounts.count
    guard upper.amount < Amount(isFine ? 500 : 100) else { return nil }
    return UnitSlip(
      row: upper.row, field: field, amount: upper.amount,
      comparedWith: "vad en enhet brukar ha som minst", other: Amount(1_000))
  }

  private func againstEarlier(_ own: [Int]) -> UnitSlip? {
    guard let earlier else { return nil }
    var (found, compared): ([UnitSlip], Int) = ([], 0)
    for row in own {
      let (slips, count) = earlier.slips(row)
      found += slips
      compared += count
    }
    return compared > 2 && found.count * 10 >= compared * 8 ? found[0] : nil
  }
}
