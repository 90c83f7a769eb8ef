public import ReportModel

/// What one cell holds.
public enum Cell: Hashable, Sendable {
  case empty
  case text(String)
  case amount(Amount)
  case date(CalendarDate)
  case flag(Bool)
  /// A live formula and its exact result; ``Sheet/formula(row:column:)`` gives its text.
  case formula(Amount)

  /// The number that the cell shows.
  public var number: Amount? {
    switch self {
    case .amount(let amount), .formula(let amount): amount
    default: nil
    }
  }

  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

/// A filled blankett: a grid of typed cells under the form's heads.
///
/// Every exporter draws this and reckons nothing itself; so the XLSX, the CSV and the text cannot
/// disagree. Columns here are the values of ``Blankett/columns``; what the form shows together in
/// one cell is still several values. A cell is made when it is asked for, from the report's own row.
///
/// Never changed once it is filled: a class, because a struct of so many parts is copied part by part
/// wherever a cell is asked for.
public final class Sheet: Sendable {
  public let blankett: Blankett
  public let rows: SheetRows
  /// The lines above the heads.
  public let head: [HeadLine?]
  /// The statement of a form without rows.
  public let statement: String?
  public let notes: [String?]
  public let side: [HeadLine?]
  public let footer: String?
  /// The rows of the report, without their places.
  package let table: BlankettTable
  private let fieldCount: Int
  let columns: [SheetColumn]
  /// The results of the formulas: of each row, and in it of each column.
  let results: SheetResults
  /// The sums of a row that has them, by column: own subtotals and the form's sum.
  let sums: [Int: [Amount]]
  let totalLabel: String
  /// The formulas of the columns that have one, and the letters that each value is shown under.
  let formulaTexts: [FormulaText?]
  let letters: [String]

  /// Fills a blankett with the rows of a report.
  ///
  /// Amounts stay exact; a formula that divides by zero or leaves the range of ``Amount`` is an error.
  public init(_ blankett: Blankett, table: BlankettTable, of report: Report) throws(SheetFault) {
    let table = table.withoutPlaces()
    let filled = try SheetBuilder(blankett, table)
    let words = FormWords(blankett, table, report)
    self.blankett = blankett
    self.table = table
    fieldCount = table.shape.fields.count
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

  /// One row under the heads.
  public struct Row: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      /// A row of the report.
      case report
      /// An own subtotal, a row of the report as well.
      case subtotal
      /// A row that the form has though the report does not fill it.
      case filler
      /// The empty row above the sum.
      case spacer
      /// The form's sum.
      case total
    }

    public var kind: Kind
    /// Index of the row in the report.
    public var reportRow: Int?
    /// The row's number in the XLSX sheet, from 1.
    public var number: Int

    /// Whether it carries the report: no filler, no empty row.
    public var isReported: Bool { kind != .filler && kind != .spacer }
  }

  /// The cell of a value in a row.
  public subscript(row: Int, column: Int) -> Cell {
    let kind = rows.kind(of: row)
    let content = columns[column]
    switch kind {
    case .report, .filler:
      if let place = content.result, let result = results[row, place] { return .formula(result) }
      guard kind == .report else { return content.emptyCell }
      let start = row * fieldCount
      let cell = content.cell(in: table.values, from: start)
      if let flag = content.suffixFlag, case .text(let text) = cell,
        table.values[start + flag].flag == true
      {
        return .text(suffixed(text, column))
      }
      return cell
    case .spacer: return .empty
    case .subtotal, .total:
      if content.isName { return .text(kind == .total ? totalLabel : table.name(of: row)) }
      guard content.isSummed, let sum = sums[row]?[column] else { return .empty }
      return .formula(sum)
    }
  }

  private func suffixed(_ text: String, _ column: Int) -> String {
    guard let suffix = blankett.columns[column].suffix?.text, !text.hasSuffix(suffix) else {
      return text
    }
    return text + suffix
  }

  /// The rows that carry the report: no fillers, no empty row.
  public var reportedRows: [Int] { rows.indices.filter { rows[$0].isReported } }

  /// What a row is called: the name in the report, or the sum's label.
  public func name(of row: Int) -> String {
    let column = blankett.columns.firstIndex { $0.field == blankett.shape.nameField } ?? 0
    return self[row, column].text ?? ""
  }

  /// The row of the form's sum.
  public var totalRow: Int? { rows.firstIndex { $0.kind == .total } }
}

extension Sheet {
  /// The Excel formula behind a cell, without `=`; nil when the cell holds none.
  ///
  /// Sums reach from the last head row, whose texts count nothing, to the row above themselves,
  /// wherever that is: a row that somebody inserts at the beginning, in the middle, at the end or just
  /// above the sum is taken in. `SUBTOTAL` passes over other subtotals in its range, so an own
  /// subtotal is never counted twice.
  public func formula(row: Int, column: Int) -> String? {
    var text: [UInt8] = []
    return appendFormula(row: row, column: column, to: &text)
      ? String(decoding: text, as: UTF8.self) : nil
  }

  /// Puts ``formula(row:column:)`` at the end of a text; false when the cell holds none.
  public func appendFormula(row: Int, column: Int, to text: inout [UInt8]) -> Bool {
    guard case .formula = self[row, column] else { return false }
    switch rows[row].kind {
    case .total:
      appendSum(column, from: rows[0].number - 1, to: &text)
    case .subtotal:
      let earlier = rows[..<row].last { $0.kind == .subtotal }
      appendSum(column, from: earlier?.number ?? rows[0].number - 1, to: &text)
    case .report, .filler, .spacer:
      guard let formula = formulaTexts[column] else { return false }
      formula.append(row: rows[row].number, to: &text)
    }
    return true
  }

  private func appendSum(_ column: Int, from first: Int, to text: inout [UInt8]) {
    let letters = letters[column].utf8
    text.append(contentsOf: "SUBTOTAL(9,".utf8)
    text.append(contentsOf: letters)
    FormulaText.append(first, to: &text)
    text.append(contentsOf: ":INDEX(".utf8)
    text.append(contentsOf: letters)
    text.append(UInt8(ascii: ":"))
    text.append(contentsOf: letters)
    text.append(contentsOf: ",ROW()-1))".utf8)
  }
}
