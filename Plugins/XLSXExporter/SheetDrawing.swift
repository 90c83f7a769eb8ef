import Blanketter
import ExporterKit
import ReportModel

/// Draws one filled blankett on one sheet: head lines, column heads, rows, notes, side block, paper.
struct SheetDrawing {
  private let sheet: Sheet
  private var page: Worksheet
  private let layout: SheetLayout
  private let style: SheetStyle

  init(_ sheet: Sheet, in workbook: inout Workbook) throws(ExportError) {
    self.sheet = sheet
    page = try workbook.addSheet(sheet.blankett.sheetName)
    layout = SheetLayout(sheet)
    style = SheetStyle(sheet)
  }

  mutating func draw(in workbook: inout Workbook) throws(ExportError) {
    try setColumns()
    try drawHead(&workbook)
    try drawColumnHeads(&workbook)
    for row in sheet.rows.indices { try drawRow(row, &workbook) }
    try drawNotes(&workbook)
    try drawSide(&workbook)
    try setPage(&workbook)
  }

  private func setColumns() throws(ExportError) {
    for (index, column) in sheet.blankett.formColumns.enumerated() {
      try page.setColumn(index, width: column.width)
    }
    if let side = sheet.blankett.sideBlock {
      try page.setColumn(layout.sideColumn - 1, width: 2)
      try page.setColumn(layout.sideColumn, width: side.width)
    }
  }

  private func drawHead(_ workbook: inout Workbook) throws(ExportError) {
    for (row, line) in sheet.head.enumerated() {
      guard let line else { continue }
      let format = try workbook.record(of: style.format(line.style))
      try page.setRow(row, height: style.height(line.style))
      try page.write(line.text, row: row, column: 0, format)
    }
  }

  private mutating func drawColumnHeads(_ workbook: inout Workbook) throws(ExportError) {
    let first = layout.firstHeadRow
    for row in 0..<sheet.blankett.heads.rowCount {
      let blank = try workbook.record(of: style.emptyHead(row: row))
      try page.setRow(first + row, height: layout.headHeights[row])
      for column in sheet.blankett.formColumns.indices {
        try page.writeBlank(row: first + row, column: column, blank)
      }
    }
    for head in sheet.blankett.heads.cells {
      let format = try workbook.record(of: style.head(head))
      let area = Worksheet.Area(
        firstRow: first + head.row, firstColumn: head.column,
        lastRow: first + head.row + head.rowSpan - 1,
        lastColumn: head.column + head.columnSpan - 1)
      try page.merge(area, head.text, format)
    }
    if let statement = sheet.statement, sheet.blankett.statementPlace == .aboveLastHeadRow {
      let format = try workbook.record(of: style.statementInHead)
      try page.write(statement, row: layout.firstDataRow - 2, column: 0, format)
    }
    try page.allowNumbersAsText(layout.headRange)
  }

  private func drawRow(_ row: Int, _ workbook: inout Workbook) throws(ExportError) {
    let kind = sheet.rows[row].kind
    let line = sheet.rows[row].number - 1
    let height = layout.height(of: row)
    if height > SheetLayout.lineHeight { try page.setRow(line, height: height) }
    for (index, column) in sheet.blankett.formColumns.enumerated() {
      let content = sheet.shown(row: row, formColumn: index)
      let format = try workbook.record(of: style.cell(content, column, kind))
      switch content {
      case .empty:
        if index == 0, row == 0, let statement = statementInFirstRow {
          try page.write(statement, row: line, column: 0, format)
        } else {
          try page.writeBlank(row: line, column: index, format)
        }
      case .text(let text), .mark(let text):
        try page.write(text, row: line, column: index, format)
      case .amount(let amount, _):
        try page.write(amount, row: line, column: index, format)
      case .date(let date):
        try page.write(date, row: line, column: index, format)
      case .formula(let formula, let result, _):
        try page.write(formula: formula, result: result, row: line, column: index, format)
      }
    }
  }

  private var statementInFirstRow: String? {
    sheet.blankett.statementPlace == .firstRow ? sheet.statement : nil
  }

  private mutating func drawNotes(_ workbook: inout Workbook) throws(ExportError) {
    for (index, note) in sheet.notes.enumerated() {
      guard let note else { continue }
      let row = layout.firstNoteRow + index
      let lines = TextMeasure.lines(note, width: layout.tableWidth)
      let format = try workbook.record(of: style.note(isWrapped: lines > 1))
      if lines > 1, sheet.blankett.formColumns.count > 1 {
        try page.setRow(row, height: Double(lines) * SheetLayout.lineHeight)
        try page.merge(
          .init(
            firstRow: row, firstColumn: 0, lastRow: row,
            lastColumn: sheet.blankett.formColumns.count - 1), note, format)
      } else {
        try page.write(note, row: row, column: 0, format)
      }
    }
  }

  private func drawSide(_ workbook: inout Workbook) throws(ExportError) {
    for (index, line) in sheet.side.enumerated() {
      guard let line else { continue }
      let format = try workbook.record(of: style.format(line.style))
      try page.write(line.text, row: layout.firstSideRow + index, column: layout.sideColumn, format)
    }
  }

  private func setPage(_ workbook: inout Workbook) throws(ExportError) {
    let print = sheet.blankett.printSetup
    page.setPaper(isA3: print.paper == .a3, isLandscape: print.isLandscape)
    page.freeze(rows: layout.firstDataRow, columns: print.frozenColumns)
    if let footer = sheet.footer, !footer.isEmpty { try page.setFooter(footer) }
    try workbook.define("_xlnm.Print_Area", as: layout.printArea, on: page.name)
    try workbook.define("_xlnm.Print_Titles", as: layout.printTitles, on: page.name)
  }
}
