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
    var measure = TableMeasure(table.columns)
    if first != nil { measure.take(heads: [""] + columnNames) }
    for (line, indices) in zip(lineNames, grid) {
      try FormBlocks.take(
        line, indices.map { index in index.map { (sheet.widestCells($0), columns[$0]) } }, &measure)
    }
    return try table.add(measure, to: &page) { rows throws(ArithmeticError) in
      let heads = rows.heads([""] + columnNames)
      for row in sheet.rows.indices where sheet.rows[row].isReported {
        rows.text(
          (row == first ? [] : [""])
            + LineWrapping.lines(sheet.name(of: row), width: TextPage.width))
        rows.text(heads)
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

  /// Measures a line of the block by the widest cells of its columns.
  private static func take(
    _ line: String, _ widest: [(cells: [Cell], look: FigureColumn)?], _ measure: inout TableMeasure
  ) throws(ArithmeticError) {
    var row = RowCells()
    for place in 0..<(widest.compactMap { $0?.cells.count }.max() ?? 0) {
      row.removeAll()
      row.add(line)
      for column in widest {
        if let column, place < column.cells.count {
          try row.add(column.cells[place], of: column.look)
        } else {
          row.add("")
        }
      }
      measure.take(row)
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
    var label: LineLabel
    var rangeLabel: LineLabel
    var look: FigureColumn
  }

  private var values: [Value] = []

  init(_ blankett: Blankett, lineNames: [String], indent: Int) {
    let place = indent + (lineNames.map(\.displayWidth).max() ?? 0) + 2
    let nameColumn = blankett.nameColumn
    for (index, column) in blankett.columns.enumerated()
    where index != nameColumn && column.block == nil {
      let label = column.plainLabel
      values.append(
        Value(
          index: index, end: OtherValues.rangeEnd(of: index, in: blankett),
          label: LineLabel(label, indent: indent, column: place),
          rangeLabel: LineLabel(
            "Tid" + label.split(separator: " ").dropFirst().map { " \($0)" }.joined(),
            indent: indent, column: place),
          look: FigureColumn(column)))
    }
  }

  private static func rangeEnd(of index: Int, in blankett: Blankett) -> Int? {
    var path = blankett.path(of: blankett.columns[index])
    guard path.last == "start" else { return nil }
    path[path.count - 1] = "slut"
    return blankett.column(showing: path)
  }

  func add(
    row: Int, of sheet: Sheet, _ typography: TextTypography, to rows: inout TableRows
  ) throws(ArithmeticError) {
    var ended: Set<Int> = []
    var cell = RowCells()
    for value in values where !ended.contains(value.index) {
      cell.removeAll()
      if let end = value.end, case .date(let start) = sheet[row, value.index],
        case .date(let stop) = sheet[row, end]
      {
        ended.insert(end)
        cell.add(DateWording.range(start, stop, dash: typography.rangeDash))
        rows.line(value.rangeLabel, cell)
        continue
      }
      try cell.add(sheet[row, value.index], of: value.look)
      if !cell.lastIsEmpty { rows.line(value.label, cell) }
    }
  }
}
