import ReportModel

/// A whole form in another unit.
struct FormUnit: Rule {
  let about = RuleDescription(
    code: "R35",
    title: "Blanketten är i sin egen enhet",
    says: """
      När alla belopp i en blankett är för stora eller för små för blankettens enhet är hela \
      blanketten troligen i en annan. I blankett A och C (mnkr) prövas radernas största belopp: \
      hälften av dem minst 3 000 mnkr, eller minst 1 000 (A) eller 300 (C) när inget belopp har \
      decimaler; eller alla så små att blanketten visar 0,0. I blankett B (tkr) prövas \
      bruttobudgetarna: medianen minst en miljon tkr, minst 100 000 tkr när alla belopp är jämna \
      tusental, under 100 tkr, eller under 500 tkr när hälften av beloppen har decimaler. Finns den \
      förra rapporten jämförs också de belopp som båda har. En blankett ger en varning.
      """,
    basis: .inference(
      """
      Blanketterna har tre enheter (mnkr, tkr och kr), och ekonomisystemet ger kr. Gränserna är \
      programmets egna och ligger långt från de belopp som nämnder brukar redovisa.
      """,
      .form("A", "hörncellen", "Mnkr"), .form("C", "hörncellen", "Prognos (mnkr)"),
      .form("B", "kolumn 2", "Resultatenheternas bruttobudget 2020 tkr")),
    severity: .warning,
    remedy: "Räkna om blankettens belopp till dess enhet. Är de rätt kan varningen lämnas.",
    examples: [
      RuleExample(
        .blanketter,
        bad: """
          "investeringar": { "rader": [
            { "id": "a", "namn": "Inventarier", "utfallForegaende": 2700, "vp": 4000,
              "prognos": { "2020": 4000, "2021": 4000, "2022": 4000 } } ] }
          """,
        good: """
          "investeringar": { "rader": [
            { "id": "a", "namn": "Inventarier", "utfallForegaende": 2.7, "vp": 4.0,
              "prognos": { "2020": 4.0, "2021": 4.0, "2022": 4.0 } } ] }
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for table in subject.report.tables {
      guard let slip = FormScale(table, subject).slip else { continue }
      let unit = table.unit(slip.field)?.rawValue ?? "blankettens enhet"
      findings.add(
        """
        Hela blanketten ser ut att vara i en annan enhet än \(unit). Raden \
        »\(table.name(of: slip.row))«: \(slip.words(in: table)). Räkna om beloppen till \(unit).
        """,
        at: table.node,
        place: FormPlace(
          blankett: table.shape.id, rad: table.name(of: slip.row),
          kolumn: table.shape.fields[slip.field].label))
    }
  }
}
