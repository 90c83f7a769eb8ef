import ReportModel

/// A form that the earlier report had and this one lacks.
struct MissingForm: Rule {
  let about = RuleDescription(
    code: "R38",
    title: "Blanketterna från förra rapporten finns med",
    says: """
      En blankett som nämnden hade rader i eller ett uttalande på i den förra rapporten finns också i \
      den här. Förra rapporten är den senast publicerade för samma nämnd före perioden; utan den \
      prövas inget.
      """,
    basis: .inference(
      """
      Nämnden redovisar samma blanketter från period till period. En blankett som inte längre har \
      något att redovisa lämnas tom, med uttalande.
      """),
    severity: .warning,
    remedy: "Lägg till blanketten. Ska nämnden inte längre lämna den kan varningen lämnas.",
    examples: [
      RuleExample(
        .blanketter, bad: forms(""), good: forms(#""projekt": { "uttalande": "\#(statement)" }, "#),
        after: forms(#""projekt": { "uttalande": "\#(statement)" }, "#))
    ])

  private static let statement = "Nämnden har inga betydande projekt"

  private static func forms(_ projects: String) -> String {
    """
    \(projects)"investeringar": { "rader": [
      { "id": "a", "namn": "Inventarier", "vp": 4.0, "prognos": { "2020": 4.0 } } ] }
    """
  }

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let earlier = subject.earlier, let root = subject.report.document.root else { return }
    for table in earlier.tables
    where (table.rowCount > 0 || table.uttalande != nil)
      && subject.report.table(table.shape.id) == nil
    {
      let had =
        table.rowCount > 0
        ? Phrase.count(table.rowCount, "rad", "rader") : "ett uttalande"
      findings.add(
        """
        Blanketten \(table.shape.title) saknas. I \(earlier.period.inSentence) hade nämnden \(had) i den. \
        Lägg till den; är den tom, skriv den utan rader.
        """,
        at: subject.report.document.member("blanketter", of: root) ?? root,
        place: FormPlace(blankett: table.shape.id))
    }
  }
}
