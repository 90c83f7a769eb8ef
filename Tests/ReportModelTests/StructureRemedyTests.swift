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
