public import ReportModel

/// What rules have found, and where in the file it stands.
public struct Findings {
  private(set) var diagnostics: [Diagnostic] = []
  private var locator: Locator
  private var code = ""
  private var severity = Severity.warning

  init(_ document: JSONDocument) { locator = Locator(document) }

  /// What follows is found by the rule `code` and weighs `severity`.
  mutating func begin(_ code: String, _ severity: Severity) {
    self.code = code
    self.severity = severity
  }

  /// Adds a finding about the value at `node`; `place` names it in the form.
  public mutating func add(
    _ message: String, at node: NodeID, place: FormPlace? = nil, severity: Severity? = nil
  ) {
    let position = locator.position(of: node)
    diagnostics.append(
      Diagnostic(
        code: code, severity: severity ?? self.severity, message: message,
        pointer: locator.pointer(to: node), line: position.line, column: position.column,
        blankett: place?.blankett, rad: place?.rad, kolumn: place?.kolumn, cell: place?.cell))
  }

  /// Adds a finding about a value of a row; without a value, about the row.
  public mutating func add(
    _ message: String, in table: BlankettTable, row: Int, field: Int? = nil,
    severity: Severity? = nil
  ) {
    let node = field.flatMap { table.node(row: row, field: $0) } ?? table.node(row: row)
    add(message, at: node, place: table.place(row: row, field: field), severity: severity)
  }
}
