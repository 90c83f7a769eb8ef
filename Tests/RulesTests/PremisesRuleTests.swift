import ReportModel
import Testing

@testable import Rules

/// The limits of the rules of blankett D and of the projektbilaga.
@Suite("Blankett D and the projektbilaga")
struct PremisesRuleTests {
  private func request(
    sought: [String], _ adjustments: String, points: String, extra: String = ""
  ) -> [Diagnostic] {
    let rows = sought.enumerated().map { index, amount in
      """
      { "id": "\(index)", "adress": "Gatan \(index)", "fastighetsbeteckning": "Exemplet 4:17",
        "fastighetsagare": "Bolaget", "areaKvm": 640, "loptid": { "uppsagning": "Uppsagt." },
        "tidpunkt": "våren", "arshyra": 1152000, "soktBelopp": \(amount), "beskrivning": "Kök.",
        "iLokalforsorjningsplanen": true }
      """
    }
    return ExampleFrame.rapport.findings(
      """
      "blanketter": { "lokaler": { "uppgiftslamnare": "C", "rader": [ \(rows.joined(separator: ",")) ] } },
      "tjansteutlatande": { "budgetjusteringar": [ \(adjustments) ], "forslagTillBeslut": [ \(points) ] }
      """)
  }

  private let point = #""Nämnden begär 2,2 mnkr i budgetjustering för lokaler.""#

  private func adjustment(_ amount: String, _ unit: String) -> String {
    "{ \"belopp\": \(amount), \"enhet\": \"\(unit)\", \"blankett\": \"lokaler\" }"
  }

  @Test(
    "kr, tkr and mnkr are the same money",
    arguments: [
      ("2.2", "mnkr"), ("2200", "tkr"), ("2200000", "kr"), ("2.20", "mnkr"),
    ])
  func units(_ amount: String, _ unit: String) {
    #expect(request(sought: ["1450000", "750000"], adjustment(amount, unit), points: point) == [])
  }

  @Test(
    "an amount may be rounded to what it is written with",
    arguments: [
      (["2237500"], "2.2", true), (["2250000"], "2.2", true), (["2250001"], "2.2", false),
      (["2237500"], "2.24", true), (["2237500"], "2.25", false),
    ])
  func rounded(_ sought: [String], _ amount: String, _ agrees: Bool) {
    let findings = request(
      sought: sought, adjustment(amount, "mnkr"), points: #""Medel för lokaler begärs.""#)
    #expect(findings.summaries == (agrees ? [] : ["R22 error"]))
  }

  @Test("several adjustments and points are taken together")
  func several() {
    let points =
      #""Nämnden begär 1,5 mnkr för lokalen A.", "Nämnden begär 0,7 mnkr för lokalen B.""#
    let adjustments = adjustment("1450", "tkr") + "," + adjustment("0.75", "mnkr")
    #expect(request(sought: ["1450000", "750000"], adjustments, points: points) == [])
  }

  @Test("an amount a thousand times too large is a matter of units")
  func thousand() throws {
    let findings = request(sought: ["2200000"], adjustment("2200", "mnkr"), points: point)
    #expect(findings.summaries == ["R22 error"])
    let finding = try #require(findings.first)
    #expect(
      finding.message.visible == """
        Blankett D (lokaler) söker 2~200~000~kr, men budgetjusteringen är 2~200,0~mnkr: skillnad \
        +2~197~800~000~kr. Kontrollera enheten: kr, tkr eller mnkr.
        """)
    #expect(finding.pointer == "/tjansteutlatande/budgetjusteringar/0/belopp")
  }

  @Test("the decision says the same amount")
  func decision() throws {
    let findings = request(
      sought: ["2200000"], adjustment("2.2", "mnkr"),
      points: #""Nämnden godkänner rapporten.", "Nämnden begär 2,2 tkr för lokaler.""#)
    #expect(findings.summaries == ["R22 error"])
    #expect(findings.first?.pointer == "/tjansteutlatande/forslagTillBeslut/1")
  }

  @Test("what is missing is a warning for each, and one when there is no paper at all")
  func missing() {
    #expect(request(sought: ["50000"], "", points: "").summaries == ["R22 warning", "R22 warning"])
    let plan = #""Nämnden godkänner lokalförsörjningsplanen.""#
    #expect(
      request(sought: ["600000"], adjustment("0.6", "mnkr"), points: plan).summaries
        == ["R22 warning"])
  }

  @Test("a row that lacks facts says which, errors apart from warnings")
  func facts() {
    let findings = ExampleFrame.lokal.findings(
      #""adress": "Gatan 1", "soktBelopp": 600000, "iLokalforsorjningsplanen": true, "areaKvm": 5"#)
    #expect(findings.summaries == ["R23 error", "R23 warning"])
    #expect(
      findings.map(\.message) == [
        "Uppgifter om lokalen saknas: »Fastighetsbeteckning«, »Fastighetsägare« och »Beskrivning«. "
          + "Fyll i dem.",
        "Uppgifter om lokalen saknas: »Löptid t.o.m.«, »Tidpunkt« och »Årshyra kr«. Fyll i dem.",
      ])
    #expect(findings[0].pointer == "/blanketter/lokaler/rader/0")
    #expect(findings[1].cell == "C8")
  }

  @Test(
    "only projects over 50 million kronor belong in blankett A",
    arguments: [
      ("50 miljoner kr", []), ("50,1 miljoner kr", ["R12 warning"]),
      ("60 miljoner", ["R12 warning"]),
      ("67,2 miljoner euro", []), ("50 000 001 kr", ["R12 warning"]),
      ("51 000 tkr", ["R12 warning"]),
    ])
  func large(_ budget: String, _ expected: [String]) {
    let findings = ExampleFrame.rapport.findings(
      """
      "blanketter": { "projekt": { "uttalande": "Nämnden har inga betydande projekt" } },
      "bilagor": { "projektbilaga": { "grupper": [ { "undergrupper": [ { "projekt": [
        { "id": "a", "namn": "A", "budget": "\(budget)" } ] } ] } ] } }
      """)
    #expect(findings.summaries == expected)
    #expect(
      findings.allSatisfy {
        $0.pointer == "/bilagor/projektbilaga/grupper/0/undergrupper/0/projekt/0/budget"
      })
  }
}
