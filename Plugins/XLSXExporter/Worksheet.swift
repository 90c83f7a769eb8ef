import CXlsxWriter
import ExporterKit
import ReportModel

/// One sheet of a workbook. Rows and columns count from 0.
///
/// Every value is checked before it reaches the library, which takes NaN, control characters and
/// overlapping merges without a word and writes a file that no spreadsheet opens. What was written
/// is remembered as a ``SheetRecord``. A cell is written once; the read-back counts.
struct Worksheet {
  private(set) var record: SheetRecord
  let pointer: UnsafeMutablePointer<lxw_worksheet>

  static let rowLimit = 1_048_576
  static let columnLimit = 16_384
  static let textLimit = 32_767
  static let formulaLimit = 8_192

  var name: String { record.name }

  init(_ pointer: UnsafeMutablePointer<lxw_worksheet>, name: String) {
    self.pointer = pointer
    record = SheetRecord(name: name)
  }

  mutating func write(
    _ text: String, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    guard !text.isEmpty else { return try writeBlank(row: row, column: column, format) }
    try checkPlace(row, column)
    let digest = try checked(text, row, column) { encoded in
      worksheet_write_string(pointer, UInt32(row), UInt16(column), encoded, format)
    }
    record.cells.add(row: row, column: column, .text(digest))
  }

  mutating func writeBlank(
    row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    try checkPlace(row, column)
    try check(
      worksheet_write_blank(pointer, UInt32(row), UInt16(column), format), place(row, column))
    record.cells.add(row: row, column: column, .blank)
  }

  mutating func write(
    _ amount: Amount, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    try write(number: amount.storedNumber, row: row, column: column, format)
  }

  mutating func write(
    _ date: CalendarDate, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    try write(number: Double(date.spreadsheetSerial), row: row, column: column, format)
  }

  mutating func write(
    number: Double, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    try checkPlace(row, column)
    guard number.isFinite else {
      throw ExportError(.unfit, "no number at \(place(row, column))")
    }
    try check(
      worksheet_write_number(pointer, UInt32(row), UInt16(column), number, format),
      place(row, column))
    record.cells.add(row: row, column: column, .number(number))
  }

  /// Writes a formula, `=` and a zero byte around it, and the result that readers without a
  /// calculator show.
  mutating func write(
    formula: [UInt8], result: Amount, row: Int, column: Int,
    _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    try checkPlace(row, column)
    let number = result.storedNumber
    let (code, digest) = formula.withUnsafeBytes { bytes -> (lxw_error, UInt64?) in
      guard number.isFinite, bytes.count > 2 else { return (LXW_NO_ERROR, nil) }
      let text = UnsafeRawBufferPointer(rebasing: bytes[1..<bytes.count - 1])
      guard text.count < Worksheet.formulaLimit, CellText.traits(of: text).isPlain else {
        return (LXW_NO_ERROR, nil)
      }
      let code = worksheet_write_formula_num(
        pointer, UInt32(row), UInt16(column),
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), format, number)
      return (code, TextDigest.of(text))
    }
    guard let digest else {
      throw ExportError(.unfit, "no formula that a spreadsheet can hold at \(place(row, column))")
    }
    try check(code, place(row, column))
    record.cells.add(row: row, column: column, .formula(digest, number))
  }

  /// Joins cells and writes a text over them; a single cell is only written.
  mutating func merge(
    _ area: CellArea, _ text: String, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(ExportError) {
    guard area.isRange else {
      return try write(text, row: area.firstRow, column: area.firstColumn, format)
    }
    try checkPlace(area.lastRow, area.lastColumn)
    if let other = record.merges.first(where: area.overlaps) {
      throw ExportError(.unfit, "two heads overlap on sheet '\(name)': \(area) and \(other)")
    }
    record.merges.insert(area)
    let digest = try checked(text, area.firstRow, area.firstColumn) { encoded in
      worksheet_merge_range(
        pointer, UInt32(area.firstRow), UInt16(area.firstColumn), UInt32(area.lastRow),
        UInt16(area.lastColumn), encoded, format)
    }
    recordMerge(area, text.isEmpty ? nil : digest)
  }

  /// The library fills a merged range with formatted blanks.
  private mutating func recordMerge(_ area: CellArea, _ text: UInt64?) {
    for row in area.firstRow...area.lastRow {
      for column in area.firstColumn...area.lastColumn {
        let isCorner = row == area.firstRow && column == area.firstColumn
        record.cells.add(
          row: row, column: column, isCorner ? text.map { .text($0) } ?? .blank : .blank)
      }
    }
  }

  func checkPlace(_ row: Int, _ column: Int) throws(ExportError) {
    guard 0..<Worksheet.rowLimit ~= row else {
      throw ExportError(
        .unfit, "sheet '\(name)' needs more than the \(Worksheet.rowLimit) rows a sheet can hold")
    }
    guard 0..<Worksheet.columnLimit ~= column else {
      throw ExportError(
        .unfit,
        "sheet '\(name)' needs more than the \(Worksheet.columnLimit) columns a sheet can hold")
    }
  }

  /// Hands a text to the library as the file must hold it, and gives the sum of what it says.
  private func checked(
    _ text: String, _ row: Int, _ column: Int,
    _ write: (UnsafePointer<CChar>) -> lxw_error
  ) throws(ExportError) -> UInt64 {
    let length = text.utf8.count
    let (traits, digest, code) = text.withCString { start in
      let bytes = UnsafeRawBufferPointer(start: start, count: length)
      let traits = CellText.traits(of: bytes)
      // No text has more UTF-16 units than bytes.
      let isReady = traits.isPlain && length <= Worksheet.textLimit
      return (traits, TextDigest.of(bytes), isReady ? write(start) : nil)
    }
    if let code {
      try check(code, place(row, column))
      return digest
    }
    guard !traits.mayBeForbidden || CellText.isAllowed(text) else {
      throw ExportError(.unfit, "a control character at \(place(row, column))")
    }
    let encoded = CellText.encoded(text)
    guard encoded.utf16.count <= Worksheet.textLimit else {
      throw ExportError(.unfit, "a text longer than a cell can hold at \(place(row, column))")
    }
    try check(encoded.withCString(write), place(row, column))
    return digest
  }

  /// Where a cell is, without its content: messages go to logs.
  private func place(_ row: Int, _ column: Int) -> String {
    "sheet '\(name)' R\(row + 1)C\(column + 1)"
  }
}

extension CalendarDate {
  /// The day as a spreadsheet counts it. Spreadsheets believe in a 29th of February 1900.
  var spreadsheetSerial: Int {
    let serial = daysSince1970 + 25_569
    return serial <= 60 ? serial - 1 : serial
  }
}
