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
/// one cell is still several values.
public struct Sheet: Sendable {
  public let blankett: Blankett
  public let rows: [Row]
  /// The lines above the heads.
  public let head: [HeadLine?]
  /// The statement of a form without rows.
  public let statement: String?
  public let notes: [String?]
  public let side: [HeadLine?]
  public let footer: String?
  let cells: [Cell]

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
  }

  /// The cell of a value in a row.
  public subscript(row: Int, column: Int) -> Cell { cells[row * blankett.columns.count + column] }

  /// The rows that carry the report: no fillers, no empty row.
  public var reportedRows: [Int] {
    rows.indices.filter { rows[$0].kind != .filler && rows[$0].kind != .spacer }
  }

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
    guard case .formula = self[row, column] else { return nil }
    let letters = letters(of: column)
    switch rows[row].kind {
    case .total:
      return sum(letters, from: rows[0].number - 1)
    case .subtotal:
      let earlier = rows[..<row].last { $0.kind == .subtotal }
      return sum(letters, from: earlier?.number ?? rows[0].number - 1)
    case .report, .filler, .spacer:
      let number = rows[row].number
      return blankett.columns[column].formula?.excel { id in
        let source = blankett.column(id).map(self.letters) ?? "A"
        return "\(source)\(number)"
      }
    }
  }

  private func sum(_ letters: String, from first: Int) -> String {
    "SUBTOTAL(9,\(letters)\(first):INDEX(\(letters):\(letters),ROW()-1))"
  }

  private func letters(of column: Int) -> String {
    CellAddress.letters(blankett.formColumn(showing: column) ?? 0)
  }
}
