import CXlsxWriter
import ExporterKit

/// Rows, columns and paper.
extension Worksheet {
  /// The tallest that a row can be, in points, and the widest that a column can be, in characters.
  static let heightLimit = 409.0
  static let widthLimit = 255.0

  func setRow(_ row: Int, height: Double) throws(ExportError) {
    try checkPlace(row, 0)
    try check(
      worksheet_set_row(pointer, UInt32(row), min(height, Worksheet.heightLimit), nil),
      "setting the height of a row")
  }

  func setColumn(_ column: Int, width: Double) throws(ExportError) {
    try checkPlace(0, column)
    try check(
      worksheet_set_column(
        pointer, UInt16(column), UInt16(column), min(width, Worksheet.widthLimit), nil),
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
    worksheet_set_margins(pointer, 0.3, 0.3, 0.5, 0.6)
    worksheet_fit_to_pages(pointer, 1, 0)
  }

  /// A fixed line at the foot of every page, left.
  func setFooter(_ text: String) throws(ExportError) {
    guard CellText.isAllowed(text) else {
      throw ExportError(.unfit, "a control character in a footer")
    }
    try check(
      worksheet_set_footer(pointer, Worksheet.footer(text)), "setting the footer of '\(name)'")
  }

  /// The text as the code of a footer: `&` begins a command there, and the whole takes 255 characters.
  ///
  /// A longer text is cut. The blank parts the size of the type from a text that begins with a digit.
  static func footer(_ text: String) -> String {
    let command = "&L&9 "
    var shown = text
    var escaped = shown.replacing("&", with: "&&")
    while command.utf16.count + escaped.utf16.count > 255 {
      shown = String(shown.dropLast(shown.hasSuffix("…") ? 2 : 1)) + "…"
      escaped = shown.replacing("&", with: "&&")
    }
    return command + escaped
  }
}
