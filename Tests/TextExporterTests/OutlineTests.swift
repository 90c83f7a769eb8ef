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
