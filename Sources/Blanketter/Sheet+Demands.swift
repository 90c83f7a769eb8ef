public import ReportModel

/// A cell that is not what the form's template demands.
public struct BrokenDemand: Hashable, Sendable {
  /// Index of the row in the report.
  public var reportRow: Int
  /// Index of the value among ``Blankett/columns``.
  public var column: Int
  /// What it is, what it must be, and the template's own words; Swedish.
  public var message: String
}

extension Sheet {
  /// The code of a finding that a template demands (`krav`).
  public static let demandCode = "M01"

  /// Every value of a row of the report that is not what the template demands (`krav`).
  public var brokenDemands: [BrokenDemand] {
    blankett.columns.indices.flatMap { column -> [BrokenDemand] in
      guard let demand = blankett.columns[column].demand else { return [] }
      return rows.indices.compactMap { row in
        guard rows[row].kind == .report, let reportRow = rows[row].reportRow,
          let number = self[row, column].number, number != demand.value
        else { return nil }
        let value = blankett.columns[column]
        return BrokenDemand(
          reportRow: reportRow, column: column,
          message:
            "»\(value.label)« är \(value.shown(number)) men ska vara \(value.shown(demand.value)). \(demand.message)"
        )
      }
    }
  }

  /// The broken demands as errors with their places in form and file.
  ///
  /// A row with a value that could not be read is passed over: what is wrong with it has been said.
  public func demandFindings(in table: BlankettTable, of report: Report) -> [Diagnostic] {
    let broken = brokenDemands.filter { table.isRead($0.reportRow) }
    guard !broken.isEmpty else { return [] }
    var locator = Locator(report.document)
    return broken.map { demand in
      let value = blankett.columns[demand.column]
      let node =
        value.field.flatMap { table.node(row: demand.reportRow, field: $0) }
        ?? table.node(row: demand.reportRow)
      let position = locator.position(of: node)
      let letters = CellAddress.letters(blankett.formColumn(showing: demand.column) ?? 0)
      return Diagnostic(
        code: Sheet.demandCode, severity: .error, message: demand.message,
        pointer: locator.pointer(to: node), line: position.line, column: position.column,
        blankett: blankett.id, rad: table.name(of: demand.reportRow), kolumn: value.label,
        cell: "\(letters)\(table.shape.firstSheetRow + demand.reportRow)")
    }
  }
}

extension BlankettTable {
  /// Whether every value that the row has could be read.
  fileprivate func isRead(_ row: Int) -> Bool {
    shape.fields.indices.allSatisfy {
      node(row: row, field: $0) == nil || self[row, $0] != .missing
    }
  }
}

extension Blankett.Column {
  /// A number with all its decimals, at least the form's, and its unit.
  func shown(_ amount: Amount) -> String {
    let hundredfold = kind == .percent ? try? amount.multiplied(by: Amount(100)) : amount
    let number = hundredfold ?? amount
    let text = number.text(decimals: max(number.decimals, decimals), style: .swedish)
    if kind == .percent { return "\(text) %" }
    return unit.map { "\(text) \($0.rawValue)" } ?? text
  }
}
