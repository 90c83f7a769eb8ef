import Facts
import ReportModel

/// The accumulated fund lies between −5 % and +10 % of the budget.
struct FundLimits: Rule {
  let about = RuleDescription(
    code: "R15",
    title: "Resultatfonden ligger mellan -5 % och 10 % av bruttobudgeten",
    says: """
      Den ackumulerade överföringen (kolumn 6) är högst 10 % av bruttobudgeten vid överskott och \
      högst 5 % vid underskott. Gränsen är den som blanketten visar, avrundad till hela tkr, om den är \
      vidare. Utan bruttobudget ska överföringen vara 0.
      """,
    basis: .stated(
      .form(
        "B", "anvisning 6",
        "Resultatfonden får ha ett överskott med motsvarande maximalt 10 % av enhetens bruttobudget, "
          + "vid underskott gäller 5 %."),
      .form("B", "rubriken efter kolumn 6", "MAX 10 %")),
    severity: .error,
    grading: """
      Fel när raden saknar »kommentar«, varning när den har en. Varning när bruttobudgeten är 0 eller \
      saknas.
      """,
    remedy: "Rätta beloppen och deras tecken, eller förklara i »kommentar«.",
    examples: [
      RuleExample(
        .resultatenhet,
        bad: """
          "namn": "Städservice Väst", "bruttobudget": 12000,
          "resultatForegaende": -900, "ackumuleradOverforing": 1350
          """,
        good: """
          "namn": "Städservice Väst", "bruttobudget": 12000,
          "resultatForegaende": -900, "ackumuleradOverforing": 1200
          """),
      RuleExample(
        .resultatenhet,
        bad: """
          "namn": "Städservice Väst", "bruttobudget": 0, "ackumuleradOverforing": 40
          """,
        good: """
          "namn": "Städservice Väst", "bruttobudget": 0, "ackumuleradOverforing": 0
          """),
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ResultForm(subject) else { return }
    for row in form.rows {
      guard let unit = form.unit(row) else { continue }
      if unit.isFundOutside {
        outside(unit, form, row, &findings)
      } else if unit.budget <= .zero, unit.carriedOut != .zero {
        findings.add(
          """
          \(form.text(unit.carriedOut)) förs över till nästa år, men bruttobudgeten är \
          \(form.text(unit.budget)). Fyll i bruttobudgeten, eller ta bort överföringen.
          """,
          in: form.table, row: row, field: form.transferred, severity: .warning)
      }
    }
  }

  private func outside(
    _ unit: ResultUnit, _ form: ResultForm, _ row: Int, _ findings: inout Findings
  ) {
    let isDeficit = unit.carriedOut.isNegative
    let limit = isDeficit ? unit.fivePercent : unit.tenPercent
    let hasComment = form.hasComment(row)
    findings.add(
      """
      Den ackumulerade överföringen är \(Phrase.result(unit.carriedOut, .tkr)). Den får vara högst \
      \(isDeficit ? "5 %" : "10 %") av bruttobudgeten \(form.text(unit.budget)), det vill säga \
      \(form.text(limit)): \(form.text(unit.carriedOut.magnitude - limit)) för mycket. \
      \(hasComment ? "Raden har en kommentar; kontrollera att den förklarar det."
        : "Rätta beloppet, eller förklara i »kommentar«.")
      """,
      in: form.table, row: row, field: form.transferred,
      severity: hasComment ? .warning : .error)
  }
}
