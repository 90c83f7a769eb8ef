import ReportModel

/// What the earlier report said of the same rows. A row is the same when it has the same id; a path
/// holds its year, so like meets like.
struct EarlierAmounts {
  private let table: BlankettTable
  private let earlier: BlankettTable
  /// Rows of the earlier table, by id.
  private let rows: [String: Int]
  /// The fields of both, this report's first.
  private let fields: [(now: Int, before: Int)]
  /// `tertialrapport 1 2020`
  private let name: String

  /// Nil when there is nothing to compare with.
  init?(_ table: BlankettTable, _ earlier: Report?) {
    guard let earlier, let before = earlier.table(table.shape.id), before.rowCount > 0 else {
      return nil
    }
    self.table = table
    self.earlier = before
    name = earlier.period.inSentence
    rows = Dictionary(
      before.ownRows.compactMap { row in before[row, 0].text.map { ($0, row) } },
      uniquingKeysWith: { first, _ in first })
    fields = table.amountColumns.compactMap { field in
      // A forecast result may well have been next to nothing before.
      guard !table.shape.fields[field].isForecastResult else { return nil }
      return before.shape.field(table.shape.fields[field].name).map { (field, $0) }
    }
  }

  /// The amounts of a row that are about a thousand times what they were, or a thousandth, and how
  /// many could be compared.
  func slips(_ row: Int) -> (found: [UnitSlip], compared: Int) {
    guard let id = table[row, 0].text, let before = rows[id] else { return ([], 0) }
    var found: [UnitSlip] = []
    var compared = 0
    for (now, then) in fields {
      guard let amount = table.given(row, now), let other = earlier.given(before, then) else {
        continue
      }
      compared += 1
      guard Ratio.isUnitStep(amount, other) else { continue }
      found.append(
        UnitSlip(
          row: row, field: now, amount: amount, comparedWith: "i \(name)", other: other))
    }
    return (found, compared)
  }
}

extension FieldShape {
  /// The columns of blankett B whose amounts are a surplus or a deficit that is only expected.
  fileprivate var isForecastResult: Bool {
    name == "beraknatResultat" || name == "ackumuleradOverforing"
  }
}
