import ExporterKit
import Testing

@testable import TextExporter

@Suite("The tjänsteutlåtande")
struct TjansteutlatandeTests {
  @Test("is written without a tjansteutlatande in the report, and invents nothing")
  func withoutPaper() throws {
    let text = try ReportFixture.utlatande(#""bilagor":{}"#)
    #expect(
      text == """
        Provnämnden

        Tjänsteutlåtande

        Till
        Provnämnden

        =====================
        Tertialrapport 2 2020
        =====================

        Förvaltningens förslag till beslut
        ==================================

        1. Provnämnden godkänner tertialrapport 2 2020 och överlämnar den till
           kommunstyrelsen.

        """)
  }

  @Test("of an empty object is the same")
  func emptyPaper() throws {
    #expect(
      try ReportFixture.utlatande(#""tjansteutlatande":{}"#)
        == ReportFixture.utlatande(#""bilagor":{}"#))
  }

  /// The headings of the outermost level, without the title.
  private func headings(_ members: String) throws -> [String] {
    let lines = try ReportFixture.utlatande(members).textLines
    let headings = zip(lines, lines.dropFirst()).compactMap { line, next in
      !line.isEmpty && !next.isEmpty && next.allSatisfy { $0 == "=" } ? String(line) : nil
    }
    return Array(headings.dropFirst())
  }

  private func sections(_ names: [String]) -> String {
    let sections = names.map {
      #"{"rubrik":"\#($0)","niva":1,"stycken":[{"typ":"text","text":"Text om \#($0)."}]}"#
    }
    return
      #""tjansteutlatande":{"avsnitt":[\#(sections.joined(separator: ","))]},"blanketter":{"projekt":{"rader":[]}}"#
  }

  @Test("has what the program writes before the förvaltning's opinion")
  func place() throws {
    let names = ["Sammanfattning", "Ärendet", "förvaltningens synpunkter och förslag", "Övrigt"]
    #expect(
      try headings(sections(names)) == [
        "Förvaltningens förslag till beslut", "Sammanfattning", "Ärendet", "Uppföljning av budget",
        "förvaltningens synpunkter och förslag", "Övrigt", "Bilagor",
      ])
  }

  @Test("has it last when the report has no such section")
  func placeAtEnd() throws {
    #expect(
      try headings(sections(["Sammanfattning"])) == [
        "Förvaltningens förslag till beslut", "Sammanfattning", "Uppföljning av budget", "Bilagor",
      ])
  }

  @Test(
    "has it under the report's own section of that name, wherever that stands",
    arguments: [
      ["Sammanfattning", "Uppföljning av budget", "Jämställdhetsanalys"],
      ["Sammanfattning", "Jämställdhetsanalys", "Uppföljning av budget"],
    ])
  func ownSection(_ names: [String]) throws {
    let members = sections(names)
    #expect(
      try headings(members) == ["Förvaltningens förslag till beslut"] + names + ["Bilagor"])
    let text = try ReportFixture.utlatande(members)
    #expect(text.contains("Text om Uppföljning av budget.\n\nUppföljningen avser läget per den"))
  }

  @Test("lists the report's own appendices, or else what the package holds")
  func attachments() throws {
    let own = try ReportFixture.utlatande(#""tjansteutlatande":{"bilagor":["Karta"]}"#)
    #expect(own.hasSuffix("Bilagor\n=======\n\n1. Karta\n"))
    let derived = try ReportFixture.utlatande(
      #""blanketter":{"projekt":{"rader":[]}},"bilagor":{"projektbilaga":{},"handlingsplan":{},"dokument":[{"typ":"pm","rubrik":"PM om allt"},{"typ":"rutin"}]}"#
    )
    #expect(
      derived.hasSuffix(
        "1. Blanketter till tertialrapport 2 2020\n2. Projektbilaga\n3. Handlingsplan\n4. PM om allt\n5. rutin\n"
      ))
  }

  @Test("goes by another outline")
  func outline() throws {
    let outline = TjansteutlatandeOutline(
      edition: "egen",
      parts: [
        .title, .economy(heading: "Ekonomi"), .decisions(heading: "Beslut"), .sections(before: []),
      ])
    let job = try ReportFixture.job(ReportFixture.json(sections(["Sammanfattning"])))
    let text = try TextExporter(outline: outline).papers(job)[0].text
    let places = ["Tertialrapport 2 2020", "Ekonomi", "Beslut", "Sammanfattning"].compactMap {
      text.firstRange(of: "\n\($0)\n")?.lowerBound
    }
    #expect(places.count == 4)
    #expect(places == places.sorted())
    #expect(TextExporter(outline: outline).descriptor.version != TextExporter().descriptor.version)
  }

  @Test("is called by its period")
  func periods() throws {
    let json = ReportFixture.json(
      #""blanketter":{"projekt":{"uttalande":"Inga projekt"}}"#,
      period: #""typ":"VB","ar":2020,"per":"2020-12-31""#)
    let text = try TextExporter().papers(try ReportFixture.job(json))[0].text
    #expect(text.contains("\nVerksamhetsberättelse 2020\n"))
    #expect(text.contains("godkänner verksamhetsberättelsen för 2020"))
    #expect(text.contains("Blanketter till verksamhetsberättelsen för 2020"))
  }
}
