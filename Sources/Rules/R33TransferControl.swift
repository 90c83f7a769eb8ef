import Facts
import ReportModel

/// Column 6 against what columns 2, 4 and 5 make of it.
struct TransferControl: Rule {
  let about = RuleDescription(
    code: "R33",
    title: "Kolumn 6 stämmer med kontrollvärdet",
    says: """
      Kolumn 6 skiljer sig högst 1 tkr från kontrollvärdet (se R17). Regeln tiger om raden redan bryter \
      mot R14, R15 eller R17, eller saknar beräknat resultat eller bruttobudget.
      """,
    basis: .inference(
      """
      Kontrollvärdet är programmets egen läsning av anvisning 6. En enhet kan ha skäl att föra över \
      något annat, till exempel resultat som inte beror på enhetens eget handlande.
      """,
      .form(
        "B", "anvisning 6",
        "Resultatenheterna ska föra över sitt resultat till följande år, både över- och underskott, "
          + "som uppkommit till följd av enhetens eget handlande med maximalt 5% av enhetens "
          + "bruttobudget för året")),
    severity: .warning,
    remedy: "Rätta kolumn 4, 5 eller 6. Är beloppet rätt kan varningen lämnas.",
    examples: [
      RuleExample(
        .resultatenhet,
        bad: """
          "namn": "Fritidsgården Ängen", "bruttobudget": 9600, "resultatForegaende": -120,
          "beraknatResultat": 75, "ackumuleradOverforing": 60
          """,
        good: """
          "namn": "Fritidsgården Ängen", "bruttobudget": 9600, "resultatForegaende": -120,
          "beraknatResultat": 75, "ackumuleradOverforing": 45
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ResultForm(subject) else { return }
    for row in form.rows {
      guard let unit = form.unit(row), let control = unit.control, let estimated = unit.estimated,
        (unit.carriedOut - control).magnitude > Amount(1),
        !unit.hasOppositeSign, !unit.isFundOutside, !unit.isTransferTooLarge
      else { continue }
      findings.add(
        """
        Kolumn 6 är \(form.text(unit.carriedOut)), men kontrollvärdet är \(form.text(control)): \
        skillnad \(Phrase.signed(unit.carriedOut - control, .tkr)). Enheten hade \
        \(Phrase.result(unit.broughtIn, .tkr)) från förra året och beräknar i år \
        \(Phrase.result(estimated, .tkr)), räknat inom gränserna 5 % och 10 %. Kontrollera kolumn 4, \
        5 och 6.
        """,
        in: form.table, row: row, field: form.transferred)
    }
  }
}
