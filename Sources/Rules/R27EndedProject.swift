import ReportModel

/// A project that is over but still stands in the projektbilaga.
struct EndedProject: Rule {
  let about = RuleDescription(
    code: "R27",
    title: "Projekten i projektbilagan pågår",
    says: """
      Ett projekt i projektbilagan vars tid slutar rapportperiodens sista dag eller tidigare är \
      avslutat men står kvar. Tiden läses ur texten (»december 2016 - augusti 2020«, »2017 - 2020«), \
      med förlängning om den anges; en månad räknas till sin sista dag.
      """,
    basis: .inference(
      """
      Bilagan listar nämndens projekt. I tertialrapport 2 2020 står två projekt kvar som slutade i \
      augusti 2020; det kan vara meningen, därför bara en notering.
      """,
      .document(
        "Projektbilagan, tertialrapport 2 2020 (MIA Case manager)", "december 2016 - augusti 2020")),
    severity: .note,
    remedy: "Ta bort projektet, eller rätta tiden om det är förlängt.",
    examples: [
      RuleExample(
        .bilageprojekt,
        bad: """
          "budget": "13,3 miljoner kronor", "period": "december 2016 - augusti 2020"
          """,
        good: """
          "budget": "13,3 miljoner kronor", "period": "december 2016 - september 2020"
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let appendix = subject.report.bilagor.projektbilaga else { return }
    let reported = subject.report.period.end
    for project in appendix.projekt {
      guard let node = project.node, let period = project.period,
        let end = PeriodWording(period).end, end <= reported
      else { continue }
      findings.add(
        """
        Projektet »\(project.namn.shortened())« (\(period.shortened())) slutade senast \(end) men står kvar i bilagan per \
        \(reported). Ta bort det, eller rätta tiden om det är förlängt.
        """,
        at: subject.report.document.member("period", of: node) ?? node)
    }
  }
}
