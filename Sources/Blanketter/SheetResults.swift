import ReportModel

/// The results of a sheet's formulas.
struct SheetResults: Sendable {
  /// For each column, its place among those with a formula.
  private let places: [Int?]
  private let width: Int
  private var values = PackedValues()

  init(_ columns: [SheetColumn]) {
    var width = 0
    places = columns.map { column in
      guard column.formula != nil else { return nil }
      defer { width += 1 }
      return width
    }
    self.width = width
  }

  /// Adds the result of the next column that has a formula; nil in a row that is not reckoned.
  mutating func append(_ result: Amount?) {
    values.append(result.map(FieldValue.amount) ?? .missing)
  }

  subscript(row: Int, column: Int) -> Amount? {
    places[column].flatMap { values[row * width + $0].amount }
  }
}
