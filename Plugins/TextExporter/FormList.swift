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
    let labels = columns.map { LineLabel($0.label, indent: FormList.indent) }
    var value = RowCells()
    for row in sheet.rows.indices where sheet.rows[row].isReported {
      page.add(name(of: row))
      for (column, label) in zip(columns, labels) {
        value.removeAll()
        try value.add(sheet[row, column.index], of: column.look)
        if !value.lastIsEmpty { label.add(value, to: &page) }
      }
    }
  }

  /// False when the labels and values are too wide to stand beside each other.
  private func addTable(to page: inout TextPage) throws(ArithmeticError) -> Bool {
    let table = TextTable(
      columns: [.init(alignment: .left), .init(alignment: .decimal)], indent: FormList.indent)
    let columns = columns
    var measure = TableMeasure(table.columns)
    var cells = RowCells()
    for column in columns {
      for cell in sheet.widestCells(column.index) {
        cells.removeAll()
        cells.add(column.label)
        try cells.add(cell, of: column.look)
        measure.take(cells)
      }
    }
    return try table.add(measure, to: &page) { rows throws(ArithmeticError) in
      let leads = rows.leads(columns.map(\.label))
      for row in sheet.rows.indices where sheet.rows[row].isReported {
        rows.text(name(of: row))
        for (column, lead) in zip(columns, leads) {
          cells.removeAll()
          try cells.add(sheet[row, column.index], of: column.look)
          if !cells.lastIsEmpty { rows.labelled(lead, cells) }
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
