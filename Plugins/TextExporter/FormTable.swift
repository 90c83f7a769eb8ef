import Blanketter
import ReportModel

/// The figures of a form, in the shape that a page of text can hold.
///
/// A form whose template says where its values stand in a block becomes a block for each row of the
/// report; any other a table, and where that is too wide a list of labels and values for each row.
struct FormTable {
  let sheet: Sheet
  let typography: TextTypography

  private var blankett: Blankett { sheet.blankett }
  private var valueColumns: [Int] { blankett.columns.indices.filter { $0 != blankett.nameColumn } }

  func add(to page: inout TextPage) throws(ArithmeticError) {
    if blankett.columns.contains(where: { $0.block != nil }),
      try FormBlocks(sheet: sheet, typography: typography).add(to: &page)
    {
      return
    }
    if try !addTable(to: &page) { try FormList(sheet: sheet).add(to: &page) }
  }

  /// False when a column holds texts, or the table is too wide.
  private func addTable(to page: inout TextPage) throws(ArithmeticError) -> Bool {
    guard !valueColumns.contains(where: { blankett.columns[$0].kind == .text }) else {
      return false
    }
    let shown = [blankett.nameColumn] + valueColumns
    let table = TextTable(
      columns: shown.map { index in
        let column = blankett.columns[index]
        return .init(head: column.plainLabel, alignment: column.kind.isNumeric ? .decimal : .left)
      })
    let columns = shown.map { (index: $0, look: FigureColumn(blankett.columns[$0])) }
    return try table.add(to: &page) { rows throws(ArithmeticError) in
      for row in sheet.rows.indices where sheet.rows[row].isReported {
        if sheet.rows[row].kind == .total { rows.rule() }
        for column in columns { try rows.cells.add(sheet[row, column.index], of: column.look) }
        rows.endRow()
        if rows.isTooWide { return }
      }
    }
  }
}

extension FormTable {
  /// What the reader of the figures must know: the unit, and what the signs mean.
  var legend: String {
    var sentences: [String] = []
    let amounts = blankett.columns.filter { $0.kind == .amount }
    let units = Set(amounts.compactMap { $0.unit?.rawValue })
    if units.count == 1, let unit = units.first, !amounts.allSatisfy({ $0.label.hasSuffix(unit) }) {
      sentences.append("Belopp i \(unit).")
    }
    let incomes = names { $0.sign == .negative }
    if !incomes.isEmpty {
      let columns = incomes.count == 1 ? "kolumnen" : "kolumnerna"
      let names = NumberWording.list(incomes.map(\.quoted))
      sentences.append("Beloppen i \(columns) \(names) skrivs med minus.")
    }
    let minus = names { $0.sign == .surplusNegative }
    if !minus.isEmpty {
      sentences.append("Överskott skrivs med minus i \(NumberWording.list(minus.map(\.quoted))).")
    }
    let plus = names { $0.sign == .surplusPositive }
    if !plus.isEmpty {
      sentences.append("Underskott skrivs med minus i \(NumberWording.list(plus.map(\.quoted))).")
    }
    return sentences.joined(separator: " ")
  }

  private func names(where holds: (Blankett.Column) -> Bool) -> [String] {
    var names: [String] = []
    for column in blankett.columns where holds(column) {
      let name = column.block?.column ?? column.plainLabel
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}

extension String {
  /// Between Swedish quotation marks.
  var quoted: String { "”\(self)”" }
}
