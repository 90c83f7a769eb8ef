import Blanketter
import ReportModel

/// A form's rows as blocks of text: a line for each year and phase, a column for cost and income, as
/// the template says, and the other values under them.
struct FormBlocks {
  let sheet: Sheet
  let typography: TextTypography

  private static let indent = 2
  private var blankett: Blankett { sheet.blankett }

  /// False when the blocks are too wide.
  func add(to page: inout TextPage) throws(ArithmeticError) -> Bool {
    let lineNames = names(\.row)
    let columnNames = names(\.column)
    let grid = lineNames.map { line in
      columnNames.map { name in
        blankett.columns.firstIndex { $0.block.map { $0 == (line, name) } ?? false }
      }
    }
    var table = TextTable(
      columns: [.init(alignment: .left)] + columnNames.map { _ in .init(alignment: .decimal) },
      indent: FormBlocks.indent)
    for row in sheet.reportedRows {
      let gap = table.rows.isEmpty ? [] : [""]
      table.rows.append(
        .text(gap + LineWrapping.lines(sheet.name(of: row), width: TextPage.width)))
      table.rows.append(.heads([""] + columnNames))
      for (line, columns) in zip(lineNames, grid) {
        var cells: [String] = []
        for index in columns {
          cells.append(
            try index.map { index throws(ArithmeticError) in
              try blankett.columns[index].text(sheet[row, index])
            } ?? "")
        }
        if cells.contains(where: { !$0.isEmpty }) { table.rows.append(.cells([line] + cells)) }
      }
      table.rows.append(.text(try others(row: row, column: lineNames)))
    }
    guard let lines = table.lines() else { return false }
    page.gap()
    page.add(lines)
    return true
  }

  private func names(_ part: KeyPath<(row: String, column: String), String>) -> [String] {
    var names: [String] = []
    for block in blankett.columns.compactMap(\.block) where !names.contains(block[keyPath: part]) {
      names.append(block[keyPath: part])
    }
    return names
  }

  /// The values that no block names; a start and an end that belong together become one range.
  private func others(row: Int, column lineNames: [String]) throws(ArithmeticError) -> [String] {
    let width = (lineNames.map(\.displayWidth).max() ?? 0) + 2
    var lines: [String] = []
    var ranges: Set<Int> = []
    for (index, column) in blankett.columns.enumerated()
    where index != blankett.nameColumn && column.block == nil && !ranges.contains(index) {
      var label = column.plainLabel
      var value = try column.text(sheet[row, index])
      if let end = rangeEnd(of: index), case .date(let start) = sheet[row, index],
        case .date(let stop) = sheet[row, end]
      {
        ranges.insert(end)
        label = "Tid" + (label.split(separator: " ").dropFirst().map { " \($0)" }.joined())
        value = DateWording.range(start, stop, dash: typography.rangeDash)
      }
      guard !value.isEmpty else { continue }
      lines += LineWrapping.labelled(
        label, value, width: TextPage.width, indent: FormBlocks.indent,
        column: FormBlocks.indent + width)
    }
    return lines
  }

  /// Index of the column with the end of the time that begins in a column.
  private func rangeEnd(of index: Int) -> Int? {
    var path = blankett.path(of: blankett.columns[index])
    guard path.last == "start" else { return nil }
    path[path.count - 1] = "slut"
    return blankett.column(showing: path.joined(separator: "."))
  }
}
