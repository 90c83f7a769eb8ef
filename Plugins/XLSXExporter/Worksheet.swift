import CXlsxWriter
import ExporterKit
import ReportModel

/// One sheet of a workbook. Rows and columns count from 0.
///
/// Every value is checked before it reaches the library, which takes NaN, control characters and
/// overlapping merges without a word and writes a file that no spreadsheet opens.
struct Worksheet {
  let name: String
  private let pointer: UnsafeMutablePointer<lxw_worksheet>
  private var merges: [Area] = []

  /// A rectangle of cells, both ends included.
  struct Area: Hashable {
    var firstRow: Int
    var firstColumn: Int
    var lastRow: Int
    var lastColumn: Int

    func overlaps(_ other: Area) -> Bool {
      firstRow <= other.lastRow && other.firstRow <= lastRow
        && firstColumn <= other.lastColumn && other.firstColumn <= lastColumn
    }
  }

  static let rowLimit = 1_048_576
  static let textLimit = 32_767

  init(_ pointer: UnsafeMutablePointer<lxw_worksheet>, name: String) {
    self.pointer = pointer
    self.name = name
  }

  func write(
    _ text: String, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    guard !text.isEmpty else { return try writeBlank(row: row, column: column, format) }
    let encoded = try checked(text, row: row, column: column)
    try check(
      worksheet_write_string(pointer, UInt32(row), UInt16(column), encoded, format),
      place(row, column))
  }

  func writeBlank(
    row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    try check(
      worksheet_write_blank(pointer, UInt32(row), UInt16(column), format), place(row, column))
  }

  func write(
    _ amount: Amount, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    let number = amount.nearestDouble
    guard number.isFinite else {
      throw ExportError(.unfit, "no number at \(place(row, column))")
    }
    try check(
      worksheet_write_number(pointer, UInt32(row), UInt16(column), number, format),
      place(row, column))
  }

  func write(
    _ date: CalendarDate, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    try check(
      worksheet_write_number(
        pointer, UInt32(row), UInt16(column), Double(date.spreadsheetSerial), format),
      place(row, column))
  }

  /// Writes a formula, without `=`, and the result that readers without a calculator show.
  func write(
    formula: String, result: Amount, row: Int, column: Int,
    _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    let number = result.nearestDouble
    guard number.isFinite, !formula.isEmpty, formula.utf8.count < 8_192 else {
      throw ExportError(.unfit, "no formula that a spreadsheet can hold at \(place(row, column))")
    }
    try check(
      worksheet_write_formula_num(
        pointer, UInt32(row), UInt16(column), "=" + formula, format, number), place(row, column))
  }

  /// Joins cells and writes a text over them; a single cell is only written.
  mutating func merge(
    _ area: Area, _ text: String, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    guard area.lastRow > area.firstRow || area.lastColumn > area.firstColumn else {
      return try write(text, row: area.firstRow, column: area.firstColumn, format)
    }
    if let other = merges.first(where: area.overlaps) {
      throw ExportError(
        .unfit, "two heads overlap on sheet '\(name)', rows \(area.firstRow)–\(other.lastRow)")
    }
    merges.append(area)
    let encoded = try checked(text, row: area.firstRow, column: area.firstColumn)
    try check(
      worksheet_merge_range(
        pointer, UInt32(area.firstRow), UInt16(area.firstColumn), UInt32(area.lastRow),
        UInt16(area.lastColumn), encoded, format), place(area.firstRow, area.firstColumn))
  }

  private func checked(_ text: String, row: Int, column: Int) throws(ExportError) -> String {
    guard row < Worksheet.rowLimit else {
      throw ExportError(.unfit, "more rows than a sheet can hold on '\(name)'")
    }
    guard CellText.isAllowed(text) else {
      throw ExportError(.unfit, "a control character at \(place(row, column))")
    }
    let encoded = CellText.encoded(text)
    guard encoded.utf16.count <= Worksheet.textLimit else {
      throw ExportError(.unfit, "a text longer than a cell can hold at \(place(row, column))")
    }
    return encoded
  }

  /// Where a cell is, without its content: messages go to logs.
  private func place(_ row: Int, _ column: Int) -> String {
    "sheet '\(name)' R\(row + 1)C\(column + 1)"
  }
}

// MARK: - Rows, columns, paper

extension Worksheet {
  func setRow(_ row: Int, height: Double) throws(ExportError) {
    // Taller rows than 409 points do not exist.
    try check(
      worksheet_set_row(pointer, UInt32(row), min(height, 409), nil), "setting the height of a row")
  }

  func setColumn(_ column: Int, width: Double) throws(ExportError) {
    try check(
      worksheet_set_column(pointer, UInt16(column), UInt16(column), width, nil),
      "setting the width of a column")
  }

  /// Numbers that stand as text on purpose get no green corner.
  func allowNumbersAsText(_ range: String) throws(ExportError) {
    try check(
      worksheet_ignore_errors(pointer, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), range),
      "marking numbers as text")
  }

  func freeze(rows: Int, columns: Int) {
    worksheet_freeze_panes(pointer, UInt32(rows), UInt16(columns))
  }

  /// Paper, one page wide and as many pages high as it takes.
  func setPaper(isA3: Bool, isLandscape: Bool) {
    worksheet_set_paper(pointer, isA3 ? 8 : 9)
    if isLandscape { worksheet_set_landscape(pointer) }
    worksheet_set_margins(pointer, 0.4, 0.4, 0.5, 0.6)
    worksheet_fit_to_pages(pointer, 1, 0)
  }

  /// A fixed line at the foot of every page, left.
  func setFooter(_ text: String) throws(ExportError) {
    guard CellText.isAllowed(text) else {
      throw ExportError(.unfit, "a control character in a footer")
    }
    let escaped = CellText.cut(text, to: 120).replacing("&", with: "&&")
    try check(worksheet_set_footer(pointer, "&L&9" + " " + escaped), "setting the footer")
  }
}

extension CalendarDate {
  /// The day as a spreadsheet counts it. Spreadsheets believe in a 29th of February 1900.
  var spreadsheetSerial: Int {
    let serial = daysSince1970 + 25_569
    return serial <= 60 ? serial - 1 : serial
  }
}
