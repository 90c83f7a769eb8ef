import Blanketter
import ReportModel

/// Where everything of a form lies on its sheet. Rows and columns count from 0.
struct SheetLayout {
  let firstHeadRow: Int
  let firstDataRow: Int
  let firstNoteRow: Int
  let firstSideRow: Int
  let sideColumn: Int
  let lastRow: Int
  private let sheet: Sheet
  /// Row by row, which cells of the head rows have a head on them.
  private let headCells: [Bool]

  init(_ sheet: Sheet) {
    let blankett = sheet.blankett
    self.sheet = sheet
    firstHeadRow = sheet.head.count
    firstDataRow = blankett.rowsAbove
    // A statement in the first row needs one, even in a form that has none.
    let standsAlone = sheet.rows.isEmpty && sheet.statementInFirstRow != nil
    let rowCount = standsAlone ? 1 : sheet.rows.count
    firstNoteRow = firstDataRow + rowCount + 1
    firstSideRow = firstHeadRow + (blankett.sideBlock?.startRow ?? 1) - 1
    sideColumn = blankett.formColumns.count + 1
    let lastNote = sheet.notes.isEmpty ? 0 : firstNoteRow + sheet.notes.count - 1
    let lastSide = sheet.side.isEmpty ? 0 : firstSideRow + sheet.side.count - 1
    lastRow = max(firstDataRow + rowCount - 1, lastNote, lastSide)
    headCells = SheetLayout.headCells(blankett)
  }

  private static func headCells(_ blankett: Blankett) -> [Bool] {
    let width = blankett.formColumns.count
    var cells = Array(repeating: false, count: blankett.heads.rowCount * width)
    for head in blankett.heads.cells {
      for row in head.row..<head.row + head.rowSpan {
        for column in head.column..<head.column + head.columnSpan {
          cells[row * width + column] = true
        }
      }
    }
    return cells
  }

  var lastColumn: Int { sheet.side.isEmpty ? sheet.blankett.formColumns.count - 1 : sideColumn }

  func area(of head: HeadCell) -> CellArea {
    CellArea(
      firstRow: firstHeadRow + head.row, firstColumn: head.column,
      lastRow: firstHeadRow + head.row + head.rowSpan - 1,
      lastColumn: head.column + head.columnSpan - 1)
  }

  /// Whether one of the heads lies on a cell.
  func isHead(row: Int, column: Int) -> Bool {
    row >= firstHeadRow && row < firstDataRow
      && headCells[(row - firstHeadRow) * sheet.blankett.formColumns.count + column]
  }

  /// The head row that holds the statement of a form without rows.
  var statementRow: Int? { sheet.statementInHead == nil ? nil : firstDataRow - 2 }

  var headRange: String {
    let last = CellAddress.letters(sheet.blankett.formColumns.count - 1)
    return "A\(firstHeadRow + 1):\(last)\(firstDataRow)"
  }

  var printArea: String {
    "$A$1:$\(CellAddress.letters(lastColumn))$\(lastRow + 1)"
  }

  /// Everything above the rows: each printed page says whose form it is and what its columns hold.
  var printTitles: String { "$1:$\(firstDataRow)" }
}

extension Sheet {
  /// The statement, where it stands among the heads.
  var statementInHead: String? {
    blankett.statementPlace == .aboveLastHeadRow ? statement : nil
  }

  /// The statement, where it stands in the first row.
  var statementInFirstRow: String? { blankett.statementPlace == .firstRow ? statement : nil }
}
