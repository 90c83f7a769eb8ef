import ReportModel

/// What form D has to know of every premises.
struct PremisesFacts: Rule {
  let about = RuleDescription(
    code: "R23",
    title: "Uppgifterna om lokalen är fullständiga",
    says: """
      Varje lokal har adress, fastighetsbeteckning, fastighetsägare, sökt belopp och beskrivning av \
      vad beloppet avser; dessutom area, löptid (ett datum eller en uppgift om uppsägning), \
      tidpunkt, årshyra och svar på om förändringen är beskriven i lokalförsörjningsplanen. \
      Objektsnamn och uppsägning anges bara när de finns.
      """,
    basis: .stated(
      .form(
        "D", "rubrikerna",
        "För varje lokal skall anges: adress fastighetsbeteckning fastighetsägare och ev. "
          + "objektsnamn"),
      .form("D", "rubrikerna", "Medel som söks för avveckling eller omstrukturering kr"),
      .form("D", "rubrikerna", "Beskrivning av vad det sökta beloppet avser")),
    severity: .error,
    grading: """
      Fel för adress, fastighetsbeteckning, fastighetsägare, sökt belopp och beskrivning; varning för \
      de andra.
      """,
    remedy: "Fyll i det som saknas.",
    examples: [
      RuleExample(
        .lokal,
        bad: example(owner: "null", area: "640"),
        good: example(owner: "\"Exempelfastigheter AB\"", area: "640")),
      RuleExample(
        .lokal,
        bad: example(owner: "\"Exempelfastigheter AB\"", area: nil),
        good: example(owner: "\"Exempelfastigheter AB\"", area: "640")),
    ])

  private static let needed = [
    ["adress"], ["fastighetsbeteckning"], ["fastighetsagare"], ["soktBelopp"], ["beskrivning"],
  ]
  /// Any of the fields in a list will do.
  private static let wanted = [
    ["areaKvm"], ["loptid.tom", "loptid.uppsagning"], ["tidpunkt"], ["arshyra"],
    ["iLokalforsorjningsplanen"],
  ]

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = PremisesForm(subject) else { return }
    for (paths, severity) in [(Self.needed, Severity.error), (Self.wanted, .warning)] {
      let facts = paths.map { $0.compactMap(form.field) }.filter { !$0.isEmpty }
      for row in 0..<form.table.rowCount {
        let missing = facts.compactMap { fields -> Int? in
          fields.contains { isGiven(row, $0, form.table) } ? nil : fields[0]
        }
        guard let first = missing.first else { continue }
        let labels = missing.map { "»\(form.table.label($0))«" }
        findings.add(
          "Uppgifter om lokalen saknas: \(Phrase.list(labels, limit: 10)). Fyll i dem.",
          at: node(row, first, form.table),
          place: form.table.place(row: row, field: first), severity: severity)
      }
    }
  }

  /// Whether the form has the fact, or the reader has said that a required key is missing.
  private func isGiven(_ row: Int, _ field: Int, _ table: BlankettTable) -> Bool {
    table.isGiven(row, field)
      || (table.shape.fields[field].isRequired && table.node(row: row, field: field) == nil)
  }

  private func node(_ row: Int, _ field: Int, _ table: BlankettTable) -> NodeID {
    table.node(row: row, field: field) ?? table.node(row: row)
  }

  private static func example(owner: String, area: String?) -> String {
    """
    "adress": "Exempelgatan 12", "fastighetsbeteckning": "Exemplet 4:17",
    "fastighetsagare": \(owner),\(area.map { " \"areaKvm\": \($0)," } ?? "")
    "loptid": { "tom": "2022-09-30" }, "tidpunkt": "2021-03-31", "arshyra": 1152000,
    "soktBelopp": 600000, "beskrivning": "Återställande av kök.", "iLokalforsorjningsplanen": true
    """
  }
}
