import ExporterKit
import Testing

@testable import TextExporter

@Suite("Beslutspunkter")
struct DecisionPointTests {
  private static let premises = #"""
    "blanketter":{"lokaler":{"rader":[
      {"id":"a","adress":"A","soktBelopp":1450000},{"id":"b","adress":"B","soktBelopp":750000}]}}
    """#

  private func points(_ members: String, premises: Bool = false) throws -> [String] {
    let paper = #""tjansteutlatande":{\#(members)}"#
    let job = try ReportFixture.job(
      ReportFixture.json(premises ? "\(Self.premises),\(paper)" : paper))
    return DecisionPoints(job.report, job.sheets).points.map(\.visible)
  }

  @Test("are the report's own, in their order")
  func given() throws {
    #expect(try points(#""forslagTillBeslut":["Ett.","Två."]"#) == ["Ett.", "Två."])
  }

  @Test("begin with the approval when the report has none")
  func approval() throws {
    #expect(
      try points(#""forslagTillBeslut":[]"#)
        == ["Provnämnden godkänner tertialrapport 2 2020 och överlämnar den till kommunstyrelsen."])
  }

  @Test("get one for the premises that money is asked for")
  func proposedForPremises() throws {
    #expect(
      try points(#""forslagTillBeslut":["Ett."]"#, premises: true)
        == [
          "Ett.",
          "Provnämnden begär 2~200~000~kr i budgetjustering för avveckling/omstrukturering av lokaler.",
        ])
  }

  @Test(
    "name the premises by the amount in any unit, or by the matter",
    arguments: [
      "Nämnden begär 2,2 mnkr.", "Nämnden begär 2 200 tkr.", "Nämnden begär 2 200 000 kronor.",
      "Nämnden begär 2,20 miljoner kronor.", "Nämnden söker medel för att avveckla två lokaler.",
      "Nämnden begär medel för omstrukturering av lokaler.",
    ])
  func named(_ point: String) throws {
    #expect(try points(#""forslagTillBeslut":["\#(point)"]"#, premises: true) == [point])
  }

  @Test(
    "do not name them by another amount or by one word",
    arguments: [
      "Nämnden begär 2 mnkr.", "Nämnden begär 2,3 mnkr.", "Nämnden ser över sina lokaler.",
    ])
  func notNamed(_ point: String) throws {
    #expect(try points(#""forslagTillBeslut":["\#(point)"]"#, premises: true).count == 2)
  }

  @Test("ask once for a form and the budgetjustering that belongs to it")
  func linked() throws {
    let adjustment = #"{"belopp":2.2,"enhet":"mnkr","blankett":"lokaler"}"#
    #expect(
      try points(
        #""forslagTillBeslut":["Ett."],"budgetjusteringar":[\#(adjustment)]"#, premises: true)
        == [
          "Ett.",
          "Provnämnden begär 2,2~mnkr i budgetjustering för avveckling/omstrukturering av lokaler.",
        ])
  }

  @Test(
    "get one for each budgetjustering, its amount never rounded and its purpose in its own words",
    arguments: [
      (
        #"{"belopp":0.65,"enhet":"mnkr","andamal":"avveckling av lokaler."}"#,
        "Provnämnden begär 0,65~mnkr i budgetjustering för avveckling av lokaler."
      ),
      (
        #"{"belopp":1500,"enhet":"tkr","andamal":"Fler lärare"}"#,
        "Provnämnden begär 1~500~tkr i budgetjustering för ändamålet ”Fler lärare”."
      ),
      (#"{"belopp":3000000,"enhet":"kr"}"#, "Provnämnden begär 3~000~000~kr i budgetjustering."),
      (
        #"{"belopp":-0.4,"enhet":"mnkr"}"#,
        "Provnämnden begär en budgetjustering som minskar budgeten med 0,4~mnkr."
      ),
    ])
  func adjustments(_ adjustment: String, _ point: String) throws {
    #expect(
      try points(#""forslagTillBeslut":["Ett."],"budgetjusteringar":[\#(adjustment)]"#)
        == ["Ett.", point])
  }

  @Test("let an amount that stands once name one request")
  func once() throws {
    let adjustments = #"""
      {"belopp":0.6,"enhet":"mnkr","andamal":"fler lärare"},{"belopp":0.6,"enhet":"mnkr","andamal":"nya lokaler"}
      """#
    let points = try points(
      #""forslagTillBeslut":["Nämnden begär 0,6 mnkr för lärare."],"budgetjusteringar":[\#(adjustments)]"#
    )
    #expect(points.count == 2)
    #expect(points.last == "Provnämnden begär 0,6~mnkr i budgetjustering för nya lokaler.")
  }

  @Test("end with the immediate confirmation, said once")
  func confirmation() throws {
    #expect(
      try points(#""forslagTillBeslut":["Ett."],"omedelbarJustering":true"#)
        == ["Ett.", "Beslutet justeras omedelbart."])
    let own = "Nämnden beslutar att omedelbart justera paragrafen."
    #expect(
      try points(
        #""forslagTillBeslut":["Ett.","\#(own)"],"omedelbarJustering":true,"budgetjusteringar":[{"belopp":1,"enhet":"kr"}]"#
      )
        == ["Ett.", "Provnämnden begär 1~kr i budgetjustering.", own])
  }
}
