import ReportModel

/// Form D says who has given the facts.
struct PremisesInformant: Rule {
  let about = RuleDescription(
    code: "R24",
    title: "Blankett D har en uppgiftslämnare",
    says: "Har blankett D rader är »uppgiftslamnare« ifylld.",
    basis: .stated(.form("D", "fältet före tabellen", "Uppgiftslämnare:")),
    severity: .warning,
    remedy: "Fyll i »uppgiftslamnare«.",
    examples: [
      RuleExample(
        .rapport, bad: example(informant: "\"\""),
        good: example(informant: "\"Controllergruppen\""))
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = PremisesForm(subject), form.table.shape.headField("uppgiftslamnare") != nil,
      form.table.headText("uppgiftslamnare") == nil
    else { return }
    findings.add(
      """
      Blanketten har \(Phrase.count(form.table.rowCount, "lokal", "lokaler")) men ingen \
      uppgiftslämnare. Fyll i »uppgiftslamnare«.
      """,
      at: form.table.headNode("uppgiftslamnare", in: subject.report),
      place: FormPlace(blankett: form.table.shape.id))
  }

  private static func example(informant: String) -> String {
    """
    "blanketter": { "lokaler": { "uppgiftslamnare": \(informant), "rader": [
      { "id": "larkan", "adress": "Exempelgatan 12", "fastighetsbeteckning": "Exemplet 4:17",
        "fastighetsagare": "Exempelfastigheter AB", "areaKvm": 640,
        "loptid": { "tom": "2022-09-30" }, "tidpunkt": "2021-03-31", "arshyra": 1152000,
        "soktBelopp": 600000, "beskrivning": "Återställande av kök.",
        "iLokalforsorjningsplanen": true } ] } },
    "tjansteutlatande": {
      "forslagTillBeslut": [ "Exempelnämnden begär 0,6 mnkr i budgetjustering för lokaler." ],
      "budgetjusteringar": [ { "belopp": 0.6, "enhet": "mnkr", "blankett": "lokaler" } ] }
    """
  }
}
