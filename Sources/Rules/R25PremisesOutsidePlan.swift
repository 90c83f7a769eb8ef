import ReportModel

/// A change that the plan for premises does not describe is commented on.
struct PremisesOutsidePlan: Rule {
  let about = RuleDescription(
    code: "R25",
    title: "En förändring utanför lokalförsörjningsplanen är kommenterad",
    says: """
      Är »iLokalforsorjningsplanen« false (Nej i blanketten) ska »kommentar« (Övriga kommentarer) \
      vara ifylld.
      """,
    basis: .inference(
      """
      Blanketten frågar Ja eller Nej och har en kolumn för övriga kommentarer. Den säger inte att ett \
      Nej ska förklaras, men den som beslutar om medlen behöver veta varför.
      """,
      .form("D", "rubrikerna", "Förändringen är beskriven i lokalförsörjningsplanen")),
    severity: .warning,
    remedy: "Skriv i »kommentar« varför förändringen inte är beskriven i planen.",
    examples: [
      RuleExample(
        .lokal, bad: example(comment: "null"),
        good: example(comment: "\"Behovet blev känt efter att planen beslutades.\""))
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = PremisesForm(subject), let flag = form.field("iLokalforsorjningsplanen"),
      let comment = form.field("kommentar")
    else { return }
    for row in 0..<form.table.rowCount
    where form.table[row, flag].flag == false && !form.table.isGiven(row, comment) {
      findings.add(
        """
        Förändringen är inte beskriven i lokalförsörjningsplanen (Nej). Skriv i »kommentar« varför.
        """,
        in: form.table, row: row, field: flag)
    }
  }

  private static func example(comment: String) -> String {
    """
    "adress": "Exempelgatan 12", "fastighetsbeteckning": "Exemplet 4:17",
    "fastighetsagare": "Exempelfastigheter AB", "areaKvm": 640,
    "loptid": { "tom": "2022-09-30" }, "tidpunkt": "2021-03-31", "arshyra": 1152000,
    "soktBelopp": 600000, "beskrivning": "Återställande av kök.",
    "iLokalforsorjningsplanen": false, "kommentar": \(comment)
    """
  }
}
