import Blanketter
import ReportModel

/// Where everything of a form lies on its sheet, and how tall the rows are. Rows count from 0.
///
/// Heights are reckoned here because a spreadsheet fits none that holds merged cells.
struct SheetLayout {
  /// Points that a line of 9-point Arial takes, plain and in bold heads.
  static let lineHeight = 12.75
  private static let boldLineHeight = 13.0

  let firstHeadRow: Int
  let firstDataRow: Int
  let firstNoteRow: Int
  let firstSideRow: Int
  let sideColumn: Int
  let headHeights: [Double]
  /// Width of the table in characters.
  let tableWidth: Double
  private let sheet: Sheet
  private let lastRow: Int

  init(_ sheet: Sheet) {
    let blankett = sheet.blankett
    self.sheet = sheet
    firstHeadRow = sheet.head.count
    firstDataRow = blankett.rowsAbove
    firstNoteRow = firstDataRow + sheet.rows.count + 1
    firstSideRow = firstHeadRow + (blankett.sideBlock?.startRow ?? 1) - 1
    sideColumn = blankett.formColumns.count + 1
    tableWidth = blankett.formColumns.reduce(0) { $0 + $1.width }
    headHeights = SheetLayout.headHeights(blankett)
    let lastNote = sheet.notes.isEmpty ? 0 : firstNoteRow + sheet.notes.count - 1
    let lastSide = sheet.side.isEmpty ? 0 : firstSideRow + sheet.side.count - 1
    lastRow = max(firstDataRow + sheet.rows.count - 1, lastNote, lastSide)
  }

  private static func headHeights(_ blankett: Blankett) -> [Double] {
    var heights = Array(repeating: lineHeight, count: blankett.heads.rowCount)
    for head in blankett.heads.cells.sorted(by: { $0.rowSpan < $1.rowSpan }) {
      let columns = blankett.formColumns[head.column..<head.column + head.columnSpan]
      let lines = TextMeasure.lines(head.text, width: columns.reduce(0) { $0 + $1.width })
      let rows = head.row..<head.row + head.rowSpan
      let missing = Double(lines) * boldLineHeight + 3 - heights[rows].reduce(0, +)
      guard missing > 0, lines > 1 else { continue }
      for row in rows { heights[row] += missing / Double(head.rowSpan) }
    }
    return heights
  }

  /// The height that the texts of a row need.
  func height(of row: Int) -> Double {
    var lines = 1
    for (index, column) in sheet.blankett.formColumns.enumerated() {
      guard case .text(let text) = sheet.shown(row: row, formColumn: index) else { continue }
      lines = max(lines, TextMeasure.lines(text, width: column.width))
    }
    return Double(lines) * SheetLayout.lineHeight
  }

  var headRange: String {
    let last = CellAddress.letters(sheet.blankett.formColumns.count - 1)
    return "A\(firstHeadRow + 1):\(last)\(firstDataRow)"
  }

  var printArea: String {
    let lastColumn =
      sheet.side.isEmpty ? sheet.blankett.formColumns.count - 1 : sideColumn
    return "$A$1:$\(CellAddress.letters(lastColumn))$\(lastRow + 1)"
  }

  /// The head rows, which every printed page repeats.
  var printTitles: String { "$\(firstHeadRow + 1):$\(firstDataRow)" }
}

/// How much room a text takes, estimated from character counts.
enum TextMeasure {
  /// Lines that a text takes in a cell so many characters wide.
  static func lines(_ text: String, width: Double) -> Int {
    let limit = max(1, Int(width * 1.12))
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum + wrapped(line, limit: limit)
    }
  }

  private static func wrapped(_ line: Substring, limit: Int) -> Int {
    var lines = 1
    var used = 0
    for word in line.split(separator: " ") {
      let length = word.count
      if used > 0, used + 1 + length > limit {
        lines += 1
        used = 0
      }
      if length > limit { lines += (length - 1) / limit }
      used += (used > 0 ? 1 : 0) + (length > limit ? length % limit : length)
    }
    return lines
  }
}
