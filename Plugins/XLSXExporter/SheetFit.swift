import Blanketter
import ReportModel

/// How wide the columns and how tall the rows of a form must be for what they hold.
struct SheetFit {
  /// Widths of the form's columns in characters: the template's, or more where a number needs more.
  let columnWidths: [Double]
  /// Heights of the head rows in points.
  let headHeights: [Double]
  private let sheet: Sheet
  /// The points that each column has for texts; nil for one that holds none.
  private let rooms: [Double?]

  /// A row of one line, which is a spreadsheet's own height.
  static let rowHeight = 15.0
  private static let lineHeight = 12.0

  init(_ sheet: Sheet) {
    self.sheet = sheet
    let widths = sheet.blankett.formColumns.map { column in
      max(column.width, SheetFit.widthOfNumbers(in: column, of: sheet))
    }
    columnWidths = widths
    rooms = sheet.blankett.formColumns.indices.map { index in
      SheetFit.holdsText(sheet.blankett.formColumns[index], of: sheet.blankett)
        ? TextMeasure.room(columnWidth: widths[index]) : nil
    }
    headHeights = SheetFit.headHeights(sheet.blankett, columnWidths)
  }

  /// Width of the side block: its lines are not broken, and nothing stands beside them.
  func sideWidth(_ side: SideBlock, _ style: SheetStyle) -> Double {
    sheet.side.compactMap(\.self).reduce(side.width) { width, line in
      let format = style.format(line.style)
      let measure = TextMeasure(size: format.size, isBold: format.isBold)
      return max(width, TextMeasure.columnWidth(room: measure.width(line.text)))
    }
  }

  /// Width of the whole table in characters.
  var tableWidth: Double { columnWidths.reduce(0, +) }

  static func height(lines: Int) -> Double { Double(lines) * lineHeight + (rowHeight - lineHeight) }

  /// The lines that a text takes in a column of a row.
  func lines(of text: String, column: Int, _ kind: Sheet.Row.Kind) -> Int {
    guard let room = rooms[column] else { return 1 }
    return TextMeasure(isBold: kind == .subtotal).lines(text, room: room)
  }

  private static func holdsText(
    _ column: Blankett.FormColumn, of blankett: Blankett
  ) -> Bool {
    guard column.display == .value, let value = column.values.first else { return true }
    return [.text, .dateOrText].contains(blankett.columns[value].kind)
  }

  /// A number that does not fit is shown as `####`; so the largest and the smallest decide.
  private static func widthOfNumbers(in column: Blankett.FormColumn, of sheet: Sheet) -> Double {
    guard column.display == .value, let value = column.values.first,
      sheet.blankett.columns[value].kind.isNumeric
    else { return 0 }
    var (least, most) = (Amount.zero, Amount.zero)
    for row in sheet.rows.indices {
      guard let number = sheet[row, value].number else { continue }
      (least, most) = (min(least, number), max(most, number))
    }
    let measure = TextMeasure(isBold: true)
    let shown = [least, most].map { measure.width($0.shown(as: sheet.blankett.columns[value])) }
    return TextMeasure.columnWidth(room: shown.max() ?? 0)
  }

  private static func headHeights(_ blankett: Blankett, _ widths: [Double]) -> [Double] {
    var heights = Array(repeating: height(lines: 1), count: blankett.heads.rowCount)
    let measure = TextMeasure(isBold: true)
    for head in blankett.heads.cells.sorted(by: { $0.rowSpan < $1.rowSpan }) {
      let width = widths[head.column..<head.column + head.columnSpan].reduce(0, +)
      let lines = measure.lines(head.text, columnWidth: width)
      let rows = head.row..<head.row + head.rowSpan
      let missing = height(lines: lines) - heights[rows].reduce(0, +)
      guard missing > 0, lines > 1 else { continue }
      for row in rows { heights[row] += missing / Double(head.rowSpan) }
    }
    return heights
  }
}

extension Amount {
  /// The number as a Swedish spreadsheet shows it.
  fileprivate func shown(as column: Blankett.Column) -> String {
    guard column.kind == .percent else { return text(decimals: column.decimals, style: .swedish) }
    let hundredfold = (try? multiplied(by: Amount(100))) ?? self
    return hundredfold.text(decimals: column.decimals, style: .swedish) + "%"
  }
}
