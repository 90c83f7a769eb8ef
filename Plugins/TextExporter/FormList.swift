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
    var table = TextTable(
      columns: [.init(alignment: .left), .init(alignment: .decimal)], indent: FormList.indent)
    let hasTexts = blankett.columns.indices.contains { index in
      index != blankett.nameColumn && !blankett.columns[index].kind.isNumeric
    }
    var plain: [String] = []
    for row in sheet.reportedRows {
      let name =
        (plain.isEmpty ? [] : [""])
        + LineWrapping.lines(
          sheet.name(of: row), width: TextPage.width)
      table.rows.append(.text(name))
      plain += name
      for (index, column) in blankett.columns.enumerated() where index != blankett.nameColumn {
        let value = try column.text(sheet[row, index])
        guard !value.isEmpty else { continue }
        let label = column.plainLabel + ":"
        table.rows.append(.cells([label, value]))
        plain += LineWrapping.labelled(
          label, value, width: TextPage.width, indent: FormList.indent)
      }
    }
    page.gap()
    page.add(hasTexts ? plain : table.lines() ?? plain)
  }
}
