public import ReportModel

extension Sheet {
  /// The code of a finding that a template demands (`krav`).
  public static let demandCode = "M01"

  /// Every value of a row of the report that is not what the template demands (`krav`).
  private func forEachBroken(
    _ column: Int, _ take: (_ reportRow: Int, _ number: Amount, _ demand: DemandRule) -> Void
  ) {
    guard let demand = blankett.columns[column].demand else { return }
    for row in rows.indices where rows[row].kind == .report {
      if let reportRow = rows[row].reportRow, let number = self[row, column].number,
        number != demand.value
      {
        take(reportRow, number, demand)
      }
    }
  }

  private func words(_ column: Int, _ number: Amount, _ demand: DemandRule) -> String {
    let value = blankett.columns[column]
    return
      "»\(value.label)« är \(value.shown(number)) men ska vara \(value.shown(demand.value)). \(demand.message)"
  }

  /// The broken demands as errors with their places in form and file.
  ///
  /// A row with a value that could not be read is passed over: what is wrong with it has been said.
  public func demandFindings(in table: BlankettTable, of report: Report) -> [Diagnostic] {
    var findings = FindingList()
    var locator = Locator(report.document)
    for column in blankett.columns.indices {
      let value = blankett.columns[column]
      // Each column's demand is a fault of its own.
      let kind = FindingKind(
        code: Sheet.demandCode, severity: .error, blankett: blankett.id, fault: value.id)
      forEachBroken(column) { reportRow, number, demand in
        guard table.isRead(reportRow) else { return }
        findings.add(kind) {
          let node =
            value.field.flatMap { table.node(row: reportRow, field: $0) }
            ?? table.node(row: reportRow)
          let position = locator.position(of: node)
          let letters = CellAddress.letters(blankett.formColumn(showing: column) ?? 0)
          return Diagnostic(
            code: kind.code, severity: kind.severity, message: words(column, number, demand),
            pointer: locator.pointer(to: node), line: position.line, column: position.column,
            blankett: blankett.id, rad: table.name(of: reportRow), kolumn: value.label,
            cell: "\(letters)\(table.shape.firstSheetRow + reportRow)")
        }
      }
    }
    return findings.diagnostics
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
