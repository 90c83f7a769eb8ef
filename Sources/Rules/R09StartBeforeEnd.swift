import ReportModel

/// A project cannot end before it starts, as decided or as forecast.
struct StartBeforeEnd: Rule {
  let about = RuleDescription(
    code: "R09",
    title: "Projektet startar innan det slutar",
    says: "Startdatum är samma dag som slutdatum eller tidigare, både i beslutet och i prognosen.",
    basis: .contradiction(
      "Ett projekt som slutar före sin start motsäger sig självt.",
      .form(
        "A", "noten till kolumn 15 och 16",
        "Datum projektet skall starta resp. avslutas enligt beslutet."),
      .form(
        "A", "noten till kolumn 17 och 18", "Prognos för projektets start- resp. slutdatum.")),
    severity: .error,
    remedy: "Rätta det datum som är fel; ofta är det årtalet.",
    examples: [
      RuleExample(
        .projekt,
        bad: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "datum": { "beslutat": { "start": "2021-03-01", "slut": "2020-12-31" } }
          """,
        good: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "datum": { "beslutat": { "start": "2020-03-01", "slut": "2020-12-31" } }
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ProjectForm(subject) else { return }
    for (phase, words) in [("beslutat", "enligt beslutet"), ("prognos", "enligt prognosen")] {
      guard let start = form.field("datum.\(phase).start"),
        let end = form.field("datum.\(phase).slut")
      else { continue }
      for row in form.rows {
        guard case .date(let first) = form.table[row, start],
          case .date(let last) = form.table[row, end], last < first
        else { continue }
        findings.add(
          "Projektet slutar \(last) men startar \(first) \(words). Rätta det datum som är fel.",
          in: form.table, row: row, field: end)
      }
    }
  }
}
