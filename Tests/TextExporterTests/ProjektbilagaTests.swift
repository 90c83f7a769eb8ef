import Testing

@testable import TextExporter

@Suite("The projektbilaga")
struct ProjektbilagaTests {
  private func appendix(_ projects: String) throws -> String {
    let papers = try ReportFixture.papers(
      #""bilagor":{"projektbilaga":{"grupper":[{"rubrik":"Grupp","projekt":[\#(projects)]}]}}"#)
    return try #require(papers["projektbilaga"]).visible
  }

  @Test("keeps the wording of amounts and times, and leaves out what is not there")
  func wording() throws {
    let text = try appendix(
      #"""
      {"id":"a","nummer":3,"namn":"Alfa","beskrivning":"Gör gott.","budget":"12 mnkr","medfinansiering":"0 kr",
       "period":"2017- 2020","avdelning":"Staben"}, {"id":"b","namn":"Beta","medfinansiering":"0 kr"}
      """#)
    #expect(
      text.contains(
        """
        3. Alfa

           Gör gott.

           Projektets budget: 12 mnkr
           Nämndens medfinansiering: 0 kr
           Start och avslutsdatum: 2017- 2020
           Ansvarig avdelning: Staben

        Beta

           Nämndens medfinansiering: 0 kr

        """))
  }

  @Test("sums what can be read as kronor and lists the rest")
  func sums() throws {
    let text = try appendix(
      #"""
      {"id":"a","namn":"Alfa","budget":"24,7 miljoner kr","medfinansiering":"240 tkr"},
      {"id":"b","namn":"Beta","budget":"9 miljoner","medfinansiering":"260 tkr"},
      {"id":"c","namn":"Gamma","budget":"71 000 Euro"}
      """#)
    #expect(
      text.hasSuffix(
        """
        Summering
        =========

        Projektens budget: 33,7~miljoner~kr, summan för 2 av 3~projekt.

        Räknat som kronor, fastän valutan inte är utskriven:
        - Beta: 9 miljoner

        Inte medräknat, eftersom det inte är ett belopp i kronor:
        - Gamma: 71 000 Euro

        Nämndens medfinansiering: 0,5~miljoner~kr, summan för 2 av 3~projekt.

        Inte medräknat, eftersom det inte är ett belopp i kronor:
        - Gamma: uppgift saknas

        """))
  }

  @Test("has no sums without projects, and says so when nothing can be summed")
  func nothing() throws {
    #expect(!(try appendix("")).contains("Summering"))
    let text = try appendix(#"{"id":"a","namn":"Alfa","budget":"Ingen","medfinansiering":"10 kr"}"#)
    #expect(text.contains("Projektens budget: inget belopp kan summeras."))
    #expect(text.contains("Nämndens medfinansiering: 10~kr, summan för ett projekt."))
  }
}
