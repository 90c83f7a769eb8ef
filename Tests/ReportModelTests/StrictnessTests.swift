import Testing

@testable import ReportModel

/// Each case changes one thing in a report that is right, and says what the reader finds.
@Suite struct StrictnessTests {
  @Test func `the reports that the cases start from have nothing to remark upon`() throws {
    for text in [Sample.report, Sample.papers] {
      let outcome = Sample.read(text)
      #expect(outcome.diagnostics == [])
      #expect(!outcome.isUnfinished)
      #expect(try #require(outcome.report).schemaVersion == 1)
    }
  }

  @Test(arguments: Change.head + Change.rows)
  func `a change in the report is found where it is`(change: Change) {
    change.check(in: Sample.report)
  }

  @Test(arguments: Change.papers)
  func `a change in the papers is found where it is`(change: Change) {
    change.check(in: Sample.papers)
  }

  @Test(arguments: [
    ("\"dnr\": null, \"forvaltning\": null, \"bilagor\": null, ", "\"schemaVersion\""),
    ("\"flagga\": null, ", "\"flagga\": true, "),
    ("\"slut\": null, ", "\"slut\": \"2020-01-31\", "),
    ("\"resultat\": null,", "\"uttalande\": null,"), ("\"rader\": null, ", ""),
    ("\"$schema\": \"https://exempel.se/rapport.json\", ", ""),
  ])
  func `null is the same as an absent key`(new: String, old: String) {
    let start = old.isEmpty ? "\"blanketter\": {\n    \"alfa\": {" : old
    let kept = old.hasPrefix("\"schema") || old.isEmpty ? start : ""
    let text = Sample.report.replacing(start, with: old.isEmpty ? start : new + kept)
    #expect(Sample.read(text).diagnostics == [])
  }

  @Test func `an amount that was left null is a warning that names its column once`() {
    let text = Sample.report.replacing("\"kostnad\": 2 ", with: "\"kostnad\": null ")
    let found = Sample.read(text).diagnostics
    #expect(found.map(\.summary) == ["J05 warning 7:13 /blanketter/alfa"])
    #expect(
      found.first?.message
        == "Blanketten är inte ifylld. På raden »Ån« saknas belopp (null): (2) Kostnad 2021. Fyll i dem; skriv 0 där det är noll."
    )
  }

  @Test func `an amount whose key is absent is a note of its row`() {
    let text = Sample.report.replacing("\"kostnad\": 2 ", with: "")
    let found = Sample.read(text).diagnostics
    #expect(found.map(\.summary) == ["J05 note 10:9 /blanketter/alfa/rader/0"])
    #expect(found.first?.message == "Belopp saknas och räknas som 0: (2) Kostnad 2021.")
  }
}

/// Something changed in a report, and what comes of it.
struct Change: Sendable, CustomTestStringConvertible {
  var old: String
  var new: String
  /// Codes, lines, columns and pointers.
  var findings: [String]
  /// Words of the first message.
  var words: String

  init(_ old: String, _ new: String, _ findings: [String], _ words: String = "") {
    (self.old, self.new, self.findings, self.words) = (old, new, findings, words)
  }

  var testDescription: String { "\(old) → \(new)" }

  func check(in text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text, sourceLocation: sourceLocation)
    let found = Sample.read(changed).diagnostics
    #expect(found.map(\.summary) == findings, sourceLocation: sourceLocation)
    #expect(
      words.isEmpty || found.first?.message.contains(words) == true,
      "\(found.first?.message ?? "nothing found")", sourceLocation: sourceLocation)
  }

  static let head: [Change] = [
    Change("\"namnd\"", "\"nämnd\"", ["J03 3:3 /nämnd"], "skriv \"namnd\" i"),
    Change("\"kod\"", "\"Kod\"", ["J03 3:14 /namnd/Kod"], "(stor bokstav, K)"),
    Change("\"kod\": \"AMN\",", "", ["J05 3:12 /namnd"], "»kod« saknas (nämndens kod"),
    Change("\"AMN\"", "null", ["J05 3:21 /namnd"], "»kod« saknas"),
    Change("\"AMN\"", "\"amn\"", ["J04 3:21 /namnd/kod"], "»amn« är ingen nämndkod"),
    Change("\"AMN\"", "\"\"", ["J04 3:21 /namnd/kod"], "»« är ingen nämndkod"),
    Change("\"AMN\"", "\"ABCDEFGHIJKLMNOPQ\"", ["J04 3:21 /namnd/kod"], "1–16 tecken"),
    Change("\"AMN\"", "\"../AMN\"", ["J04 3:21 /namnd/kod"], "ingen nämndkod"),
    Change("\"AMN\"", "\"A\\u030AN\"", ["J04 3:21 /namnd/kod"], "ingen nämndkod"),
    Change("\"AMN\"", "\"ABCÅÄÖ0123456789\"", []),
    Change("\"AMN\"", "17", ["J04 3:21 /namnd/kod"], "här står talet 17"),
    Change("\"Nämnden\"", "\" \\t\\u00a0\"", ["J04 3:36 /namnd/namn"], "Texten är tom"),
    Change("\"Nämnden\"", "\"N\\u0000\"", ["J04 3:36 /namnd/namn"], "tecknet U+0000"),
    Change("\"Nämnden\"", "\"N\\uFFFE\"", ["J04 3:36 /namnd/namn"], "tecknet U+FFFE"),
    Change("\"T2\"", "\"T3\"", ["J04 4:22 /period/typ"], "»T3« är ingen rapport"),
    Change("\"T2\"", "\"VB\"", ["J04 4:47 /period/per"], "VB 2020 slutar 2020-12-31"),
    Change("2020,", "2019,", ["J04 4:47 /period/per"], "T2 2019 slutar 2019-08-31"),
    Change("2020,", "2020.0,", []), Change("2020,", "202e1,", []),
    Change("2020,", "2020.5,", ["J04 4:34 /period/ar"], "heltal mellan 1990 och 2200"),
    Change("2020,", "1989,", ["J04 4:34 /period/ar"], "heltal mellan 1990 och 2200"),
    Change("2020,", "\"2020\",", ["J04 4:34 /period/ar"], "texten \"2020\""),
    Change("\"2020-08-31\"", "\"2020-08-30\"", ["J04 4:47 /period/per"], "Rätta datumet"),
    Change("\"2020-08-31\"", "\"2020-08-32\"", ["J04 4:47 /period/per"], "en dag som finns"),
    Change("\"2020-08-31\"", "\"31/8 2020\"", ["J04 4:47 /period/per"], "är inget datum"),
    Change("+02:00", "", ["J04 5:16 /upprattad"], "är ingen tidpunkt"),
    Change("12:21", "24:00", ["J04 5:16 /upprattad"], "är ingen tidpunkt"),
    Change(
      "\"schemaVersion\": 1", "\"schemaVersion\": 2", ["J04 2:20 /schemaVersion"],
      "värdet ska vara 1."),
    Change(
      "\"schemaVersion\": 1,", "\"schemaVersion\": 1, \"schemaversion\": 1,",
      ["J03 2:23 /schemaversion"], "»schemaVersion« finns redan"),
    Change("\"alfa\"", "\"Alfa\"", ["J03 7:5 /blanketter/Alfa"], "skriv \"alfa\" i"),
    Change("\"alfa\"", "\"projekt\"", ["J03 7:5 /blanketter/projekt"], "Här kan stå: alfa, beta"),
    Change(
      "\"alfa\"", "\"gamma\"", ["J04 7:14 /blanketter/gamma"], "ingen utgåva av blanketten »Gamma«"),
    Change("\"blanketter\"", "\"bilagor\"", ["J03 7:5 /bilagor/alfa"], "Okänd nyckel »alfa«. Här"),
  ]
}
