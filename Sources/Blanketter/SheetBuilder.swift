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
    var builder = try SheetBuilder(blankett, table)
    try builder.build()
    let words = FormWords(blankett, table, report)
    self.blankett = blankett
    rows = builder.rows
    cells = builder.cells
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

/// How the cells of a column are filled.
private struct ColumnFilling {
  var field: Int?
  var isName: Bool
  var isSummed: Bool
  var formula: RowFormula?
  var suffix: (field: Int, text: String)?
  /// What the column holds where the report says nothing.
  var emptyCell: Cell

  init(_ column: Blankett.Column, of blankett: Blankett) throws(SheetFault) {
    field = column.field
    isName = column.field == blankett.shape.nameField
    isSummed = column.isSummed
    suffix = column.suffix
    emptyCell =
      column.kind.isNumeric && column.whenMissing == .zero && column.formula == nil
      ? .amount(.zero) : .empty
    guard let formula = column.formula else { return }
    do throws(ArithmeticError) {
      self.formula = try RowFormula(formula) { blankett.column($0) }
    } catch {
      throw SheetFault(row: nil, column: column.label, cause: error)
    }
  }
}

private struct SheetBuilder {
  let blankett: Blankett
  let table: BlankettTable
  var rows: [Sheet.Row] = []
  var cells: [Cell] = []
  private var columns: [ColumnFilling] = []
  /// Sums of all rows, and of the rows since the last subtotal.
  private var total: [Amount]
  private var group: [Amount]

  init(_ blankett: Blankett, _ table: BlankettTable) throws(SheetFault) {
    self.blankett = blankett
    self.table = table
    for column in blankett.columns { columns.append(try ColumnFilling(column, of: blankett)) }
    total = Array(repeating: .zero, count: columns.count)
    group = total
    rows.reserveCapacity(table.rowCount + 2)
    cells.reserveCapacity((table.rowCount + 2) * columns.count)
  }

  mutating func build() throws(SheetFault) {
    for row in 0..<table.rowCount {
      try table.isSubtotal(row) ? addSubtotal(row) : addValues(of: row)
    }
    while rows.count < blankett.template.minimumRows { try addFiller() }
    guard let rule = blankett.template.total, table.rowCount >= rule.minimumRows else { return }
    addRow(.spacer)
    cells.append(contentsOf: repeatElement(.empty, count: columns.count))
    addRow(.total)
    for (index, column) in columns.enumerated() {
      cells.append(
        column.isName
          ? .text(blankett.totalLabel ?? rule.label)
          : column.isSummed ? .formula(total[index]) : .empty)
    }
  }

  private mutating func addRow(_ kind: Sheet.Row.Kind, reportRow: Int? = nil) {
    let number = blankett.rowsAbove + rows.count + 1
    rows.append(Sheet.Row(kind: kind, reportRow: reportRow, number: number))
  }

  private mutating func addSubtotal(_ row: Int) throws(SheetFault) {
    addRow(.subtotal, reportRow: row)
    for (index, column) in columns.enumerated() {
      cells.append(
        column.isName
          ? .text(table.name(of: row)) : column.isSummed ? .formula(group[index]) : .empty)
      group[index] = .zero
    }
  }

  private mutating func addValues(of row: Int) throws(SheetFault) {
    addRow(.report, reportRow: row)
    for index in columns.indices { cells.append(value(of: index, row: row)) }
    try reckon(row: row)
  }

  private mutating func addFiller() throws(SheetFault) {
    addRow(.filler)
    for index in columns.indices { cells.append(columns[index].emptyCell) }
    try reckon(row: nil)
  }

  /// Puts the results of the formulas into the latest row, and its numbers into the sums.
  private mutating func reckon(row: Int?) throws(SheetFault) {
    let start = cells.count - columns.count
    for index in columns.indices {
      do throws(ArithmeticError) {
        if let formula = columns[index].formula {
          cells[start + index] = .formula(try formula.evaluated(over: cells, from: start))
        }
        guard columns[index].isSummed, let number = cells[start + index].number else { continue }
        total[index] = try total[index].adding(number)
        group[index] = try group[index].adding(number)
      } catch {
        throw SheetFault(row: row, column: blankett.columns[index].label, cause: error)
      }
    }
  }

  private func value(of index: Int, row: Int) -> Cell {
    guard let field = columns[index].field else { return .empty }
    switch table[row, field] {
    case .missing: return columns[index].emptyCell
    case .amount(let amount): return .amount(amount)
    case .date(let date): return .date(date)
    case .flag(let flag): return .flag(flag)
    case .text(let text):
      guard let suffix = columns[index].suffix, table[row, suffix.field].flag == true,
        !text.hasSuffix(suffix.text)
      else { return .text(text) }
      return .text(text + suffix.text)
    }
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
