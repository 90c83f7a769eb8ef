/// The rows of a sheet under the heads. What each is follows from how many the report has, so nothing
/// is kept for any of them.
public struct SheetRows: RandomAccessCollection, Sendable {
  /// Indices of the report's rows that are own subtotals.
  let subtotals: Set<Int>
  let reportCount: Int
  let fillerCount: Int
  /// Whether an empty row and the form's sum follow.
  let hasTotal: Bool
  /// Rows of the sheet above the first.
  let rowsAbove: Int

  public var startIndex: Int { 0 }
  public var endIndex: Int { reportCount + fillerCount + (hasTotal ? 2 : 0) }

  public subscript(index: Int) -> Sheet.Row {
    Sheet.Row(
      kind: kind(of: index), reportRow: index < reportCount ? index : nil,
      number: rowsAbove + index + 1)
  }

  func kind(of index: Int) -> Sheet.Row.Kind {
    if index < reportCount { return subtotals.contains(index) ? .subtotal : .report }
    if index < reportCount + fillerCount { return .filler }
    return index == endIndex - 1 ? .total : .spacer
  }
}
