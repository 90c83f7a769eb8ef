public import ReportModel

/// A text of the form that no spreadsheet cell can hold.
private struct LongText {
  var length: Int
  /// What the cell shows together, where that is more than one value.
  var labels: [String] = []
  var node: NodeID
  var rad: String?
  var kolumn: String?
  var cell: String?
}

extension Sheet {
  /// Every cell whose text is too long for a spreadsheet, though each value in it may be: texts that
  /// stand together, a text with its addition, a line with its beginning, an escape.
  public func textFindings(in table: BlankettTable, of report: Report) -> [Diagnostic] {
    let texts = longCells(in: table) + longLines(in: table)
    guard !texts.isEmpty else { return [] }
    var locator = Locator(report.document)
    var findings = FindingList()
    let kind = FindingKind(
      code: "J06", severity: .error, blankett: blankett.id, fault: "cell text")
    for text in texts {
      findings.add(kind) {
        diagnostic(text, &locator)
      }
    }
    return findings.diagnostics
  }

  private func diagnostic(_ text: LongText, _ locator: inout Locator) -> Diagnostic {
    let position = locator.position(of: text.node)
    let labels = text.labels.map { "»\($0)«" }.joined(separator: ", ")
    let together = text.labels.count > 1 ? " Cellen visar \(labels) tillsammans." : ""
    return Diagnostic(
      code: "J06", severity: .error,
      message:
        "Texten blir \(text.length) tecken lång; gränsen är \(CellLength.limit) i en cell.\(together) Korta den, eller lägg resten i tjänsteutlåtandet.",
      pointer: locator.pointer(to: text.node), line: position.line, column: position.column,
      blankett: blankett.id, rad: text.rad, kolumn: text.kolumn, cell: text.cell)
  }

  // MARK: Rows

  private func longCells(in table: BlankettTable) -> [LongText] {
    let additions = blankett.columns.reduce(0) { $0 + ($1.suffix?.text.utf8.count ?? 0) }
    return rows.indices.flatMap { row -> [LongText] in
      guard let reportRow = rows[row].reportRow,
        !isShort(reportRow, in: table, additions: additions)
      else { return [] }
      return blankett.formColumns.indices.compactMap {
        longCell(row: row, reportRow, formColumn: $0, in: table)
      }
    }
  }

  /// Whether all texts of a row fit together in one cell, as those of nearly all rows would; no
  /// number or date takes more than 64 bytes.
  private func isShort(_ row: Int, in table: BlankettTable, additions: Int) -> Bool {
    CellLength.fits(
      byteCount: table.textSize(of: row) + additions + 64 * columns.count)
  }

  private func longCell(
    row: Int, _ reportRow: Int, formColumn: Int, in table: BlankettTable
  ) -> LongText? {
    let values = blankett.formColumns[formColumn].values
    // Nearly every cell is settled by its bytes; no number or date takes more than 64.
    let bytes = values.reduce(0) { $0 + (self[row, $1].text?.utf8.count ?? 64) }
    guard !CellLength.fits(byteCount: bytes),
      case .text(let text) = shown(row: row, formColumn: formColumn)
    else { return nil }
    let length = CellLength.of(text)
    guard length > CellLength.limit else { return nil }
    let size = { (value: Int) in self[row, value].text?.utf8.count ?? 0 }
    let longest = values.max { size($0) < size($1) }
    let column = longest.map { blankett.columns[$0] }
    return LongText(
      length: length,
      labels: values.filter { self[row, $0] != .empty }.map { blankett.columns[$0].label },
      node: column?.field.flatMap { table.node(row: reportRow, field: $0) }
        ?? table.node(row: reportRow),
      rad: table.name(of: reportRow), kolumn: column?.label,
      cell: "\(CellAddress.letters(formColumn))\(rows[row].number)")
  }

  // MARK: Lines around the table

  private func longLines(in table: BlankettTable) -> [LongText] {
    let template = blankett.template
    var lines: [LongText] = []
    for (index, line) in head.enumerated() {
      lines += longLine(line?.text, template.head[index]?.text, "A\(index + 1)", in: table)
    }
    for (index, note) in notes.enumerated() {
      lines += longLine(note, template.notes[index], nil, in: table)
    }
    for (index, line) in side.enumerated() {
      lines += longLine(line?.text, template.side?.lines[index]?.text, nil, in: table)
    }
    let isInRow = blankett.statementPlace == .firstRow
    let statementRow = blankett.rowsAbove + (isInRow ? 1 : -1)
    return lines + longLine(statement, "{falt.uttalande}", "A\(statementRow)", in: table)
  }

  /// A line that is too long, at the field whose placeholder the template's line holds.
  private func longLine(
    _ text: String?, _ raw: String?, _ cell: String?, in table: BlankettTable
  ) -> [LongText] {
    guard let text, !CellLength.fits(byteCount: text.utf8.count) else { return [] }
    let length = CellLength.of(text)
    guard length > CellLength.limit else { return [] }
    let fields = table.shape.headFields.indices.filter {
      raw?.contains("{falt.\(table.shape.headFields[$0].name)}") == true
    }
    let size = { (field: Int) in table.head[field].text?.utf8.count ?? 0 }
    let node = fields.max { size($0) < size($1) }.flatMap { table.headNodes[$0] }
    return [LongText(length: length, node: node ?? table.node, cell: cell)]
  }
}
