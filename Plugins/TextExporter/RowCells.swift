import Blanketter
import ReportModel

/// The texts of one row of a table, or of several, one after another in one piece of UTF-8.
struct RowCells {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  /// Adds what the form shows in a cell.
  mutating func add(_ cell: Cell, of column: FigureColumn) throws(ArithmeticError) {
    switch cell {
    case .empty: break
    case .amount(let amount), .formula(let amount):
      let shown = column.isPercent ? try amount.multiplied(by: Amount(100)) : amount
      shown.append(to: &bytes, decimals: column.decimals, style: .swedish)
      if column.isPercent { bytes.append(contentsOf: "\u{A0}%".utf8) }
    case .date(let date): date.append(to: &bytes)
    case .text, .flag: bytes.append(contentsOf: FigureColumn.words(of: cell).utf8)
    }
    ends.append(bytes.count)
  }

  /// Adds a range of days, `2017-01-15 – 2024-03-31`, with what stands between them.
  mutating func add(_ start: CalendarDate, _ mark: String, _ end: CalendarDate) {
    start.append(to: &bytes)
    bytes.append(contentsOf: mark.utf8)
    end.append(to: &bytes)
    ends.append(bytes.count)
  }

  /// Where a cell's bytes lie.
  subscript(index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  func text(_ index: Int) -> String { String(decoding: bytes[self[index]], as: UTF8.self) }

  var lastIsEmpty: Bool { ends.isEmpty || self[ends.count - 1].isEmpty }
}

/// How a column's cells are written in a text.
struct FigureColumn {
  var decimals: Int
  var isPercent: Bool

  /// What stands in a cell that holds neither number nor date.
  static func words(of cell: Cell) -> String {
    switch cell {
    case .text(let text):
      PlainWords(text) != nil ? text : LineWrapping.words(of: text).joined(separator: " ")
    case .flag(let flag): flag ? "Ja" : "Nej"
    case .empty, .amount, .date, .formula: ""
    }
  }
}

extension FigureColumn {
  init(_ column: Blankett.Column) {
    self.init(decimals: column.decimals, isPercent: column.kind == .percent)
  }
}
