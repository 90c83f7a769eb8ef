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
    let columns = columns
    var value = RowCells()
    for row in sheet.rows.indices where sheet.rows[row].isReported {
      page.add(name(of: row))
      for column in columns {
        value.removeAll()
        try value.add(sheet[row, column.index], of: column.look)
        guard !value.lastIsEmpty else { continue }
        page.add(
          LineWrapping.labelled(
            column.label, value.text(0), width: TextPage.width, indent: FormList.indent))
      }
    }
  }

  /// False when the labels and values are too wide to stand beside each other.
  private func addTable(to page: inout TextPage) throws(ArithmeticError) -> Bool {
    let table = TextTable(
      columns: [.init(alignment: .left), .init(alignment: .decimal)], indent: FormList.indent)
    let columns = columns
    return try table.add(to: &page) { rows throws(ArithmeticError) in
      for row in sheet.rows.indices where sheet.rows[row].isReported {
        rows.text(name(of: row))
        for column in columns {
          rows.cells.add(column.label)
          try rows.cells.add(sheet[row, column.index], of: column.look)
          if rows.cells.lastIsEmpty { rows.cells.removeAll() } else { rows.endRow() }
        }
      }
    }
  }

  /// The columns under the name.
  private var columns: [(index: Int, label: String, look: FigureColumn)] {
    blankett.columns.indices.filter { $0 != blankett.nameColumn }.map { index in
      let column = blankett.columns[index]
      return (index, column.plainLabel + ":", FigureColumn(column))
    }
  }

  /// What a row is called, under an empty line unless it is the first.
  private func name(of row: Int) -> [String] {
    let isFirst = !sheet.rows[..<row].contains(where: \.isReported)
    return (isFirst ? [] : [""]) + LineWrapping.lines(sheet.name(of: row), width: TextPage.width)
  }
}
