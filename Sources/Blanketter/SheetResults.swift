import ReportModel

/// The results of a sheet's formulas.
struct SheetResults: Sendable {
  /// How many columns have a formula.
  private let width: Int
  private var values = PackedValues()

  init(width: Int) { self.width = width }

  /// Adds the result of the next column that has a formula; nil in a row that is not reckoned.
  mutating func append(_ result: Amount?) {
    values.append(result.map(FieldValue.amount) ?? .missing)
  }

  /// The result in a row of the column with that place among those that have a formula.
  subscript(row: Int, place: Int) -> Amount? { values.amount(row * width + place) }
}
