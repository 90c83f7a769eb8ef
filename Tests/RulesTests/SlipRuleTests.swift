import ReportModel
import Testing

@testable import Rules

/// Amounts in another unit, turned signs and forms that are missing (R34–R38).
@Suite("Slips of unit, sign and form")
struct SlipRuleTests {
  private let slips: Set = ["R19", "R34", "R35", "R36", "R37", "R38"]

  private func findings(_ forms: String, after earlier: String? = nil) -> [Diagnostic] {
    let frame = ExampleFrame.blanketter
    return Shipped.check(
      frame.report(forms),
      after: earlier.map { frame.report($0, typ: "T1", per: "2020-04-30") }
    ).rules.filter { slips.contains($0.code) }
  }

  private func project(
    id: String = "a", accrued: String = "18.4", budget: String = "9.75", forecast: String = "9.75",
    plan: String = "8.125", next: String = "8.125", decided: String = "36.275",
    total: String = "36.275"
  ) -> String {
    """
    { "id": "\(id)", "namn": "E-arkiv \(id)", "strategisktViktigt": true,
      "ackumulerat": { "kostnad": \(accrued) },
      "ar": { "2020": { "budget": { "kostnad": \(budget) }, "prognos": { "kostnad": \(forecast) } },
              "2021": { "plan": { "kostnad": \(plan) }, "prognos": { "kostnad": \(next) } } },
      "total": { "beslutat": { "kostnad": \(decided) }, "prognos": { "kostnad": \(total) } },
      "datum": { "beslutat": { "slut": "2021-12-31" }, "prognos": { "slut": "2021-12-31" } } }
    """
  }

  private func projects(_ rows: String...) -> String {
    "\"projekt\": { \"analys\": \"Text.\", \"rader\": [ \(rows.joined(separator: ", ")) ] }"
  }

  private func investments(_ rows: String...) -> String {
    let rows = rows.enumerated().map { "{ \"id\": \"\($0)\", \"namn\": \"Rad \($0)\", \($1) }" }
    return "\"investeringar\": { \"rader\": [ \(rows.joined(separator: ", ")) ] }"
  }

  @Test func `a sound project gives nothing`() {
    #expect(findings(projects(project())) == [])
  }

  @Test
  func `one amount in tkr or kr is told with its value, what it is compared with and the factor`()
    throws
  {
    let found = findings(projects(project(forecast: "9750")))
    #expect(found.summaries == ["R34 warning"])
    let finding = try #require(found.first)
    #expect(
      finding.message.visible
        == "(5) Kostnad prognos 2020 är 9~750,0~mnkr, 1~000 gånger större än (3) Kostnad budget 2020 (9,75~mnkr). Kolumnen anges i mnkr; kontrollera enheten."
    )
    #expect(finding.pointer == "/blanketter/projekt/rader/0/ar/2020/prognos/kostnad")
    #expect(finding.cell == "F10")
    #expect(findings(projects(project(forecast: "9750000"))).first?.kolumn == finding.kolumn)
  }

  @Test func `of two amounts for a year the one that is far from the others is wrong`() {
    #expect(findings(projects(project(budget: "0.00975"))).first?.cell == "D10")
    #expect(findings(projects(project(budget: "9750"))).first?.cell == "D10")
    #expect(
      findings(projects(project(decided: "0.036275"))).first?.kolumn?.hasPrefix("(12)") == true)
  }

  @Test func `an amount without a fellow is told by the total that it belongs to`() {
    for accrued in ["18400", "0.0184"] {
      let found = findings(projects(project(accrued: accrued)))
      #expect(found.map(\.code) == ["R34"])
      #expect(found.first?.kolumn == "(1) Kostnad ack. t.o.m. 2019")
    }
    // Half a million of half a thousand is not far from the others, but makes no total.
    let small = project(accrued: "500", decided: "18.375", total: "18.375")
    #expect(findings(projects(small)).first?.kolumn == "(1) Kostnad ack. t.o.m. 2019")
  }

  @Test func `a beginning or an end of next to nothing is no slip`() {
    #expect(
      findings(projects(project(accrued: "0.02", decided: "17.895", total: "17.895"))) == [])
    #expect(
      findings(projects(project(plan: "0.04", next: "0", decided: "28.19", total: "28.15"))) == [])
    #expect(
      findings(projects(project(plan: "0.04", next: "0.04", decided: "28.19", total: "28.19")))
        == [])
  }

  @Test func `a small project beside a large one is no slip`() {
    let large = project(
      id: "b", accrued: "400", budget: "200.5", forecast: "200.5", plan: "300", next: "300",
      decided: "900.5", total: "900.5")
    let small = project(
      id: "c", accrued: "0.1", budget: "0.2", forecast: "0.2", plan: "0.1", next: "0.1",
      decided: "0.4", total: "0.4")
    #expect(findings(projects(project(), large, small)) == [])
  }

  @Test func `a whole row in tkr is one finding`() {
    let row = project(
      id: "b", accrued: "18400", budget: "9750", forecast: "9750", plan: "8125", next: "8125",
      decided: "36275", total: "36275")
    let found = findings(projects(project(), project(id: "c"), row))
    #expect(found.map(\.code) == ["R34"])
    #expect(found.first?.rad == "E-arkiv b")
  }

  @Test func `a whole form in another unit is one finding`() {
    for power in ["000", "000000"] {
      let row = project(
        accrued: "184\(power)", budget: "97\(power)", forecast: "97\(power)", plan: "81\(power)",
        next: "81\(power)", decided: "362\(power)", total: "362\(power)")
      #expect(findings(projects(row)).map(\.code) == ["R35"])
    }
    #expect(
      findings(investments(#""vp": 0.004, "prognos": { "2020": 0.004, "2021": 0.003 }"#)).map(
        \.code) == ["R35"])
  }

  @Test func `most of a row in tkr is one finding at the amounts that are wrong`() throws {
    let found = findings(
      investments(
        #""utfallForegaende": 1.8, "vp": 2500, "prognos": { "2020": 2500, "2021": 2000, "2022": 2000 }"#,
        #""utfallForegaende": 0, "vp": 1.2, "prognos": { "2020": 1.2, "2021": 0, "2022": 0 }"#))
    #expect(found.map(\.code) == ["R34"])
    let finding = try #require(found.first)
    #expect(finding.kolumn == "VP 2020")
    #expect(finding.message.contains("större än Utfall 2019 (1,8\u{A0}mnkr)"))
    let row = project(
      budget: "900", forecast: "900", plan: "800", next: "800", decided: "2600", total: "2600")
    #expect(findings(projects(row)).map(\.code) == ["R34"])
  }

  @Test func `a column in tkr is one finding`() {
    let found = findings(
      investments(
        #""utfallForegaende": 3.4, "vp": 4500, "prognos": { "2020": 4.5, "2021": 4.2 }"#,
        #""utfallForegaende": 1.85, "vp": 2600, "prognos": { "2020": 3.15, "2021": 2.4 }"#,
        #""utfallForegaende": 5.2, "vp": 6750, "prognos": { "2020": 5.95, "2021": 7.3 }"#))
    #expect(found.map(\.code) == ["R34"])
    #expect(found.first?.kolumn == "VP 2020")
    #expect(found.first?.message.contains("på 3\u{A0}rader") == true)
  }

  @Test(
    arguments: [
      (
        #""bruttobudget": 24000, "resultatForegaende": -480000, "beraknatResultat": -300, "ackumuleradOverforing": 780"#,
        "D"
      ),
      (
        #""bruttobudget": 24000, "resultatForegaende": -480, "beraknatResultat": -0.3, "ackumuleradOverforing": 780"#,
        "E"
      ),
      (
        #""bruttobudget": 24000, "resultatForegaende": -480, "beraknatResultat": -300, "ackumuleradOverforing": 780000"#,
        "F"
      ),
      (
        #""bruttobudget": 240, "resultatForegaende": -4800, "beraknatResultat": -3000, "ackumuleradOverforing": 7800"#,
        "B"
      ),
    ])
  func `a result in another unit than its budget is found`(row: String, column: String) {
    let found = findings(
      "\"resultatenheter\": { \"rader\": [ { \"id\": \"a\", \"namn\": \"Köket\", \(row) } ] }")
    #expect(found.map(\.code) == ["R34"])
    #expect(found.first?.cell?.hasPrefix(column) == true)
  }

  @Test(
    arguments: [
      ("24000000", "-480000", "780000"), ("24", "-0.48", "0.78"),
    ])
  func `a whole form B in kr or mnkr is one finding`(
    budget: String, previous: String, transfer: String
  ) {
    let rows = ["a", "b"].map {
      """
      { "id": "\($0)", "namn": "\($0)", "bruttobudget": \(budget), "resultatForegaende": \(previous),
        "ackumuleradOverforing": \(transfer) }
      """
    }
    #expect(
      findings("\"resultatenheter\": { \"rader\": [ \(rows.joined(separator: ",")) ] }").map(\.code)
        == ["R35"])
  }

  @Test func `turned signs in form C are told by the row, and once for the form`() {
    let turned = #""vp": -4.5, "prognos": { "2020": -4.5 }"#
    let right = #""vp": 2.6, "prognos": { "2020": 3.15 }"#
    #expect(findings(investments(turned, right)).first?.rad == "Rad 0")
    let whole = findings(investments(turned, turned))
    #expect(whole.map(\.code) == ["R36"])
    #expect(whole.first?.rad == nil)
    #expect(
      findings(
        "\"investeringar\": { \"rader\": [ { \"id\": \"a\", \"namn\": \"Investeringsbidrag\", \(turned) } ] }"
      ) == [])
  }

  private func premises(_ area: String, _ rent: String, _ sought: String = "600000") -> [Diagnostic]
  {
    ExampleFrame.lokal.findings(
      """
      "adress": "Gatan 1", "fastighetsbeteckning": "Exemplet 4:17", "fastighetsagare": "Bolaget",
      "areaKvm": \(area), "loptid": { "tom": "2022-09-30" }, "tidpunkt": "2021-03-31",
      "arshyra": \(rent), "soktBelopp": \(sought), "beskrivning": "Kök.", "iLokalforsorjningsplanen": true
      """
    ).filter { $0.code == "R37" }
  }

  @Test(
    arguments: [
      ("850", "1700000", 0), ("850", "30600", 0), ("850", "1700", 1), ("850", "1.7", 1),
      ("850", "1700000000", 1), ("-850", "1700000", 1), ("850", "-1700000", 1),
      ("850000", "1700000", 1),
      ("1", "29000", 0), ("1", "31000", 1), ("0", "1700000", 0), ("0", "1700", 1),
    ])
  func `a rent is what premises of that size cost`(area: String, rent: String, count: Int) {
    #expect(premises(area, rent).count == count)
  }

  @Test func `what is asked for is a matter of kronor too`() {
    #expect(premises("850", "1700000", "600").map(\.kolumn) == ["Sökta medel kr"])
    #expect(premises("850", "1700000", "600000000").map(\.kolumn) == ["Sökta medel kr"])
    #expect(premises("850", "1700000", "-600000").map(\.kolumn) == ["Sökta medel kr"])
  }

  @Test func `an amount is compared with the earlier report's`() throws {
    let row = { (amount: String) in self.investments("\"vp\": \(amount)") }
    let found = findings(row("40.5"), after: row("0.0405"))
    #expect(found.map(\.code) == ["R34"])
    #expect(
      try #require(found.first).message.visible
        == "VP 2020 är 40,5~mnkr, 1~000 gånger större än i tertialrapport 1 2020 (0,0405~mnkr). Kolumnen anges i mnkr; kontrollera enheten."
    )
    #expect(findings(row("40.5"), after: row("38")) == [])
  }

  @Test func `a form whose amounts are all a thousand times the earlier report's is one finding`() {
    let form = { (amounts: [String]) in
      self.investments(
        "\"vp\": \(amounts[0]), \"prognos\": { \"2020\": \(amounts[1]), \"2021\": \(amounts[2]) }")
    }
    let found = findings(form(["150.5", "160", "140"]), after: form(["0.15", "0.16", "0.14"]))
    #expect(found.map(\.code) == ["R35"])
  }

  @Test func `a form that the earlier report had is missed`() throws {
    let (one, two) = (investments("\"vp\": 4"), projects(project()))
    let found = findings(one, after: "\(one), \(two)")
    #expect(found.map(\.code) == ["R38"])
    #expect(try #require(found.first).blankett == "projekt")
    #expect(findings("\(one), \(two)", after: one) == [])
    #expect(findings("\(one)", after: "\(one), \"lokaler\": { \"rader\": [] }") == [])
  }
}
