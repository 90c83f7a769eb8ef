public import ReportModel

/// What rules have found, and where in the file it stands: the first of each kind, the others counted.
public struct Findings {
  private var list = FindingList()
  private var locator: Locator
  private var code = ""
  private var severity = Severity.warning

  init(_ document: JSONDocument) { locator = Locator(document) }

  var diagnostics: [Diagnostic] { list.diagnostics }

  /// What follows is found by the rule `code` and weighs `severity`.
  mutating func begin(_ code: String, _ severity: Severity) {
    self.code = code
    self.severity = severity
  }

  /// Adds a finding about the value at `node`; `place` names it in the form. What it says and where it
  /// stands is worked out only when it is to be told.
  public mutating func add(
    _ message: @autoclosure () -> String, at node: @autoclosure () -> NodeID,
    place: FormPlace? = nil, severity: Severity? = nil
  ) {
    add(message, node, blankett: place?.blankett, { place }, severity)
  }

  /// Adds a finding about a value of a row; without a value, about the row.
  public mutating func add(
    _ message: @autoclosure () -> String, in table: BlankettTable, row: Int, field: Int? = nil,
    severity: Severity? = nil
  ) {
    add(
      message, { field.flatMap { table.node(row: row, field: $0) } ?? table.node(row: row) },
      blankett: table.shape.id, { table.place(row: row, field: field) }, severity)
  }

  private mutating func add(
    _ message: () -> String, _ node: () -> NodeID, blankett: String?, _ place: () -> FormPlace?,
    _ severity: Severity?
  ) {
    let kind = FindingKind(code: code, severity: severity ?? self.severity, blankett: blankett)
    list.add(kind) {
      let (node, place) = (node(), place())
      let position = locator.position(of: node)
      return Diagnostic(
        code: kind.code, severity: kind.severity, message: message(),
        pointer: locator.pointer(to: node), line: position.line, column: position.column,
        blankett: place?.blankett, rad: place?.rad, kolumn: place?.kolumn, cell: place?.cell)
    }
  }
}
