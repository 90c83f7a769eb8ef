import Facts
import ReportModel

/// The amounts of blankett B that are in another unit than its budgets.
///
/// Results move about zero, so that they say little of one another; the unit's own budget and the
/// control value of column 6 say more.
struct ResultSlips {
  private let form: ResultForm
  private let results: [Int]

  init(_ form: ResultForm) {
    self.form = form
    results = [form.previous, form.estimated, form.transferred]
  }

  /// The slips of all rows.
  var slips: [UnitSlip] {
    let wholeColumns = Set(results.filter(isWhole))
    return form.rows.flatMap { row -> [UnitSlip] in
      let found = beyondBudget(row)
      if !found.isEmpty { return found }
      if let slip = offControl(row) { return [slip] }
      return results.compactMap { wholeColumns.contains($0) ? fraction(row, $0) : nil }
    }
  }

  /// A result that is several times the budget: one of the two has another unit.
  private func beyondBudget(_ row: Int) -> [UnitSlip] {
    guard let budget = form.table.given(row, form.budget), budget > .zero else { return [] }
    let beyond = results.filter { field in
      form.table.given(row, field).map { Ratio.units($0) >= budget.units * 3 } ?? false
    }
    let given = results.count { form.table.given(row, $0) != nil }
    if beyond.count > 1, beyond.count * 2 > given, budget < Amount(1_000) {
      let amounts = beyond.compactMap { field in
        form.table.given(row, field).map { (field: field, amount: $0) }
      }
      guard let most = amounts.max(by: { $0.amount.magnitude < $1.amount.magnitude }) else {
        return []
      }
      return [
        UnitSlip(
          row: row, field: form.budget, amount: budget,
          comparedWith: form.table.label(most.field), other: most.amount)
      ]
    }
    return beyond.compactMap { field in
      form.table.given(row, field).map {
        UnitSlip(
          row: row, field: field, amount: $0, comparedWith: form.table.label(form.budget),
          other: budget)
      }
    }
  }

  /// The result that gives column 6 its control value, or the other way round, once its unit is right.
  private func offControl(_ row: Int) -> UnitSlip? {
    guard let unit = form.unit(row), let control = unit.control, unit.carriedOut != .zero,
      (control - unit.carriedOut).magnitude > Amount(10)
    else { return nil }
    if control.isNegative == unit.carriedOut.isNegative, Ratio.isUnitStep(control, unit.carriedOut)
    {
      return UnitSlip(
        row: row, field: form.transferred, amount: unit.carriedOut,
        comparedWith: "kontrollvärdet", other: control)
    }
    for (field, amount) in [(form.previous, unit.broughtIn), (form.estimated, unit.estimated)] {
      guard let amount, amount != .zero else { continue }
      for right in [Amount(units: amount.units * 1_000), Amount(units: amount.units / 1_000)]
      where right.magnitude <= unit.budget && (right - amount).magnitude > Amount(10) {
        var changed = unit
        if field == form.previous { changed.broughtIn = right } else { changed.estimated = right }
        guard let fitting = changed.control,
          (fitting - unit.carriedOut).magnitude <= Amount(1),
          changed.isUnclamped
        else { continue }
        return UnitSlip(
          row: row, field: field, amount: form.table[row, field].amount ?? amount,
          comparedWith: "vad \(form.table.label(form.transferred)) förutsätter", other: -right)
      }
    }
    return nil
  }

  /// Whether a column has whole numbers, but for one at most.
  private func isWhole(_ field: Int) -> Bool {
    let amounts = form.rows.compactMap { form.table.given($0, field) }
    return amounts.count > 3 && amounts.count { $0.decimals > 0 } == 1
  }

  /// The one amount with decimals in a column of whole numbers, where it is small as well.
  private func fraction(_ row: Int, _ field: Int) -> UnitSlip? {
    guard let amount = form.table.given(row, field), amount.decimals > 0 else { return nil }
    let others = form.rows.compactMap { $0 == row ? nil : form.table.given($0, field)?.magnitude }
    let median = others.sorted()[others.count / 2]
    guard Ratio.units(amount) * 40 <= median.units else { return nil }
    return UnitSlip(
      row: row, field: field, amount: amount, comparedWith: "de andra enheternas", other: median)
  }
}

extension ResultUnit {
  /// Whether the control value is what was brought in and the year's result, with no limit between.
  fileprivate var isUnclamped: Bool {
    guard let control, let estimated else { return false }
    let year = min(max(estimated, -budget.percent(5)), budget.percent(5))
    return control == broughtIn + year && broughtIn.magnitude <= budget
  }
}
