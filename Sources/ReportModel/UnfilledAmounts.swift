/// The amounts of a blankett that were left null, as a report has them that is not filled in yet.
struct UnfilledAmounts {
  /// In the order of the form.
  private let amounts: [Int]
  private var columns: Set<Int> = []
  private var rows: [Int] = []

  init(_ shape: TableShape) { amounts = shape.columnAmounts }

  /// Takes in the fields of a row that are null.
  mutating func add(_ fields: [Int], of row: Int) {
    let count = rows.count
    for field in fields where amounts.contains(field) {
      columns.insert(field)
      if rows.count == count { rows.append(row) }
    }
  }

  /// What to say of them, once for the blankett; nil when there are none.
  func message(in table: BlankettTable) -> String? {
    guard !rows.isEmpty else { return nil }
    let labels = amounts.filter(columns.contains).compactMap { table.shape.fields[$0].label }
    let own = table.rowCount - table.subtotals.count
    return Wording.amountsUnfilled(
      labels, rows: rows.prefix(3).map(table.name), unnamed: max(0, rows.count - 3),
      isAll: rows.count == own && own > 1)
  }
}
