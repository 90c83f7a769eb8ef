import Blanketter
import ReportModel

/// The look of a municipal form: Arial, grey heads, thin lines, a medium line above the sum.
struct SheetStyle {
  private let sheet: Sheet
  /// The columns that a group begins at or ends before.
  private let groupEdges: Set<Int>
  /// Whether rows of this form hold running text, so that their cells align at the top.
  private let hasTallRows: Bool

  init(_ sheet: Sheet) {
    self.sheet = sheet
    let groups = sheet.blankett.heads.cells.filter { $0.row == 0 && $0.columnSpan > 1 }
    groupEdges =
      groups.count > 1 ? Set(groups.flatMap { [$0.column, $0.column + $0.columnSpan] }) : []
    hasTallRows = sheet.blankett.formColumns.contains { $0.display == .stacked }
  }

  func format(_ style: TextStyle) -> CellFormat {
    switch style {
    case .namnd: CellFormat(size: 12, isBold: true)
    case .period: CellFormat(size: 10)
    case .titel: CellFormat(size: 11, isBold: true)
    case .underrubrik: CellFormat(isBold: true)
    case .brodtext: CellFormat()
    }
  }

  func height(_ style: TextStyle) -> Double {
    switch style {
    case .namnd: 17
    case .titel: 16
    case .period, .underrubrik, .brodtext: 14
    }
  }

  /// A head cell that holds no text of its own: part of the grey field around the others.
  ///
  /// It is as wide as the head below it, so that a group without a name is one field all the same.
  func emptyHead(row: Int, column: Int) -> CellFormat {
    let below = sheet.blankett.heads.cells.filter {
      $0.row > row && $0.column...($0.column + $0.columnSpan - 1) ~= column
    }
    let nearest = below.min { $0.row < $1.row }
    var format = CellFormat(isGrey: true)
    if nearest.map({ $0.column == column }) ?? true { format.left = .thin }
    if nearest.map({ $0.column + $0.columnSpan - 1 == column }) ?? true { format.right = .thin }
    if row == 0 { format.top = .thin }
    if row == sheet.blankett.heads.rowCount - 1 { format.bottom = .thin }
    return outlined(format, columns: column...column)
  }

  var statementInHead: CellFormat {
    var format = emptyHead(row: sheet.blankett.heads.rowCount - 2, column: 0)
    format.isBold = true
    return format
  }

  func head(_ head: HeadCell) -> CellFormat {
    let isGroup = head.columnSpan > 1
    let isLast = head.row + head.rowSpan == sheet.blankett.heads.rowCount
    let isAlone = head.rowSpan == sheet.blankett.heads.rowCount
    var format = CellFormat(isBold: true, isWrapped: true, isGrey: true, left: .thin, right: .thin)
    // A column's number stands in the middle, the words over the first column at its edge.
    format.horizontal = head.column == 0 && head.text.count > 2 ? .left : .center
    format.vertical = head.rowSpan > 1 ? .top : .bottom
    if isGroup || head.row == 0 { format.top = .thin }
    if isGroup || isAlone || isLast { format.bottom = .thin }
    if isGroup { format.vertical = .center }
    return outlined(format, columns: head.column...(head.column + head.columnSpan - 1))
  }

  /// Thicker lines around the groups of columns, where a form has several.
  private func outlined(_ format: CellFormat, columns: ClosedRange<Int>) -> CellFormat {
    var format = format
    if groupEdges.contains(columns.lowerBound) { format.left = .medium }
    if groupEdges.contains(columns.upperBound + 1) { format.right = .medium }
    return format
  }

  /// Whether several values stand in the cells of a column.
  func isStacked(_ column: Int) -> Bool {
    sheet.blankett.formColumns[column].display == .stacked
  }

  func note(isWrapped: Bool) -> CellFormat { CellFormat(vertical: .top, isWrapped: isWrapped) }

  func cell(
    _ content: ShownCell, column: Int, _ kind: Sheet.Row.Kind
  ) -> CellFormat {
    var format = outlined(CellFormat().boxed, columns: column...column)
    switch content {
    case .amount(_, let value), .formula(_, let value):
      format.horizontal = .right
      format.numberFormat = sheet.blankett.columns[value].numberFormat
      format.isIndented = hasTallRows
    case .date:
      format.horizontal = .center
      format.numberFormat = "yyyy-mm-dd"
    case .mark:
      format.horizontal = .center
    case .text:
      format.isWrapped = true
    case .empty:
      break
    }
    format.vertical = hasTallRows ? .top : .bottom
    switch kind {
    case .total:
      format.isBold = true
      format.top = .medium
    case .subtotal:
      format.isBold = true
    case .report, .filler, .spacer:
      break
    }
    return format
  }
}

extension Blankett.Column {
  /// The number format, in the file format's own (American) marks; readers show their own.
  fileprivate var numberFormat: String {
    let fraction = decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""
    return kind == .percent ? "0\(fraction)%" : "#,##0\(fraction)"
  }
}
