public import ReportModel

/// A formula of a template that cannot be reckoned for a row.
public struct SheetFault: Error, Sendable {
  public var row: Int?
  public var column: String
  public var cause: ArithmeticError
}

extension Sheet {
  /// Fills a blankett with the rows of a report.
  ///
  /// Amounts stay exact; a formula that divides by zero or leaves the range of ``Amount`` is an error.
  public init(_ blankett: Blankett, table: BlankettTable, of report: Report) throws(SheetFault) {
    let table = table.withoutPlaces()
    let filled = try SheetBuilder(blankett, table)
    let words = FormWords(blankett, table, report)
    self.blankett = blankett
    self.table = table
    rows = filled.rows
    columns = filled.columns
    results = filled.results
    sums = filled.sums
    totalLabel = blankett.totalLabel ?? blankett.template.total?.label ?? ""
    head = blankett.template.head.map { $0.map(words.fill) }
    statement = table.rowCount == 0 ? table.uttalande : nil
    notes = blankett.template.notes.map { $0.map(words.fill) }
    side = blankett.template.side?.lines.map { $0.map(words.fill) } ?? []
    footer = blankett.template.print.footer.map(words.fill)
    let letters = blankett.columns.indices.map {
      CellAddress.letters(blankett.formColumn(showing: $0) ?? 0)
    }
    self.letters = letters
    formulaTexts = blankett.columns.map { column in
      column.formula.map { formula in
        FormulaText(formula) { id in blankett.column(id).map { letters[$0] } ?? "A" }
      }
    }
  }
}

/// Reckons formulas and sums, row by row.
private struct SheetBuilder {
  let table: BlankettTable
  let rows: SheetRows
  let columns: [SheetColumn]
  private(set) var results: SheetResults
  private(set) var sums: [Int: [Amount]] = [:]
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
    columns = try blankett.columns.map { column throws(SheetFault) in
      try SheetColumn(column, of: blankett)
    }
    results = SheetResults(columns)
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
        if columns[column].formula != nil { results.append(nil) }
      }
    case .total: sums[index] = total
    case .spacer: break
    }
  }

  /// Puts the results of the formulas into their columns, and the row's numbers into the sums.
  private mutating func reckon(_ row: Sheet.Row) throws(ColumnFault) {
    for column in columns.indices { numbers[column] = number(of: column, row.reportRow) }
    for column in columns.indices {
      do throws(ArithmeticError) {
        if let formula = columns[column].formula {
          let result = try formula.evaluated(over: numbers)
          results.append(result)
          numbers[column] = result
        }
        guard columns[column].isSummed, let number = numbers[column] else { continue }
        total[column] = try total[column].adding(number)
        group[column] = try group[column].adding(number)
      } catch {
        throw ColumnFault(column: column, cause: error)
      }
    }
  }

  private func number(of column: Int, _ reportRow: Int?) -> Amount? {
    guard columns[column].isNumeric else { return nil }
    guard let reportRow else { return columns[column].emptyCell.number }
    guard let field = columns[column].field else { return nil }
    return table[reportRow, field].amount ?? columns[column].emptyCell.number
  }
}

/// The words of a report that stand in a form's lines.
private struct FormWords {
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
