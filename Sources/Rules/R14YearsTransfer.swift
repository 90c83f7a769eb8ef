import Facts
import ReportModel

/// A year may add at most 5 % of the budget to a unit's transfer, or take it.
struct YearsTransfer: Rule {
  let about = RuleDescription(
    code: "R14",
    title: "Årets överföring är högst 5 % av bruttobudgeten",
    says: """
      Årets överföring är kolumn 6 plus kolumn 4: det som förs över till nästa år med det som följde \
      med från förra året frånräknat (kolumn 4 har omvänt tecken). Den är högst 5 % av bruttobudgeten, \
      åt båda hållen. Undantag: när fondens egen gräns (R15) tvingar fram en större skillnad. Gränsen \
      är den som blanketten visar, avrundad till hela tkr, om den är vidare.
      """,
    basis: .stated(
      .form(
        "B", "anvisning 6",
        "Resultatenheterna ska föra över sitt resultat till följande år, både över- och underskott, "
          + "som uppkommit till följd av enhetens eget handlande med maximalt 5% av enhetens "
          + "bruttobudget för året")),
    severity: .error,
    grading: "Fel när raden saknar »kommentar«, varning när den har en.",
    remedy: "Rätta beloppen och deras tecken, eller förklara i »kommentar«.",
    examples: [
      RuleExample(
        .resultatenhet,
        bad: """
          "namn": "Köket Äppellunden", "bruttobudget": 8000,
          "resultatForegaende": -250, "ackumuleradOverforing": 750
          """,
        good: """
          "namn": "Köket Äppellunden", "bruttobudget": 8000,
          "resultatForegaende": -250, "ackumuleradOverforing": 650
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ResultForm(subject) else { return }
    for row in form.rows {
      guard let unit = form.unit(row), unit.isTransferTooLarge else { continue }
      let hasComment = form.hasComment(row)
      findings.add(
        """
        Årets överföring är \(form.text(unit.transfer)) (till nästa år \
        \(form.text(unit.carriedOut)), från förra året \(Phrase.result(unit.broughtIn, .tkr))). Den \
        får vara högst 5 % av bruttobudgeten \(form.text(unit.budget)), det vill säga \
        \(form.text(unit.fivePercent)): \(form.text(unit.transfer.magnitude - unit.fivePercent)) för \
        mycket. \(hasComment ? "Raden har en kommentar; kontrollera att den förklarar det."
          : "Rätta beloppet, eller förklara i »kommentar«.")
        """,
        in: form.table, row: row, field: form.transferred,
        severity: hasComment ? .warning : .error)
    }
  }
}
