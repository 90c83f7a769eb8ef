import ReportModel

/// A statement that there is nothing to report, and rows that report something, exclude each other.
struct StatementOrRows: Rule {
  let code = "R11"
  let basis = """
    Blankett A och B i tertialrapport 2 2020: »Nämnden har inga betydande projekt« och »Nämnden har \
    inga resultatenheter« står i stället för rader. Båda på en gång motsäger varandra.
    """

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for table in subject.report.tables {
      guard let statement = table.uttalande, table.rowCount > 0 else { continue }
      let node = subject.report.document.member("uttalande", of: table.node) ?? table.node
      findings.add(
        .error,
        "Blanketten har både uttalandet »\(statement)« och \(table.rowCount) \(table.rowCount == 1 ? "rad" : "rader"). Ta bort uttalandet eller raderna.",
        at: node, place: FormPlace(blankett: table.shape.id))
    }
  }
}
