import Blanketter
import SystemPackage
import Testing

@testable import TextExporter

@Suite("The outline of the tjänsteutlåtande")
struct OutlineTests {
  @Test("in the shipped file is the one that the exporter knows by itself")
  func shipped() throws {
    let path = ReportFixture.root.appending("templates/text/tjansteutlatande.yaml")
    let outline = try OutlineReader.read(
      try ReportFixture.text(path), file: "tjansteutlatande.yaml")
    #expect(outline == .shipped)
  }

  private static let whole = """
    utgava: "1"
    delar:
      - { del: rubrik }
      - { del: beslut, rubrik: Beslut }
      - { del: ekonomi, rubrik: Ekonomi }
      - { del: avsnitt }
    """

  @Test func `figures stand in the part of their own, else in the economy`() throws {
    let rows = #""blanketter":{"investeringar":{"rader":[{"id":"a","namn":"A","vp":4}]}}"#
    let job = try ReportFixture.job(ReportFixture.json(rows))
    func text(_ parts: String) throws -> String {
      let outline = try OutlineReader.read(Self.whole + parts, file: "x")
      return try #require(try TextExporter(outline: outline).papers(job).first).text
    }
    let apart = try text("\n  - { del: uppgifter, rubrik: Tabeller }")
    let heading = try #require(apart.firstRange(of: "Tabeller\n========"))
    #expect(apart[heading.upperBound...].contains("Belopp i mnkr."))
    #expect(!apart.contains("Uppgifter enligt blanketten\n"))
    let within = try text("")
    #expect(within.contains("Uppgifter enligt blanketten\n- -"))
    #expect(within.contains("Belopp i mnkr."))
  }

  @Test("needs no part but those that carry text which must not be lost")
  func smallest() throws {
    #expect(try OutlineReader.read(Self.whole, file: "x").parts.count == 4)
    let error = #expect(throws: TemplateError.self) {
      try OutlineReader.read("utgava: \"1\"\ndelar: [{ del: rubrik }]", file: "x")
    }
    #expect(error?.problems.count == 3)
  }

  @Test(
    "says what is wrong, and where",
    arguments: [
      ("- { del: bilagor, rubrikk: B }", "menade du »rubrik«?"),
      ("- { del: bilagor }", "»rubrik« saknas"),
      ("- { del: bilaga, rubrik: B }", "en av avsnitt, beslut"),
      ("- { del: avsnitt, framTill: Sist }", "en lista med rubriker"), ("- bilagor", "del: …"),
    ])
  func faults(_ part: String, _ message: String) throws {
    let error = #expect(throws: TemplateError.self) {
      try OutlineReader.read("\(Self.whole)\n  \(part)", file: "x.yaml")
    }
    let problem = try #require(error?.problems.first)
    #expect(problem.message.contains(message), "\(problem.message)")
    #expect(problem.line == 7)
  }

  @Test(
    "must be YAML with the two keys",
    arguments: ["", "- a", "utgava: 1", "a: [", "utgava: 1\ndelar: x"])
  func broken(_ text: String) {
    #expect(throws: TemplateError.self) { try OutlineReader.read(text, file: "x") }
  }
}
