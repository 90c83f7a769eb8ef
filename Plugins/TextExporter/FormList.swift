import Blanketter
import ReportModel

/// A form's rows as lists of labels and values: for a form that is too wide for a table.
///
/// Where all values are numbers they stand under each other; among texts each follows its label.
struct FormList {
  let sheet: Sheet

  private static let indent = 2
  private var blankett: Blankett { sheet.blankett }

  func add(to page: inout TextPage) throws(ArithmeticError) {
    let hasTexts = blankett.columns.indices.contains { index in
      index != blankett.nameColumn && !blankett.columns[index].kind.isNumeric
    }
    if !hasTexts, try addTable(to: &page) { return }
    page.gap()
    try eachValue { row, label, value throws(ArithmeticError) in
      if let value {
        page.add(
          LineWrapping.labelled(
            label, value.text(0), width: TextPage.width, indent: FormList.indent))
      } else {
        page.add(name(of: row))
      }
    }
  }

  /// False when the labels and values are too wide to stand beside each other.
  private func addTable(to page: inout TextPage) throws(ArithmeticError) -> Bool {
    let table = TextTable(
      columns: [.init(alignment: .left), .init(alignment: .decimal)], indent: FormList.indent)
    return try table.add(to: &page) { rows throws(ArithmeticError) in
      try eachValue { row, label, value throws(ArithmeticError) in
        if let value {
          rows.cells.add(label)
          rows.cells.add(value)
          rows.endRow()
        } else {
          rows.text(name(of: row))
        }
      }
    }
  }

  /// Every row, with no value, and after it each value that it has with its label.
  private func eachValue(
    _ body: (_ row: Int, _ label: String, _ value: RowCells?) throws(ArithmeticError) -> Void
  ) throws(ArithmeticError) {
    let labels = blankett.columns.map { $0.plainLabel + ":" }
    let columns = blankett.columns.map(FigureColumn.init)
    let nameColumn = blankett.nameColumn
    var value = RowCells()
    for row in sheet.rows.indices where sheet.rows[row].isReported {
      try body(row, "", nil)
      for index in columns.indices where index != nameColumn {
        value.removeAll()
        try value.add(sheet[row, index], of: columns[index])
        if !value.lastIsEmpty { try body(row, labels[index], value) }
      }
    }
  }

  /// What a row is called, under an empty line unless it is the first.
  private func name(of row: Int) -> [String] {
    let isFirst = !sheet.rows[..<row].contains(where: \.isReported)
    return (isFirst ? [] : [""]) + LineWrapping.lines(sheet.name(of: row), width: TextPage.width)
  }
}
