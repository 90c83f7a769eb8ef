import Facts
import ReportModel

/// The nämnd's own part of a project is not more than the whole.
struct OwnFunding: Rule {
  let about = RuleDescription(
    code: "R28",
    title: "Medfinansieringen ryms i projektets budget",
    says: """
      I projektbilagan är nämndens medfinansiering inte större än projektets budget, och båda är i \
      samma valuta. Beloppen läses ur texten och jämförs i hela kronor eller euro; det största \
      beloppet i varje text gäller. Medfinansiering 0 och texter utan belopp prövas inte. Euro räknas \
      aldrig om.
      """,
    basis: .inference(
      """
      Medfinansieringen är en del av budgeten. I bilagorna 2020 står belopp i miljoner, tkr, kr och \
      euro om vartannat, och då är enheten lätt att ta fel på.
      """,
      .document(
        "Projektbilagan, tertialrapport 1 och 2 2020", "2 379 041 Euro/ 342 156 Euro AmF")),
    severity: .warning,
    remedy: "Rätta beloppet eller enheten, eller skriv båda i samma valuta.",
    examples: [
      RuleExample(
        .bilageprojekt,
        bad: """
          "budget": "2,8 miljoner kr", "medfinansiering": "240 miljoner kr"
          """,
        good: """
          "budget": "2,8 miljoner kr", "medfinansiering": "240 tkr"
          """),
      RuleExample(
        .bilageprojekt,
        bad: """
          "budget": "342 156 Euro", "medfinansiering": "71 000 kr"
          """,
        good: """
          "budget": "342 156 Euro", "medfinansiering": "71 000 Euro"
          """),
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let appendix = subject.report.bilagor.projektbilaga else { return }
    for project in appendix.projekt {
      guard let node = project.node, let budget = project.budget,
        let funding = project.medfinansiering, let whole = largest(budget),
        let part = largest(funding), part.amount > .zero, whole.amount > .zero
      else { continue }
      let (shownFunding, shownBudget) = (funding.shortened(), budget.shortened())
      let problem: String
      if whole.currency != part.currency {
        problem = """
          medfinansieringen \(shownFunding) och budgeten \(shownBudget) är i olika valutor och kan inte jämföras. \
          Skriv båda i samma valuta.
          """
      } else if part.amount > whole.amount {
        problem = """
          medfinansieringen \(shownFunding) är större än budgeten \(shownBudget). Rätta beloppet eller enheten.
          """
      } else {
        continue
      }
      findings.add(
        "Projektet »\(project.namn.shortened())«: \(problem)",
        at: subject.report.document.member("medfinansiering", of: node) ?? node)
    }
  }

  private func largest(_ text: String) -> WrittenAmount? {
    WrittenAmount.all(in: text).max { $0.amount < $1.amount }
  }
}
