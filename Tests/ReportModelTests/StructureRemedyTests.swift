import Testing

@testable import ReportModel

/// Slips between the values of a report, and files that are none.
@Suite struct StructureRemedyTests {
  /// What stands in the report, what somebody made of it, and words of what is told.
  static let slips: [(old: String, new: String, words: String)] = [
    ("\"namnd\"", "”namnd”", "»”namnd”« (typografiskt citattecken ”, U+201D): skriv \"namnd\""),
    ("\"namnd\"", "'namnd'", "enkelt citattecken"), ("\"namnd\"", "namnd", "utan citattecken"),
    ("\"namnd\"", "\"namnd”", "i slutet): skriv \"namnd\""),
    ("\"namnd\":", "\"namnd\"", "saknas ett kolon"), ("\"namnd\":", "\"namnd\" =", "»=«"),
    ("\"namnd\":", "\"namnd\":=", "»=«"), ("\"AMN\",", "\"AMN\"", "skriv \"AMN\", före"),
    ("\"AMN\",", "\"AMN\";", "»;« mellan två värden: skriv ,"),
    ("2020, ", "2020 ", "skriv 2020, före"),
    ("2020-08-31\" },", "2020-08-31\" }", "skriv }, före"),
    ("\"yta\": 7", "\"yta\": 7,", "ett kommatecken för mycket före }"),
    ("\"AMN\",", "\"AMN\",,", "ett kommatecken för mycket"),
    ("\"yta\": 7", "\"yta\": ", "skriv null före »}«"),
    ("  \"blanketter\"", "  // kolla med Bo\n  \"blanketter\"", "kommentar, »// kolla med Bo«"),
    ("  \"blanketter\"", "  /* kolla\n med */ \"blanketter\"", "kommentar"),
    ("  \"blanketter\"", "  # kolla\n  \"blanketter\"", "kommentar, »# kolla«"),
    ("\"yta\": 7 }", "\"yta\": 7 // kolla }", "kommentar, »// kolla«"),
    ("  \"upprattad\"", "\u{A0}\"upprattad\"", "hårt blanksteg, U+00A0"),
    ("\"yta\": 7", "\"yta\":\u{200B}7", "nollbrett blanksteg, U+200B"),
    ("\"Ån\", \"flagga\"", "\"Ån, \"flagga\"", "efter »Ån«: skriv \"Ån\""),
    ("\"AMN\", ", "\"AMN, ", "avslutande citattecknet efter »AMN«: skriv \"AMN\""),
    ("\"kod\": ", "\"kod: ", "avslutande citattecknet efter »kod«: skriv \"kod\""),
  ]

  @Test(arguments: slips)
  func `a slip between values is named, and mended as it is told`(
    old: String, new: String, words: String
  ) throws {
    let text = Sample.report.replacing(old, with: new, maxReplacements: 1)
    let errors = Sample.read(text).diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1)
    #expect(errors.first?.message.contains(words) == true, "\(errors.first?.message ?? "")")
    let mended = try #require(Self.mended(text))
    #expect(Sample.read(mended).diagnostics.filter { $0.severity == .error } == [])
  }

  @Test func `what comes to light behind the first fault is told with it`() throws {
    let text = Sample.report.replacing("\"kod\": \"AMN\"", with: "”kod”: ”AMN”")
      .replacing("1.5", with: "1,5").replacing("\"yta\": 7", with: "\"yta\": 7 000,0")
    let errors = Sample.read(text).diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.summary) == ["J01 3:14 "])
    #expect(
      errors.first?.message.hasSuffix(
        """
        Längre ner finns fler fel att rätta på samma gång: rad 3: »”AMN”«: skriv "AMN"; \
        rad 11: »1,5«: skriv 1.5; rad 11: »7 000,0«: skriv 7000.0.
        """) == true, "\(errors.first?.message ?? "")")
  }

  @Test func `what follows is told only while the quotes are in pairs, and never without words`() {
    let more = Sample.report.replacing("\"yta\": 7", with: "\"yta\": 7 000,0")
    func message(_ name: String) -> String? {
      Sample.read(more.replacing("\"namn\": \"Ån\"", with: name)).diagnostics.first?.message
    }
    #expect(message("\"namn\": Ån\"")?.hasSuffix("rad 11: »7 000,0«: skriv 7000.0.") == true)
    #expect(message("\"namn\": 5,5\" Ån\"")?.contains("Längre ner") == false)
    // A comma that is missing further down has no words of its own in a list.
    let commas = Sample.report.replacing("\"AMN\"", with: "”AMN”").replacing(
      "true, ", with: "true ")
    #expect(Sample.read(commas).diagnostics.first?.message.contains("Längre ner") == false)
  }

  // MARK: - Keys

  @Test(arguments: [
    ("Namn", "stor bokstav, N"), ("n\u{430}mn", "kyrilliskt \u{430}, U+0430"),
    ("namn ", "blanksteg i slutet"), (" namn", "blanksteg i början"), ("namm", "»namm«"),
    ("namn\u{200B}", "nollbrett blanksteg, U+200B"),
  ])
  func `a key that is misspelt is one error, and not missing`(key: String, words: String) throws {
    for (old, pointer) in [
      ("\"namn\": \"Ån\"", "/blanketter/alfa/rader/0/\(key)"),
      ("\"namn\": \"Nämnden\"", "/namnd/\(key)"),
    ] {
      let new = old.replacing("namn\"", with: "\(key)\"")
      let found = Sample.read(Sample.report.replacing(old, with: new)).diagnostics
      #expect(found.map(\.code) == ["J03"])
      #expect(found.first?.pointer == pointer)
      let message = try #require(found.first?.message)
      #expect(message.contains(words) && message.contains("skriv \"namn\" i stället"), "\(message)")
    }
  }

  @Test func `a key that is misspelt beside the right one is not to be renamed`() {
    let text = Sample.report.replacing("\"namn\": \"Ån\"", with: "\"namn\": \"Ån\", \"Namn\": 1")
    let found = Sample.read(text).diagnostics
    #expect(found.map(\.code) == ["J03"])
    #expect(found.first?.message.contains("»namn« finns redan här") == true)
    #expect(found.first?.message.contains("skriv") == false)
  }

  @Test func `a misspelt key of the whole report is not a report without content`() {
    let text = Sample.report.replacing("\"blanketter\"", with: "\"Blanketter\"")
    #expect(Sample.read(text).diagnostics.map(\.summary) == ["J03 6:3 /Blanketter"])
  }

  @Test(arguments: ["\"typ\": \"T2\"", "\"per\": \"2020-08-31\"", "\"kod\": \"AMN\""])
  func `a required key of a paper that is null is not said to be absent`(pair: String) {
    let key = pair.prefix { $0 != ":" }
    let found = Sample.read(Sample.report.replacing(pair, with: "\(key): null")).diagnostics
    #expect(found.map(\.code) == ["J05"])
    #expect(found.first?.message.contains("Nyckeln står där med null") == true)
    #expect(found.first?.message.contains("Lägg till") == false)
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}\u{14}\u{0} xl/workbook.xml", "Excel-arbetsbok (XLSX)"),
    ("PK\u{3}\u{4}\u{14}\u{0} word/document.xml", "Word-dokument"), ("%PDF-1.7", "en PDF"),
    ("{\\rtf1\\ansi}", "(RTF)"), ("<!DOCTYPE html>\n<html>", "webbsida"),
    ("namn;belopp\na;1\n", "tabell (CSV)"), ("", "Filen är tom"),
    ("[ {}, {} ]", "lista med 2"), ("[ {} ]", "Ta bort [ först"),
  ])
  func `a file that is no report is told what it is`(text: String, words: String) {
    let found = Sample.read(text).diagnostics
    #expect(found.count == 1)
    #expect(found.first?.message.contains(words) == true, "\(found.first?.message ?? "")")
  }

  @Test func `an encoding of Windows is named by a letter of it`() {
    let bytes = Array(Sample.report.utf8.prefix(60)) + [0xE5, 0x22]
    let found = Sample.read(bytes).diagnostics
    #expect(found.first?.message.contains("Windows-1252 (ANSI)") == true)
    #expect(found.first?.message.contains("»å«") == true)
  }

  @Test(arguments: [
    ("}", "Ta bort den } som är för mycket"), ("{}", "en rapport till"), (";", "»;«"),
    ("\u{1A}", "U+001A"),
  ])
  func `what stands behind a report is named`(tail: String, words: String) {
    let found = Sample.read(Sample.report + tail).diagnostics
    #expect(found.map(\.code) == ["J01"])
    #expect(found.first?.message.contains(words) == true, "\(found.first?.message ?? "")")
  }

  @Test func `a brace that a hand forgot is told`() {
    let found = Sample.read(String(Sample.report.dropLast(6))).diagnostics
    #expect(found.first?.message.contains("saknas } } sist i filen") == true)
  }

  // MARK: - Years

  private static let rows = Sample.report.replacing(
    "\"2020\": { \"kostnad\": 1.5 }, \"2021\": { \"kostnad\": 2 } }, \"yta\": 7 }",
    with: """
      "2019": { "kostnad": 1.5 }, "2020": { "kostnad": 2 } }, "yta": 7 },
            { "id": "y", "namn": "B", "ar": { "2019": { "kostnad": 1 } } }
      """)

  @Test func `rows of last year are one sentence`() {
    let outcome = Sample.read(Self.rows)
    #expect(outcome.diagnostics.map(\.summary) == ["J04 4:34 /period/ar"])
    #expect(outcome.diagnostics.count { $0.severity == .note } == 0)
    #expect(outcome.diagnostics.first?.message.contains("2019 blir 2020") == true)
    #expect(outcome.report == nil)
  }

  @Test func `an empty row and a repeated id are one sentence each`() {
    for empty in ["{}", "{ \"id\": \"\", \"namn\": \"\" }", "{ \"id\": null, \"ar\": {} }"] {
      let text = Sample.report.replacing("\"yta\": 7 }", with: "\"yta\": 7 }, \(empty)")
      #expect(
        Sample.read(text).diagnostics.map(\.summary) == ["J05 11:87 /blanketter/alfa/rader/1"])
    }
    let text = Sample.report.replacing(
      "\"yta\": 7 }", with: "\"yta\": 7 }, { \"id\": \"x\", \"namn\": \"B\" }")
    let error = Sample.read(text).diagnostics.first { $0.severity == .error }
    #expect(error?.message.contains("»Ån«") == true)
    #expect(error?.message.contains("skriv \"x-2\" i stället") == true)
  }

  private static func mended(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    let parsed = JSONParser.parse(bytes)
    guard let fault = parsed.fault,
      let edit = SyntaxExplanation(
        fault, in: parsed.document, ExpectedValues(SampleCatalogue(), nil)
      ).edit
    else { return nil }
    bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }
}
