import Blanketter
import ReportModel

/// A form without rows says that there is nothing to report.
struct StatementWhenEmpty: Rule {
  let about = RuleDescription(
    code: "R10",
    title: "En tom blankett bär sitt uttalande",
    says: """
      En blankett A eller B utan rader har »uttalande«, så att läsaren vet att det inte finns något \
      att redovisa. Det gäller varje blankett vars mall har ett uttalande.
      """,
    basis: .inference(
      """
      I tertialrapport 1 2020 är blankett A tom utan uttalande, i tertialrapport 2 har den ett. Utan \
      uttalande går en tom blankett inte att skilja från en glömd.
      """,
      .document("Blankett A, tertialrapport 2 2020", "Nämnden har inga betydande projekt"),
      .form("B", "första raden", "Nämnden har inga resultatenheter")),
    severity: .warning,
    remedy: "Skriv uttalandet, eller fyll i raderna.",
    examples: [
      RuleExample(
        .blanketter,
        bad: """
          "projekt": { "uttalande": null, "rader": [] }
          """,
        good: """
          "projekt": { "uttalande": "Nämnden har inga betydande projekt", "rader": [] }
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for table in subject.report.tables
    where table.rowCount == 0 && table.shape.headField("uttalande") != nil {
      // Rows that could not be read are no empty form.
      guard table.headText("uttalande") == nil,
        subject.report.document.elements("rader", of: table.node).isEmpty
      else { continue }
      let words = subject.sheet(table.shape.id)?.blankett.statementText
        .map { ", till exempel »\($0)«" }
      findings.add(
        """
        Blanketten har inga rader och inget uttalande. Skriv »uttalande«\(words ?? ""), eller fyll i \
        raderna.
        """,
        at: table.headNode("uttalande", in: subject.report),
        place: FormPlace(blankett: table.shape.id))
    }
  }
}
