import Blanketter
import ReportModel

extension Sheet {
  /// Cells of a column of which one is as wide as any other of it: the least and the greatest number,
  /// and everything that is no number. Empty cells are none.
  ///
  /// A number is the wider written the farther it is from zero, on either side of it.
  func widestCells(_ column: Int, of rows: [Int]) -> [Cell] {
    var range: ClosedRange<Amount>?
    var cells: [Cell] = []
    for row in rows {
      switch self[row, column] {
      case .amount(let number), .formula(let number):
        guard let known = range else {
          range = number...number
          continue
        }
        if number < known.lowerBound { range = number...known.upperBound }
        if known.upperBound < number { range = known.lowerBound...number }
      case .empty: break
      case .date(let date): cells.append(.date(date))
      case let cell where FigureColumn.words(of: cell).isEmpty: break
      case let cell: cells.append(cell)
      }
    }
    return cells + (range.map { [.amount($0.lowerBound), .amount($0.upperBound)] } ?? [])
  }
}
