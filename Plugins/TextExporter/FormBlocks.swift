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
    let others = OtherValues(
      blankett, lineNames: lineNames, indent: FormBlocks.indent, typography)
    let columns = blankett.columns.map(FigureColumn.init)
    let reported = sheet.reportedRows
    var measure = TableMeasure(table.columns)
    if !reported.isEmpty { measure.take(heads: [""] + columnNames) }
    for (line, indices) in zip(lineNames, grid) {
      let widest = indices.map { index in
        index.map { (cells: sheet.widestCells($0, of: reported), look: columns[$0]) }
      }
      try FormBlocks.take(line, widest, &measure)
    }
    let places = grid.flatMap { $0 }
    let nameColumn = blankett.nameColumn
    return try table.add(measure, to: &page) { rows throws(ArithmeticError) in
      let heads = rows.heads([""] + columnNames)
      let leads = rows.leads(lineNames)
      for row in reported {
        if row != reported.first { rows.emptyLine() }
        rows.name(sheet[row, nameColumn].text ?? "")
        rows.text(heads)
        for place in places {
          if let place {
            try rows.cells.add(sheet[row, place], of: columns[place])
          } else {
            rows.cells.add("")
          }
        }
        rows.endRows(behind: leads)
        try others.add(row: row, of: sheet, to: &rows)
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
    /// The column with the beginning of the time that ends here.
    var start: Int?
    var label: LineLabel
    var rangeLabel: LineLabel
    var look: FigureColumn
  }

  private var values: [Value] = []
  private let rangeMark: String

  init(_ blankett: Blankett, lineNames: [String], indent: Int, _ typography: TextTypography) {
    rangeMark = typography.rangeMark
    let place = indent + (lineNames.map(\.displayWidth).max() ?? 0) + 2
    let nameColumn = blankett.nameColumn
    for (index, column) in blankett.columns.enumerated()
    where index != nameColumn && column.block == nil {
      let label = column.plainLabel
      values.append(
        Value(
          index: index, end: OtherValues.rangeEnd(of: index, in: blankett),
          start: values.first { $0.end == index }?.index,
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

  func add(row: Int, of sheet: Sheet, to rows: inout TableRows) throws(ArithmeticError) {
    for index in values.indices {
      let content = sheet[row, values[index].index]
      if case .date(let date) = content {
        if let start = values[index].start, case .date = sheet[row, start] { continue }
        if let end = values[index].end, case .date(let stop) = sheet[row, end] {
          rows.cells.add(date, rangeMark, stop)
          rows.endLine(behind: values[index].rangeLabel)
          continue
        }
      }
      try rows.cells.add(content, of: values[index].look)
      rows.endLine(behind: values[index].label)
    }
  }
}
