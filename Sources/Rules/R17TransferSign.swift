import ReportModel

/// Column 6 turns the sign of columns 4 and 5; this is where it is forgotten.
struct TransferSign: Rule {
  let about = RuleDescription(
    code: "R17",
    title: "Kolumn 6 har rätt tecken",
    says: """
      I kolumn 4 och 5 skrivs överskott med minus, i kolumn 6 med plus. Har kolumn 6 motsatt tecken \
      mot kontrollvärdet är det troligen vänt. Kontrollvärdet är det som följde med från förra året \
      plus årets beräknade resultat, som högst räknas till 5 % av bruttobudgeten, inom resultatfondens \
      gränser -5 % och 10 %. Det ersätter aldrig det ifyllda beloppet.
      """,
    basis: .inference(
      """
      Rubrikerna säger vilket tecken varje kolumn har, men kontrollvärdet är programmets egen läsning \
      av anvisning 6.
      """,
      .form("B", "kolumn 4 och 5", "Överskott (-) Underskott (+)"),
      .form("B", "kolumn 6", "Överskott (+) Underskott (-)")),
    severity: .warning,
    remedy: "Vänd tecknet i kolumn 6, eller rätta kolumn 4 eller 5.",
    examples: [
      RuleExample(
        .resultatenhet,
        bad: """
          "namn": "Fritidsgården Ängen", "bruttobudget": 9600, "resultatForegaende": -120,
          "beraknatResultat": -60, "ackumuleradOverforing": -180
          """,
        good: """
          "namn": "Fritidsgården Ängen", "bruttobudget": 9600, "resultatForegaende": -120,
          "beraknatResultat": -60, "ackumuleradOverforing": 180
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ResultForm(subject) else { return }
    for row in form.rows {
      guard let unit = form.unit(row), unit.hasOppositeSign, let control = unit.control,
        let estimated = unit.estimated
      else { continue }
      findings.add(
        """
        Kolumn 6 är \(form.text(unit.carriedOut)), alltså \(Phrase.result(unit.carriedOut, .tkr)), \
        men enheten hade \(Phrase.result(unit.broughtIn, .tkr)) från förra året och beräknar i år \
        \(Phrase.result(estimated, .tkr)): väntat är \(form.text(control)). I kolumn 6 skrivs överskott \
        med plus; vänd tecknet om det är fel.
        """,
        in: form.table, row: row, field: form.transferred)
    }
  }
}
