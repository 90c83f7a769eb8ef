import Facts
import ReportModel

/// An empty form A beside a project of the projektbilaga that is large enough for it.
struct LargeExternalProject: Rule {
  let about = RuleDescription(
    code: "R12",
    title: "Projekt över 50 mnkr i projektbilagan finns i blankett A",
    says: """
      Har blankett A inga rader ska projektbilagan inte ha något projekt vars budget är över 50 \
      miljoner kronor. Budgeten läses ur texten (»67,2 miljoner kr«, »240 tkr«); belopp i euro räknas \
      inte om.
      """,
    basis: .inference(
      """
      Rubriken omfattar varje projekt över 50 mnkr som inte är en investering. Båda rapporterna 2020 \
      har en tom blankett A och YFI om 67,2 miljoner kr i projektbilagan; staden kan ha ett skäl som \
      inte framgår.
      """,
      .form(
        "A", "rubriken",
        "Kostnader och intäkter (-) för strategiskt viktiga projekt eller projekt över 50 mnkr som "
          + "ej är investeringar"),
      .document("Projektbilagan, tertialrapport 1 och 2 2020", "67,2 miljoner kr")),
    severity: .warning,
    remedy:
      "Redovisa projektet i blankett A, eller förklara i tjänsteutlåtandet varför det inte hör dit.",
    examples: [
      RuleExample(
        .rapport,
        bad: """
          "blanketter": { "projekt": {
            "uttalande": "Nämnden har inga betydande projekt", "rader": [] } },
          "bilagor": { "projektbilaga": { "grupper": [ { "projekt": [
            { "id": "yfi", "namn": "YFI", "budget": "67,2 miljoner kr" } ] } ] } }
          """,
        good: """
          "blanketter": { "projekt": {
            "uttalande": "Nämnden har inga betydande projekt", "rader": [] } },
          "bilagor": { "projektbilaga": { "grupper": [ { "projekt": [
            { "id": "yfi", "namn": "YFI", "budget": "27,2 miljoner kr" } ] } ] } }
          """)
    ])

  private static let limit = Amount(50_000_000)

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let table = subject.report.table("projekt"), table.rowCount == 0,
      let appendix = subject.report.bilagor.projektbilaga
    else { return }
    for project in appendix.projekt {
      guard let node = project.node, let budget = project.budget else { continue }
      let largest = WrittenAmount.all(in: budget).compactMap(\.kronor).max()
      guard let largest, largest > Self.limit else { continue }
      findings.add(
        """
        Blankett A (projekt) har inga rader, men projektbilagan har »\(project.namn.shortened())« \
        med budgeten \(budget.shortened()): över \(Phrase.amount(Amount(50), .mnkr)). Redovisa projektet i blankett A, eller \
        förklara varför det inte hör dit.
        """,
        at: subject.report.document.member("budget", of: node) ?? node,
        place: FormPlace(blankett: table.shape.id))
    }
  }
}
