import Blanketter
import ExporterKit
import ReportModel

/// Draws one filled blankett on one sheet: head lines, column heads, rows, notes, side block, paper.
struct SheetDrawing {
  private let sheet: Sheet
  private var page: Worksheet
  private let layout: SheetLayout
  private let fit: SheetFit
  private let style: SheetStyle
  private var formats: RowFormats
  /// A formula on its way to the library.
  private var formula: [UInt8] = []

  init(_ sheet: Sheet, in workbook: inout Workbook) throws(ExportError) {
    self.sheet = sheet
    page = try workbook.addSheet(sheet.blankett.sheetName)
    layout = SheetLayout(sheet)
    fit = SheetFit(sheet)
    style = SheetStyle(sheet)
    formats = RowFormats(columns: sheet.blankett.formColumns.count)
  }

  /// Draws everything and gives what the sheet now holds.
  mutating func draw(in workbook: inout Workbook) throws(ExportError) -> SheetRecord {
    // Said at once, not after a million rows.
    try page.checkPlace(layout.lastRow, layout.lastColumn)
    try setColumns()
    try drawHead(&workbook)
    try drawColumnHeads(&workbook)
    for row in sheet.rows.indices { try drawRow(row, &workbook) }
    if sheet.rows.isEmpty, let statement = sheet.statementInFirstRow {
      let format = try workbook.record(of: style.note(isWrapped: false))
      try page.write(statement, row: layout.firstDataRow, column: 0, format)
    }
    try drawNotes(&workbook)
    try drawSide(&workbook)
    try setPage(&workbook)
    return page.record
  }

  private func setColumns() throws(ExportError) {
    for (index, width) in fit.columnWidths.enumerated() {
      try page.setColumn(index, width: width)
    }
    if let side = sheet.blankett.sideBlock {
      try page.setColumn(layout.sideColumn - 1, width: 2)
      try page.setColumn(layout.sideColumn, width: fit.sideWidth(side, style))
    }
  }

  private mutating func drawHead(_ workbook: inout Workbook) throws(ExportError) {
    for (row, line) in sheet.head.enumerated() {
      guard let line else { continue }
      let format = try workbook.record(of: style.format(line.style))
      try page.setRow(row, height: style.height(line.style))
      try page.write(line.text, row: row, column: 0, format)
    }
  }

  private mutating func drawColumnHeads(_ workbook: inout Workbook) throws(ExportError) {
    for head in sheet.blankett.heads.cells {
      let format = try workbook.record(of: style.head(head))
      try page.merge(layout.area(of: head), head.text, format)
    }
    if let row = layout.statementRow, layout.isHead(row: row, column: 0) {
      throw ExportError(.unfit, "a head lies where the statement of '\(page.name)' belongs")
    }
    for row in layout.firstHeadRow..<layout.firstDataRow {
      let headRow = row - layout.firstHeadRow
      try page.setRow(row, height: fit.headHeights[headRow])
      for column in sheet.blankett.formColumns.indices
      where !layout.isHead(row: row, column: column) {
        let blank = try workbook.record(of: style.emptyHead(row: headRow, column: column))
        if column == 0, row == layout.statementRow, let statement = sheet.statementInHead {
          let format = try workbook.record(of: style.statementInHead)
          try page.write(statement, row: row, column: column, format)
        } else {
          try page.writeBlank(row: row, column: column, blank)
        }
      }
    }
    try page.allowNumbersAsText(layout.headRange)
  }

  private mutating func drawRow(_ row: Int, _ workbook: inout Workbook) throws(ExportError) {
    let kind = sheet.rows[row].kind
    let line = sheet.rows[row].number - 1
    var lines = 1
    for index in 0..<formats.columns {
      let content = sheet.shown(row: row, formColumn: index)
      let format = try formats.record(of: content, column: index, kind, style, &workbook)
      switch content {
      case .empty:
        if index == 0, row == 0, let statement = sheet.statementInFirstRow {
          try page.write(statement, row: line, column: 0, format)
        } else {
          try page.writeBlank(row: line, column: index, format)
        }
      case .text(let text):
        lines = max(lines, fit.lines(of: text, column: index, kind))
        try page.write(text, row: line, column: index, format)
      case .mark(let text):
        try page.write(text, row: line, column: index, format)
      case .amount(let amount, _):
        try page.write(amount, row: line, column: index, format)
      case .date(let date):
        try page.write(date, row: line, column: index, format)
      case .formula(let result, let value):
        formula.removeAll(keepingCapacity: true)
        formula.append(UInt8(ascii: "="))
        _ = sheet.appendFormula(row: row, column: value, to: &formula)
        formula.append(0)
        try page.write(formula: formula, result: result, row: line, column: index, format)
      }
    }
    if lines > 1 { try page.setRow(line, height: SheetFit.height(lines: lines)) }
  }

  private mutating func drawNotes(_ workbook: inout Workbook) throws(ExportError) {
    for (index, note) in sheet.notes.enumerated() {
      guard let note else { continue }
      let row = layout.firstNoteRow + index
      let lines = TextMeasure().lines(note, columnWidth: fit.tableWidth)
      let format = try workbook.record(of: style.note(isWrapped: lines > 1))
      if lines > 1, sheet.blankett.formColumns.count > 1 {
        try page.setRow(row, height: SheetFit.height(lines: lines))
        try page.merge(
          .init(
            firstRow: row, firstColumn: 0, lastRow: row,
            lastColumn: sheet.blankett.formColumns.count - 1), note, format)
      } else {
        try page.write(note, row: row, column: 0, format)
      }
    }
  }

  private mutating func drawSide(_ workbook: inout Workbook) throws(ExportError) {
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
