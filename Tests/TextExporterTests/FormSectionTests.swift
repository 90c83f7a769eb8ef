import Testing

@testable import TextExporter

@Suite("The section of a blankett")
struct FormSectionTests {
  private func project(_ members: String, id: String = "a", name: String = "Alfa") -> String {
    #"{"id":"\#(id)","namn":"\#(name)",\#(members)}"#
  }

  private func utlatande(projects: [String]) throws -> String {
    try ReportFixture.utlatande(
      #""blanketter":{"projekt":{"rader":[\#(projects.joined(separator: ","))]}}"#)
  }

  private static let over = #"""
    "ar":{"2020":{"budget":{"kostnad":16,"intakt":-2.4},"prognos":{"kostnad":18.375,"intakt":-2.1}}},
    "datum":{"beslutat":{"start":"2019-01-01","slut":"2024-03-31"},"prognos":{"start":"2019-01-01","slut":"2024-11-30"}}
    """#

  @Test("says deficits in words and never with a minus")
  func deficits() throws {
    let text = try utlatande(projects: [project(Self.over)])
    #expect(
      text.contains(
        "Nämnden redovisar ett projekt. Prognosen för 2020 visar sammantaget ett\nunderskott om 2,7~mnkr mot budget."
      ))
    #expect(
      text.contains(
        "- Kostnad 2020: prognos 18,4~mnkr mot budget 16,0~mnkr, ett underskott om\n  2,4~mnkr."))
    #expect(
      text.contains(
        "- Intäkt 2020: prognos 2,1~mnkr mot budget 2,4~mnkr, ett underskott om\n  0,3~mnkr."))
    #expect(
      text.contains("- Avslutningsdatum: prognos 30~november 2024 mot beslutat 31~mars 2024."))
  }

  @Test("marks explanations that are missing, each for its own kind of deviation")
  func gaps() throws {
    let text = try utlatande(projects: [project(Self.over)])
    #expect(
      text.contains(
        "Orsak: [ORSAK SAKNAS]\n\nÅtgärd: [ÅTGÄRD SAKNAS]\n\nÄndrade datum: [FÖRKLARING SAKNAS]\n"))
    let explained = try utlatande(projects: [
      project(Self.over + #","avvikelse":{"orsak":"Dyrt.","atgard":" ","datumforklaring":"Sent."}"#)
    ])
    #expect(explained.contains("Orsak: Dyrt.\n\nÅtgärd: [ÅTGÄRD SAKNAS]\n\nÄndrade datum: Sent.\n"))
  }

  @Test("takes up words about a row that does not deviate")
  func explainedWithoutDeviation() throws {
    let text = try utlatande(projects: [project(#""avvikelse":{"orsak":"Se ovan."}"#)])
    #expect(text.contains("Alfa\n\nOrsak: Se ovan.\n"))
    #expect(!text.contains("SAKNAS"))
  }

  @Test("says that nothing deviates when differences do not show at the form's decimals")
  func balance() throws {
    let text = try utlatande(projects: [
      project(#""ar":{"2020":{"budget":{"kostnad":1.01},"prognos":{"kostnad":1.02}}}"#)
    ])
    #expect(text.contains("Prognosen för 2020 visar sammantaget en budget\ni balans."))
    #expect(text.contains("Inget projekt avviker från budget, beslut eller beslutade datum."))
  }

  @Test func `when the year is over its forecast is said as the outcome`() throws {
    let rows = #""blanketter":{"projekt":{"rader":[\#(project(Self.over))]}}"#
    let json = ReportFixture.json(rows, period: #""typ":"VB","ar":2020,"per":"2020-12-31""#)
    let papers = try TextExporter().papers(try ReportFixture.job(json))
    let text = try #require(papers.first).text
    #expect(text.contains("Utfallet för 2020 visar sammantaget"))
    #expect(text.contains("Kostnad 2020: utfall"))
    #expect(text.contains("Total kostnad: prognos"))
    #expect(!text.contains("Prognosen för 2020"))
  }

  @Test("draws a project as a block with a row a year and phase")
  func block() throws {
    let text = try utlatande(projects: [project(Self.over)])
    #expect(
      text.contains(
        """
        Alfa
                            Kostnad  Intäkt
          Ack. t.o.m. 2019      0,0     0,0
          Budget 2020          16,0    -2,4
          Prognos 2020         18,4    -2,1
          Plan 2021             0,0     0,0
        """))
    #expect(text.contains("  Tid prognos       2019-01-01~–~2024-11-30\n"))
  }

  @Test("notes rounding only where visible rows do not add up")
  func rounding() throws {
    func text(_ amounts: [String]) throws -> String {
      try utlatande(
        projects: amounts.enumerated().map { index, amount in
          project(#""ackumulerat":{"kostnad":\#(amount)}"#, id: "p\(index)", name: "P\(index)")
        })
    }
    let remark = "Summan av raderna kan därför skilja sig"
    #expect(try text(["1.04", "1.04"]).contains(remark))
    #expect(try !text(["1.1", "1.2"]).contains(remark))
  }

  @Test("shows an own subtotal and does not count it among the rows")
  func subtotals() throws {
    let text = try utlatande(projects: [
      project(#""ackumulerat":{"kostnad":1.5}"#), #"{"id":"d","namn":"Delsumma","delsumma":true}"#,
    ])
    #expect(text.contains("Nämnden redovisar ett projekt."))
    #expect(text.contains("\nDelsumma\n"))
    #expect(text.contains("\nSumma\n"))
  }

  @Test(
    "has the statement, or a sentence of its own, for a form without rows",
    arguments: [
      (
        #""projekt":{"uttalande":"Nämnden har inga betydande projekt","rader":[]}"#,
        "Nämnden har inga betydande projekt."
      ),
      (#""projekt":{"rader":[]}"#, "Nämnden redovisar inga projekt."),
      (#""resultatenheter":{"rader":[]}"#, "Nämnden redovisar inga resultatenheter."),
      (#""investeringar":{"rader":[]}"#, "Nämnden redovisar inga investeringar."),
      (
        #""lokaler":{"rader":[]}"#,
        "Nämnden söker inga medel för avveckling/omstrukturering av lokaler."
      ),
    ])
  func empty(_ form: String, _ sentence: String) throws {
    let text = try ReportFixture.utlatande(#""blanketter":{\#(form)}"#)
    #expect(text.contains("\n\n\(sentence)\n"))
    #expect(!text.contains("Uppgifter enligt blanketten"))
  }

  @Test("says each result of form B as a surplus or a deficit by its own sign")
  func resultUnits() throws {
    let text = try ReportFixture.utlatande(
      #""blanketter":{"resultatenheter":{"rader":[{"id":"a","namn":"Alfa","intraprenad":true,"bruttobudget":12000,"resultatForegaende":-300,"beraknatResultat":150,"ackumuleradOverforing":-450,"kommentar":"Läget är känt."}]}}"#
    )
    #expect(
      text.contains(
        """
        Nämnden redovisar en resultatenhet. Resultatet från 2019 är ett överskott om
        300~tkr, det beräknade resultatet för 2020 är ett underskott om 150~tkr och
        den ackumulerade resultatöverföringen till 2021 är ett underskott om 450~tkr.
        """))
    #expect(text.contains("Alfa (intraprenad): Läget är känt.\n"))
    #expect(text.contains("Ackumulerad resultatöverföring till 2021 %:      -3,8~%\n"))
  }

  @Test("says the balance of form C and shows it as a table")
  func investments() throws {
    let text = try ReportFixture.utlatande(
      #""blanketter":{"investeringar":{"rader":[{"id":"a","namn":"Alfa","vp":4,"prognos":{"2020":4.6}}]}}"#
    )
    #expect(
      text.contains(
        "Nämnden redovisar en investering. Prognosen för 2020 är 4,6~mnkr och VP 2020\när 4,0~mnkr, vilket ger ett underskott om 0,6~mnkr."
      ))
    #expect(text.contains("\nAlfa            0,0   4,0       -0,6      4,6      0,0      0,0\n"))
  }

  @Test("lists form D with labels, and who has given the particulars")
  func premises() throws {
    let text = try ReportFixture.utlatande(
      #""blanketter":{"lokaler":{"uppgiftslamnare":"Kim Prov","rader":[{"id":"a","adress":"Gatan 1","areaKvm":850,"soktBelopp":600000,"iLokalforsorjningsplanen":true,"loptid":{"tom":"2022-09-30"}}]}}"#
    )
    #expect(
      text.contains(
        """
        Uppgiftslämnare: Kim Prov

        Gatan 1
          Area kvm: 850
          Löptid t.o.m.: 2022-09-30
          Sökta medel kr: 600~000
          I lokalförsörjningsplanen: Ja

        """))
  }

  @Test("keeps the page with the longest names and amounts")
  func extremes() throws {
    let name =
      String(repeating: "Ettmycketlångtnamn ", count: 12) + String(repeating: "å", count: 120)
    let text = try ReportFixture.utlatande(
      #"""
      "blanketter":{
        "projekt":{"rader":[{"id":"a","namn":"\#(name)","ackumulerat":{"kostnad":999999999999999,"intakt":-999999999.123456}}]},
        "resultatenheter":{"rader":[{"id":"a","namn":"\#(name)","bruttobudget":999999999999999}]},
        "investeringar":{"rader":[{"id":"a","namn":"\#(name)","vp":999999999999999,"prognos":{"2020":-999999999999999}}]},
        "lokaler":{"rader":[{"id":"a","adress":"\#(name)","beskrivning":"\#(name)","soktBelopp":999999999999999}]}}
      """#)
    #expect(PageFault.all(in: text) == [])
    #expect(text.contains("999~999~999~999~999,0"))
    #expect(text.contains("Utfall 2019:"))
  }
}
