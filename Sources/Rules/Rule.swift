public import Blanketter
public import ReportModel

/// One check that the city's forms ask for in words.
///
/// A rule looks at what the report says and what the forms show, and adds findings in the form's own
/// words. It writes nothing, changes nothing, and does not depend on other rules.
public protocol Rule: Sendable {
  /// The code in `docs/regler.md`: `R09`.
  var code: String { get }

  /// What the rule rests on: the document and its words, or the reason when it is an inference.
  var basis: String { get }

  func check(_ subject: RuleSubject, _ findings: inout Findings)
}

/// What rules look at.
public struct RuleSubject: Sendable {
  public let report: Report
  /// The filled forms, for those blanketter that could be laid out.
  public let sheets: [Sheet]

  public init(report: Report, sheets: [Sheet]) {
    self.report = report
    self.sheets = sheets
  }
}

/// What rules have found, and where in the file it stands.
public struct Findings {
  private(set) var diagnostics: [Diagnostic] = []
  private var locator: Locator
  var code = ""

  init(_ document: JSONDocument) { locator = Locator(document) }

  /// Adds a finding about the value at `node`; `place` names it in the form.
  public mutating func add(
    _ severity: Severity, _ message: String, at node: NodeID, place: FormPlace? = nil
  ) {
    let position = locator.position(of: node)
    diagnostics.append(
      Diagnostic(
        code: code, severity: severity, message: message, pointer: locator.pointer(to: node),
        line: position.line, column: position.column, blankett: place?.blankett, rad: place?.rad,
        kolumn: place?.kolumn, cell: place?.cell))
  }

  /// Adds a finding about a value of a row; without a value, about the row.
  public mutating func add(
    _ severity: Severity, _ message: String, in table: BlankettTable, row: Int, field: Int? = nil
  ) {
    let node = field.flatMap { table.node(row: row, field: $0) } ?? table.node(row: row)
    add(severity, message, at: node, place: table.place(row: row, field: field))
  }
}

/// The rules that a program applies, in the order of their codes.
public struct RuleBook: Sendable {
  public let rules: [any Rule]

  public init(_ rules: [any Rule]) { self.rules = rules }

  /// Every rule of the house.
  public static let standard = RuleBook([StartBeforeEnd(), StatementOrRows()])

  /// Everything that the rules find, in the order of the rules.
  public func check(_ subject: RuleSubject) -> [Diagnostic] {
    var findings = Findings(subject.report.document)
    for rule in rules {
      findings.code = rule.code
      rule.check(subject, &findings)
    }
    return findings.diagnostics
  }
}
