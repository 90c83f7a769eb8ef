import ReportModel

/// How the cells of one column are filled. A class, because it is asked for every cell, and a struct
/// would be copied part by part each time.
final class SheetColumn: Sendable {
  let field: Int?
  let isName: Bool
  let isSummed: Bool
  let isNumeric: Bool
  /// What stands after a text, if a flag of the row is set.
  let suffix: (field: Int, text: String)?
  /// What the column holds where the report says nothing.
  let emptyCell: Cell
  let formula: RowFormula?

  init(_ column: Blankett.Column, of blankett: Blankett) throws(SheetFault) {
    field = column.field
    isName = column.field == blankett.shape.nameField
    isSummed = column.isSummed
    isNumeric = column.kind.isNumeric
    suffix = column.suffix
    emptyCell =
      column.kind.isNumeric && column.whenMissing == .zero && column.formula == nil
      ? .amount(.zero) : .empty
    do throws(ArithmeticError) {
      formula = try column.formula.map { formula throws(ArithmeticError) in
        try RowFormula(formula) { blankett.column($0) }
      }
    } catch {
      throw SheetFault(row: nil, column: column.label, cause: error)
    }
  }

  /// The cell of a column without formula in a row of the report, whose values begin at `start`.
  func cell(in values: PackedValues, from start: Int) -> Cell {
    guard let field else { return .empty }
    switch values[start + field] {
    case .missing: return emptyCell
    case .amount(let amount): return .amount(amount)
    case .date(let date): return .date(date)
    case .flag(let flag): return .flag(flag)
    case .text(let text):
      guard let suffix, values[start + suffix.field].flag == true, !text.hasSuffix(suffix.text)
      else {
        return .text(text)
      }
      return .text(text + suffix.text)
    }
  }
}
