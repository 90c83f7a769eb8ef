import Blanketter
import CXlsxWriter
import ExporterKit

/// The workbook's formats for the rows of a form, by column, row kind and content: asking
/// ``Workbook`` costs a hash of the whole format, and a sheet asks once a cell.
struct RowFormats {
  let columns: Int
  private var known: [UnsafeMutablePointer<lxw_format>?]

  init(columns: Int) {
    self.columns = columns
    known = Array(repeating: nil, count: columns * Sheet.Row.Kind.count * ShownCell.looks)
  }

  mutating func record(
    of content: ShownCell, column: Int, _ kind: Sheet.Row.Kind, _ style: SheetStyle,
    _ workbook: inout Workbook
  ) throws(ExportError) -> UnsafeMutablePointer<lxw_format> {
    let place = (kind.index * columns + column) * ShownCell.looks + content.look
    if let format = known[place] { return format }
    let format = try workbook.record(of: style.cell(content, column: column, kind))
    // Where values are stacked, which number stands alone differs from row to row.
    if !content.isNumber || !style.isStacked(column) { known[place] = format }
    return format
  }
}

extension Sheet.Row.Kind {
  fileprivate static let count = 5

  fileprivate var index: Int {
    switch self {
    case .report: 0
    case .subtotal: 1
    case .filler: 2
    case .spacer: 3
    case .total: 4
    }
  }
}

extension ShownCell {
  /// How many contents are told apart by their looks.
  fileprivate static let looks = 5

  fileprivate var isNumber: Bool { look == 4 }

  fileprivate var look: Int {
    switch self {
    case .empty: 0
    case .text: 1
    case .mark: 2
    case .date: 3
    case .amount, .formula: 4
    }
  }
}
