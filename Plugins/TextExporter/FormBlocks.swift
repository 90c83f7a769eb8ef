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
    let table = TextTable(
      columns: [.init(alignment: .left)] + columnNames.map { _ in .init(alignment: .decimal) },
      indent: FormBlocks.indent)
    let others = OtherValues(blankett, lineNames: lineNames, indent: FormBlocks.indent)
    let columns = blankett.columns.map(FigureColumn.init)
    let first = sheet.rows.firstIndex(where: \.isReported)
    return try table.add(to: &page) { rows throws(ArithmeticError) in
      for row in sheet.rows.indices where sheet.rows[row].isReported {
        rows.text(
          (row == first ? [] : [""])
            + LineWrapping.lines(sheet.name(of: row), width: TextPage.width))
        rows.heads([""] + columnNames)
        for (line, indices) in zip(lineNames, grid) {
          rows.cells.add(line)
          for index in indices {
            if let index {
              try rows.cells.add(sheet[row, index], of: columns[index])
            } else {
              rows.cells.add("")
            }
          }
          let isFilled = rows.cells.bytes.count > line.utf8.count
          if isFilled { rows.endRow() } else { rows.cells.removeAll() }
        }
        try others.add(row: row, of: sheet, typography, to: &rows)
      }
    }
  }

  private func names(_ part: KeyPath<(row: String, column: String), String>) -> [String] {
    var names: [String] = []
    for block in blankett.columns.compactMap(\.block) where !names.contains(block[keyPath: part]) {
      names.append(block[keyPath: part])
    }
    return names
  }
}

/// The values of a form that no block names; a start and an end that belong together become one range.
private struct OtherValues {
  private struct Value {
    var index: Int
    /// The column with the end of the time that begins here.
    var end: Int?
    var label: String
    var rangeLabel: String
    var look: FigureColumn
  }

  private var values: [Value] = []
  private let indent: Int
  private let column: Int

  init(_ blankett: Blankett, lineNames: [String], indent: Int) {
    self.indent = indent
    column = indent + (lineNames.map(\.displayWidth).max() ?? 0) + 2
    let nameColumn = blankett.nameColumn
    for (index, column) in blankett.columns.enumerated()
    where index != nameColumn && column.block == nil {
      let label = column.plainLabel
      values.append(
        Value(
          index: index, end: OtherValues.rangeEnd(of: index, in: blankett), label: label,
          rangeLabel: "Tid" + label.split(separator: " ").dropFirst().map { " \($0)" }.joined(),
          look: FigureColumn(column)))
    }
  }

  private static func rangeEnd(of index: Int, in blankett: Blankett) -> Int? {
    var path = blankett.path(of: blankett.columns[index])
    guard path.last == "start" else { return nil }
    path[path.count - 1] = "slut"
    return blankett.column(showing: path.joined(separator: "."))
  }

  func add(
    row: Int, of sheet: Sheet, _ typography: TextTypography, to rows: inout TableRows
  ) throws(ArithmeticError) {
    var ended: Set<Int> = []
    var cell = RowCells()
    for value in values where !ended.contains(value.index) {
      if let end = value.end, case .date(let start) = sheet[row, value.index],
        case .date(let stop) = sheet[row, end]
      {
        ended.insert(end)
        rows.text(
          labelled(value.rangeLabel, DateWording.range(start, stop, dash: typography.rangeDash)))
        continue
      }
      cell.removeAll()
      try cell.add(sheet[row, value.index], of: value.look)
      if !cell.lastIsEmpty { rows.text(labelled(value.label, cell.text(0))) }
    }
  }

  private func labelled(_ label: String, _ text: String) -> [String] {
    LineWrapping.labelled(label, text, width: TextPage.width, indent: indent, column: column)
  }
}
