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
    ("Nämnden\" },", "Nämnden },", "(en text utan avslutande citattecken): skriv \"Nämnden\" }, i"),
    ("\"schemaVersion\"", "\"schemaVersion", "skriv \"schemaVersion\": 1, i stället"),
    ("\"ar\": 2020", "\"ar: 2020", "citattecknet efter »ar«: skriv \"ar\" i"),
    ("\"typ\": \"T2\"", "typ\": \"T2\"", "(citattecken bara i slutet): skriv \"typ\" i"),
    ("2020, ", "2020; ", "(semikolon): skriv 2020, i stället"),
    ("2020, ", "2020;", "(semikolon): skriv 2020, i stället"),
    ("true, ", "true; ", "»;« mellan två värden: skriv ,"),
    (
      "{\n  \"schema", "Från: Anna\n\n{\n  \"schema",
      "på rad 3 med {. Ta bort det som står före den."
    ),
    ("{\n  \"schema", "Hej; se nedan\n{\n  \"schema", "Rapporten börjar på rad 2 med {."),
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
  }

  @Test func `commas that are missing are told at once`() throws {
    let commas = Sample.report.replacing("\"AMN\", ", with: "\"AMN\" ").replacing(
      "true, ", with: "true "
    ).replacing("\"yta\": 7 }", with: "\"yta\": 7, }")
    let first = try #require(Sample.read(commas).diagnostics.first?.message)
    #expect(first.contains("skriv \"AMN\", före"))
    #expect(
      first.hasSuffix("rad 10: kommatecken saknas efter true; rad 11: ett kommatecken för mycket."),
      "\(first)")
    let number = Sample.report.replacing("1.5", with: "1,5 \"intakt\": 4 000,5 \"netto\": 1")
    let second = try #require(Sample.read(number).diagnostics.first?.message)
    #expect(second.contains("(decimalkomma; kommatecken saknas efter): skriv 1.5, i stället"))
    #expect(second.hasSuffix("rad 11: »4 000,5«: skriv 4000.5 följt av kommatecken."), "\(second)")
  }

  @Test func `a report in a fence is told where it begins, and what is wrong in it`() throws {
    let fenced = "```json\n\(Sample.report.replacing("1.5", with: "1,5"))```\n"
    let found = Sample.read(fenced).diagnostics
    #expect(found.map(\.summary) == ["J01 1:1 "])
    let message = try #require(found.first?.message)
    #expect(
      message.hasPrefix("Rapporten börjar på rad 2 med {. Ta bort det som står före och efter den.")
    )
    #expect(message.hasSuffix("rad 12: »1,5«: skriv 1.5."), "\(message)")
  }

  @Test func `keys without the outermost brace are no text before a report`() {
    let found = Sample.read(String(Sample.report.dropFirst(2))).diagnostics
    #expect(found.map(\.summary) == ["J01 1:3 "])
    #expect(found.first?.message.hasSuffix("Skriv { före \"schemaVersion\".") == true)
  }

  @Test(arguments: [",", ""])
  func `a row copied out of Excel is told with the shape of a row`(comma: String) throws {
    let text = Sample.report.replacing(
      "\"yta\": 7 }", with: "\"yta\": 7 }\(comma)\n  Inventarier\t2,7\t4,0\t\n  Fordon\t0,6\t1,2")
    let found = Sample.read(text).diagnostics
    #expect(found.map(\.summary) == ["J01 12:3 "])
    let message = try #require(found.first?.message)
    #expect(message.contains("klistrad ur Excel, »Inventarier | 2,7 | 4,0«"), "\(message)")
    #expect(message.contains("skriv { \"id\": \"…\", \"namn\": \"Inventarier\", … }"))
  }

  @Test func `a straight quote is not said to come out of Word`() {
    let straight = Sample.read(Sample.report.replacing("\"namnd\"", with: "'namnd'"))
    let message = straight.diagnostics.first?.message
    #expect(message?.hasSuffix("Byt likadant runt alla nycklar och texter.") == true)
    let curved = Sample.read(Sample.report.replacing("\"namnd\"", with: "”namnd”"))
    #expect(curved.diagnostics.first?.message.contains("i Word") == true)
  }

  @Test func `an open text keeps the brackets that are its own`() {
    let own = Sample.report.replacing("\"Nämnden\" },", with: "\"Nämnden {ny},")
    #expect(Sample.read(own).diagnostics.first?.message.contains("\"Nämnden {ny}\", i") == true)
  }

  @Test(arguments: [
    ("{ \"kostnad\": 2 }", "2", "Till exempel \"2021\": { \"kostnad\": 2 }."),
    (
      "{ \"2020\": { \"kostnad\": 1.5 }, \"2021\": { \"kostnad\": 2 } }", "\"x\"",
      "Till exempel \"ar\": { \"2020\": { \"kostnad\": 4.0 } }."
    ),
    (
      "{ \"kod\": \"AMN\", \"namn\": \"Nämnden\" }", "\"AMN\"",
      "Till exempel { \"kod\": \"…\", \"namn\": \"…\" }."
    ),
    (
      "{ \"typ\": \"T2\", \"ar\": 2020, \"per\": \"2020-08-31\" }", "\"T2\"",
      "Till exempel { \"typ\": \"T2\", \"ar\": 2020, \"per\": \"2020-08-31\" }."
    ),
  ])
  func `what stands for a small object is told with the object`(
    old: String, new: String, example: String
  ) {
    let messages = Sample.read(Sample.report.replacing(old, with: new)).diagnostics.map(\.message)
    #expect(messages.contains { $0.hasSuffix(example) }, "\(messages)")
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

  @Test(arguments: ["2022", "2019"], [true, false])
  func `one year too many is no other year`(year: String, isFilled: Bool) {
    let own = isFilled ? "{ \"kostnad\": 2 }" : "null"
    let others =
      isFilled
      ? "\"2020\": { \"kostnad\": 1 }"
      : "\"2021\": { \"kostnad\": 1 }, \"\(year)\": { \"kostnad\": 1 }"
    let text = Sample.report.replacing(
      "\"2021\": { \"kostnad\": 2 } }",
      with: "\"2021\": \(own), \"\(year)\": { \"kostnad\": 3 } }"
    ).replacing("{ \"kostnad\": 1.5 }", with: isFilled ? "{ \"kostnad\": 1.5 }" : "null")
      .replacing(
        "\"yta\": 7 }",
        with:
          "\"yta\": 7 }, { \"id\": \"y\", \"namn\": \"B\", \"ar\": { \(others) } }"
      )
    let errors = Sample.read(text).diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == (isFilled ? ["J03"] : ["J03", "J03"]))
    #expect(errors.first?.message == "Okänd nyckel »\(year)«. Här kan stå: 2020, 2021.")
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
