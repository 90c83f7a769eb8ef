import ReportModel

/// A statement that there is nothing to report, and rows that report something, exclude each other.
struct StatementOrRows: Rule {
  let about = RuleDescription(
    code: "R11",
    title: "Uttalande eller rader, inte båda",
    says:
      "En blankett som har rader har inget »uttalande« om att det inte finns något att redovisa.",
    basis: .contradiction(
      "Uttalandet säger att nämnden inget har; raderna säger vad den har.",
      .document("Blankett A, tertialrapport 2 2020", "Nämnden har inga betydande projekt"),
      .form("B", "första raden", "Nämnden har inga resultatenheter")),
    severity: .error,
    remedy: "Ta bort uttalandet eller raderna.",
    examples: [
      RuleExample(
        .blanketter,
        bad: """
          "resultatenheter": { "uttalande": "Nämnden har inga resultatenheter", "rader": [
            { "id": "a", "namn": "Köket Äppellunden", "bruttobudget": 8000 } ] }
          """,
        good: """
          "resultatenheter": { "uttalande": null, "rader": [
            { "id": "a", "namn": "Köket Äppellunden", "bruttobudget": 8000 } ] }
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for table in subject.report.tables where table.rowCount > 0 {
      guard let statement = table.headText("uttalande") else { continue }
      findings.add(
        """
        Blanketten har både uttalandet »\(statement.shortened())« och \
        \(Phrase.count(table.rowCount, "rad", "rader")). Ta bort uttalandet eller raderna.
        """,
        at: table.headNode("uttalande", in: subject.report),
        place: FormPlace(blankett: table.shape.id))
    }
  }
}
