public import ReportModel

/// A formula of a template that cannot be reckoned for a row.
public struct SheetFault: Error, Sendable {
  public var row: Int?
  public var column: String
  public var cause: ArithmeticError
}

/// Reckons formulas and sums, row by row.
struct SheetBuilder {
  let table: BlankettTable
  let rows: SheetRows
  let columns: [SheetColumn]
  private(set) var results: SheetResults
  private(set) var sums: [Int: [Amount]] = [:]
  /// The columns that numbers are read into, each with its field and what counts where nothing stands.
  private let inputs: [(column: Int, field: Int?, empty: Amount?)]
  /// The columns that are reckoned or summed.
  private let reckoned: [(column: Int, formula: RowFormula?, isSummed: Bool)]
  /// The numbers of the latest row.
  private var numbers: [Amount?]
  /// Sums of all rows, and of the rows since the last subtotal.
  private var total: [Amount]
  private var group: [Amount]

  init(_ blankett: Blankett, _ table: BlankettTable) throws(SheetFault) {
    self.table = table
    let rule = blankett.template.total
    rows = SheetRows(
      subtotals: table.subtotals, reportCount: table.rowCount,
      fillerCount: max(0, blankett.template.minimumRows - table.rowCount),
      hasTotal: rule.map { table.rowCount >= $0.minimumRows } ?? false,
      rowsAbove: blankett.rowsAbove)
    let formulas = try blankett.columns.map { column throws(SheetFault) in
      try SheetBuilder.formula(of: column, in: blankett)
    }
    var width = 0
    let columns = blankett.columns.map { column in
      defer { width += column.formula == nil ? 0 : 1 }
      return SheetColumn(column, of: blankett, result: column.formula == nil ? nil : width)
    }
    self.columns = columns
    results = SheetResults(width: width)
    inputs = columns.indices.filter { columns[$0].isNumeric || formulas[$0] != nil }.map {
      ($0, columns[$0].field, columns[$0].emptyCell.number)
    }
    reckoned = columns.indices.filter { formulas[$0] != nil || columns[$0].isSummed }.map {
      ($0, formulas[$0], columns[$0].isSummed)
    }
    numbers = Array(repeating: nil, count: columns.count)
    total = Array(repeating: .zero, count: columns.count)
    group = total
    for (index, row) in rows.enumerated() {
      do throws(ColumnFault) {
        try add(row, at: index)
      } catch {
        throw SheetFault(
          row: row.reportRow, column: blankett.columns[error.column].label, cause: error.cause)
      }
    }
  }

  private static func formula(
    of column: Blankett.Column, in blankett: Blankett
  ) throws(SheetFault) -> RowFormula? {
    do throws(ArithmeticError) {
      return try column.formula.map { formula throws(ArithmeticError) in
        try RowFormula(formula) { blankett.column($0) }
      }
    } catch {
      throw SheetFault(row: nil, column: column.label, cause: error)
    }
  }

  private struct ColumnFault: Error {
    var column: Int
    var cause: ArithmeticError
  }

  private mutating func add(_ row: Sheet.Row, at index: Int) throws(ColumnFault) {
    switch row.kind {
    case .report, .filler: try reckon(row)
    case .subtotal:
      sums[index] = group
      for column in columns.indices {
        group[column] = .zero
        if columns[column].result != nil { results.append(nil) }
      }
    case .total: sums[index] = total
    case .spacer: break
    }
  }

  /// Puts the results of the formulas into their columns, and the row's numbers into the sums.
  private mutating func reckon(_ row: Sheet.Row) throws(ColumnFault) {
    for (column, field, empty) in inputs {
      if let reportRow = row.reportRow {
        let start = reportRow * table.shape.fields.count
        numbers[column] = field.flatMap { table.values.amount(start + $0) ?? empty }
      } else {
        numbers[column] = empty
      }
    }
    for (column, formula, isSummed) in reckoned {
      do throws(ArithmeticError) {
        if let formula {
          let result = try formula.evaluated(over: numbers)
          results.append(result)
          numbers[column] = result
        }
        guard isSummed, let number = numbers[column] else { continue }
        total[column] = try total[column].adding(number)
        // Without subtotals nobody asks for it.
        if !rows.subtotals.isEmpty { group[column] = try group[column].adding(number) }
      } catch {
        throw ColumnFault(column: column, cause: error)
      }
    }
  }
}

/// The words of a report that stand in a form's lines.
struct FormWords {
  private var placeholders: Placeholders

  init(_ blankett: Blankett, _ table: BlankettTable, _ report: Report) {
    placeholders = Placeholders(period: report.period)
    placeholders.words = blankett.template.words.compactMapValues { $0[report.period.type] }
    placeholders.texts = [
      "namnd": report.namnd.namn,
      "periodrad": "Uppföljning av budget \(report.period.year) - \(report.period.heading)",
      "titel": blankett.title,
      "blad": blankett.sheetName,
      // A time of printing that nobody stated is left out rather than invented.
      "tidsstampel": report.upprattad.map { "\($0.date)  \($0.clock)" } ?? "",
    ]
    for (index, field) in table.shape.headFields.enumerated() {
      let value = table.head[index]
      placeholders.texts["falt.\(field.name)"] = value.text ?? value.date?.description ?? ""
    }
  }

  /// The text with its placeholders filled; the template was checked when it was loaded.
  func fill(_ text: String) -> String {
    let filled = (try? placeholders.fill(text)) ?? text
    return String(filled.drop { $0 == " " })
  }

  func fill(_ line: HeadLine) -> HeadLine { HeadLine(text: fill(line.text), style: line.style) }
}
