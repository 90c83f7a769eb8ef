import ReportModel

/// How the cells of one column are filled. It is looked at for every cell, so nothing in it is a text
/// or a formula, whose holders would be counted each time.
struct SheetColumn: Sendable {
  let field: Int?
  let isName: Bool
  let isSummed: Bool
  let isNumeric: Bool
  /// The field of the flag that puts the column's suffix behind its text.
  let suffixFlag: Int?
  /// What the column holds where the report says nothing is nought.
  private let isZeroWhenMissing: Bool
  /// The column's place among those with a formula.
  let result: Int?

  init(_ column: Blankett.Column, of blankett: Blankett, result: Int?) {
    field = column.field
    isName = column.field == blankett.shape.nameField
    isSummed = column.isSummed
    isNumeric = column.kind.isNumeric
    suffixFlag = column.suffix?.field
    isZeroWhenMissing =
      column.kind.isNumeric && column.whenMissing == .zero && column.formula == nil
    self.result = result
  }

  /// What the column holds where the report says nothing.
  var emptyCell: Cell { isZeroWhenMissing ? .amount(.zero) : .empty }

  /// The cell of a column without formula in a row of the report, whose values begin at `start`.
  func cell(in values: PackedValues, from start: Int) -> Cell {
    guard let field else { return .empty }
    switch values[start + field] {
    case .missing: return emptyCell
    case .amount(let amount): return .amount(amount)
    case .date(let date): return .date(date)
    case .flag(let flag): return .flag(flag)
    case .text(let text): return .text(text)
    }
  }
}
