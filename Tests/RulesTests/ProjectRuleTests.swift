import ReportModel
import Testing

@testable import Rules

/// The limits of the rules of blankett A.
@Suite("Blankett A")
struct ProjectRuleTests {
  private func row(_ members: String) -> [Diagnostic] {
    ExampleFrame.projekt.findings(
      #""namn": "E-arkiv", "strategisktViktigt": true, "# + members)
  }

  private func year(_ budget: String, _ forecast: String) -> [Diagnostic] {
    row(
      """
      "ar": { "2020": { "budget": { "kostnad": \(budget) }, "prognos": { "kostnad": \(forecast) } } }
      """)
  }

  @Test(
    "a deviation counts from where it shows with one decimal",
    arguments: [
      ("12.5", "12.549999", false), ("12.5", "12.55", true), ("12.5", "12.450001", false),
      ("12.5", "12.45", true), ("null", "0.05", true), ("0.05", "null", true),
    ])
  func rounding(_ budget: String, _ forecast: String, _ deviates: Bool) {
    #expect(year(budget, forecast).summaries == (deviates ? ["R06 warning"] : []))
  }

  @Test("later years' plans are not compared")
  func laterYears() {
    #expect(
      row(
        #""ar": { "2021": { "plan": { "kostnad": 4 }, "prognos": { "kostnad": 9 } } }, "#
          + #""total": { "beslutat": { "kostnad": 9 }, "prognos": { "kostnad": 9 } }"#) == [])
  }

  @Test("one finding lists every amount of the row and stands at its explanation")
  func amounts() throws {
    let findings = row(
      #"""
      "ackumulerat": { "kostnad": 41.3 },
      "ar": { "2020": { "budget":  { "kostnad": 12.5, "intakt": -6 },
                        "prognos": { "kostnad": 13.1, "intakt": -5.25 } },
              "2021": { "plan": { "kostnad": 4 }, "prognos": { "kostnad": 4 } } },
      "total": { "beslutat": { "kostnad": 1267.2, "intakt": -5.25 },
                 "prognos": { "kostnad": 58.4, "intakt": -5.25 } },
      "avvikelse": { "orsak": "Försenad." }
      """#)
    #expect(findings.summaries == ["R06 warning"])
    let finding = try #require(findings.first)
    #expect(
      finding.message.visible == """
        Avvikelse utan åtgärd. Kostnad 2020: budget 12,5~mnkr, prognos 13,1~mnkr (skillnad +0,6~mnkr); intäkt \
        2020: budget -6,0~mnkr, prognos -5,25~mnkr (skillnad +0,75~mnkr); total kostnad: beslutat \
        1~267,2~mnkr, prognos 58,4~mnkr (skillnad -1~208,8~mnkr). Skriv »atgard« under »avvikelse«.
        """)
    #expect(finding.pointer == "/blanketter/projekt/rader/0/avvikelse")
    #expect(finding.rad == "E-arkiv")
    #expect(finding.kolumn == "(5) Kostnad prognos 2020")
    #expect(finding.cell == "F10")
  }

  @Test("a changed date is told with both dates and the days between")
  func dates() throws {
    let findings = row(
      #"""
      "datum": { "beslutat": { "start": "2018-03-01", "slut": "2020-12-31" },
                 "prognos":  { "start": "2018-02-01", "slut": "2021-01-01" } }
      """#)
    #expect(findings.summaries == ["R05 warning"])
    let finding = try #require(findings.first)
    #expect(
      finding.message.visible == """
        Datum avviker från beslutet utan förklaring: startdatum beslutat 2018-03-01, prognos \
        2018-02-01, 28~dagar tidigare; avslutningsdatum beslutat 2020-12-31, prognos 2021-01-01, 1~dag \
        senare. Skriv »datumforklaring« under »avvikelse«.
        """)
    #expect(finding.pointer == "/blanketter/projekt/rader/0/datum")
    #expect(finding.kolumn == "(17) Startdatum prognos")
  }

  @Test(
    "the total is compared with the years; both ways when the project ends in the form",
    arguments: [
      ("46.3", "2021-12-31", false), ("46.31", "2021-12-31", true), ("45.69", "2021-12-31", true),
      ("45.7", "2021-12-31", false), ("80", "2024-12-31", true), ("80", "2025-01-01", false),
      ("45.69", "2025-01-01", true), ("80", nil, false), ("45.69", nil, true),
    ])
  func total(_ total: String, _ end: String?, _ deviates: Bool) {
    let findings = row(
      """
      "ackumulerat": { "kostnad": 30 },
      "ar": { "2020": { "budget": { "kostnad": 12 }, "prognos": { "kostnad": 12 } },
              "2021": { "prognos": { "kostnad": 4 } } },
      "total": { "beslutat": { "kostnad": \(total) }, "prognos": { "kostnad": \(total) } },
      "datum": { "prognos": { "slut": \(end.map { "\"\($0)\"" } ?? "null") } }
      """)
    #expect(findings.summaries == (deviates ? ["R08 warning"] : []))
  }

  @Test("incomes exceed when they are more negative")
  func incomes() {
    let rest = #""total": { "beslutat": { "intakt": -5 }, "prognos": { "intakt": -5 } }"#
    #expect(row(#""ackumulerat": { "intakt": -9 }, "# + rest).summaries == ["R08 warning"])
    #expect(row(#""ackumulerat": { "intakt": -2 }, "# + rest).summaries == [])
  }

  @Test("wrong signs of a row are one finding at the first of them")
  func signs() throws {
    let findings = row(
      #""ackumulerat": { "kostnad": -2, "intakt": 1 }, "total": { "prognos": {"#
        + #" "kostnad": -2, "intakt": 1 }, "beslutat": { "kostnad": -2, "intakt": 1 } }"#)
    #expect(findings.summaries == ["R02 warning"])
    let finding = try #require(findings.first)
    #expect(finding.pointer == "/blanketter/projekt/rader/0/ackumulerat/kostnad")
    #expect(finding.message.visible.contains("(11) Total intäkt beslutat är 1,0~mnkr"))
  }

  @Test("own subtotals are not projects")
  func subtotals() {
    #expect(
      ExampleFrame.blanketter.findings(
        #""projekt": { "analys": "A", "rader": [ { "namn": "Delsumma", "delsumma": true } ] }"#)
        == [])
  }

  @Test("more than 50 mnkr, decided or forecast, is enough")
  func size() {
    let findings = ["50", "50.1"].map { cost in
      ExampleFrame.projekt.findings(
        """
        "namn": "Nytt", "total": { "beslutat": { "kostnad": \(cost) }, "prognos": { "kostnad": \(cost) } }
        """
      ).summaries
    }
    #expect(findings == [["R04 warning"], []])
  }

  @Test("a section about the projects is an analysis too")
  func section() {
    let findings = ["Projekt", "Uppföljning av projekten", "Projektbilaga"].map { heading in
      ExampleFrame.rapport.findings(
        """
        "blanketter": { "projekt": { "rader": [
          { "id": "a", "namn": "E-arkiv", "strategisktViktigt": true } ] } },
        "tjansteutlatande": { "avsnitt": [ { "rubrik": "\(heading)", "niva": 1, "stycken": [] },
          { "rubrik": "E-arkiv", "niva": 2, "stycken": [ { "typ": "text", "text": "I tid." } ] } ] }
        """
      ).summaries
    }
    #expect(findings == [[], [], ["R07 warning"]])
  }
}
