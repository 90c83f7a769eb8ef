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
    let rows = sheet.reportedRows
    let columns = columns
    let labels = columns.map { LineLabel($0.label, indent: FormList.indent) }
    let nameColumn = blankett.nameColumn
    var cells = RowCells()
    for row in rows {
      if row != rows.first { page.endLine() }
      page.line(sheet[row, nameColumn].text ?? "")
      cells.removeAll()
      for index in columns.indices {
        try cells.add(sheet[row, columns[index].index], of: columns[index].look)
        if !cells.lastIsEmpty { labels[index].add(cells, index, to: &page) }
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
    let rows = sheet.reportedRows
    for column in columns {
      for cell in sheet.widestCells(column.index, of: rows) {
        cells.removeAll()
        cells.add(column.label)
        try cells.add(cell, of: column.look)
        measure.take(cells)
      }
    }
    let nameColumn = blankett.nameColumn
    return try table.add(measure, to: &page) { lines throws(ArithmeticError) in
      let leads = lines.leads(columns.map(\.label))
      for row in rows {
        if row != rows.first { lines.emptyLine() }
        lines.name(sheet[row, nameColumn].text ?? "")
        for index in columns.indices {
          try lines.cells.add(sheet[row, columns[index].index], of: columns[index].look)
        }
        lines.endRows(behind: leads)
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
}
