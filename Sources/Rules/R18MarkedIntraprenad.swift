import ReportModel

/// An intraprenad is told apart.
struct MarkedIntraprenad: Rule {
  let about = RuleDescription(
    code: "R18",
    title: "Intraprenader är markerade",
    says: "Står ordet intraprenad i resultatenhetens namn ska »intraprenad« vara true.",
    basis: .stated(
      .form("B", "kolumn 1", "Resultatenhetens namn (Intraprenader anges särskilt)"),
      .form(
        "B", "anvisning 1", "Resultatenhetens namn (intraprenader skall särskilt anges).")),
    severity: .warning,
    remedy: """
      Ange »intraprenad«: true och skriv namnet utan ordet; programmet skriver själv ut det.
      """,
    examples: [
      RuleExample(
        .resultatenhet,
        bad: """
          "namn": "Köket Äppellunden, intraprenad", "intraprenad": false, "bruttobudget": 8000
          """,
        good: """
          "namn": "Köket Äppellunden", "intraprenad": true, "bruttobudget": 8000
          """)
    ])

  private static let word = Array("intraprenad".utf8)

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let table = subject.report.table("resultatenheter"),
      let flag = table.shape.field("intraprenad")
    else { return }
    let name = table.shape.nameField
    for row in table.ownRows where table[row, flag].flag != true {
      guard table.holdsText(row: row, field: name, where: { $0.mentions(MarkedIntraprenad.word) }),
        table[row, flag] != .missing || table.node(row: row, field: flag) == nil
      else { continue }
      findings.add(
        """
        Enheten heter »\(table.name(of: row).shortened())« men är inte markerad som intraprenad. Ange \
        »intraprenad«: true och skriv namnet utan ordet.
        """,
        in: table, row: row, field: flag)
    }
  }
}
