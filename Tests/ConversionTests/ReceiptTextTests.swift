import Conversion
import ReportModel
import Testing

/// A receipt as finance reads it.
@Suite struct ReceiptTextTests {
  private static func finding(
    _ severity: Severity, _ message: String, rad: String? = nil, line: Int
  ) -> Diagnostic {
    Diagnostic(
      code: "R01", severity: severity, message: message, line: line, column: 3,
      blankett: "projekt", rad: rad)
  }

  @Test func `errors come first, then warnings, then notes`() {
    let lines = DiagnosticListing([
      Self.finding(.note, "ett", line: 1), Self.finding(.warning, "två", line: 2),
      Self.finding(.error, "tre", line: 3), Self.finding(.note, "fyra", line: 4),
    ]).lines.filter { !$0.hasPrefix("    ") }
    #expect(
      lines == [
        "Fel: blankett projekt", "  fel R01: tre", "", "Varningar: blankett projekt",
        "  varning R01: två", "", "Noteringar: blankett projekt", "  notering R01: ett",
        "  notering R01: fyra",
      ])
  }

  @Test func `notes that say the same of several rows stand together`() {
    let lines = DiagnosticListing([
      Self.finding(.note, "saknas", rad: "A", line: 1), Self.finding(.note, "annat", line: 2),
      Self.finding(.note, "saknas", rad: "B", line: 7),
    ]).lines
    #expect(lines[1...2] == ["  notering R01: saknas", "    raderna »A« (rad 1), »B« (rad 7)"])
    #expect(lines.count { $0.contains("saknas") } == 1)
  }

  @Test func `a finding shows its line of the file, with a caret under the place`() throws {
    var found = [
      Diagnostic(code: "J04", severity: .error, message: "fel", line: 2, column: 6),
      Diagnostic(code: "J04", severity: .error, message: "fel", line: 1, column: 50),
    ]
    let long = String(repeating: "å", count: 100)
    found.addExcerpts(from: Array("\(long)\n\tab\u{1B}cd".utf8))
    let lines = DiagnosticListing(found).lines
    #expect(lines.contains("    2 |  ab\\u{1B}cd"))
    #expect(lines.contains(String(repeating: " ", count: 18) + "^"))
    #expect(lines.contains("    1 | …" + String(repeating: "å", count: 60)))
    #expect(found.withoutExcerpts.allSatisfy { $0.excerpt == nil })
  }

  @Test func `a rejected report's receipt has the line, and programs' has it not`() throws {
    let checked = try Shipped.converter().check(Array("{ \"schemaVersion\": 1,5 }".utf8))
    var receipt = Receipt(
      job: Receipt.handJob, outcome: .rejected, input: .init(name: "a.json"),
      received: WallTime(), finished: WallTime(), program: "p")
    receipt.diagnostics = checked.diagnostics
    #expect(receipt.text.contains("1 | { \"schemaVersion\": 1,5 }"))
    #expect(receipt.text.contains("»1,5« (decimalkomma): skriv 1.5 i stället"))
    #expect(!String(decoding: try receipt.json(), as: UTF8.self).contains("excerpt"))
  }

  @Test func `answers that a report settles are named with the place that they go to`() {
    var receipt = Receipt(
      job: "j", outcome: .published, input: .init(name: "a.json"), received: WallTime(),
      finished: WallTime(), program: "p")
    let settled = { (count: Int) in
      (1...count).map {
        Receipt.Settled(job: "\($0)", outcome: .rejected, place: "arkiv/2026-09-22/a.json.\($0)")
      }
    }
    #expect(!receipt.text.contains("Avklarade svar"))
    receipt.settled = settled(1)
    #expect(receipt.text.contains("Ett tidigare svar är avklarat med den här rapporten."))
    #expect(receipt.text.contains("\n    arkiv/2026-09-22/a.json.1\n"))
    receipt.settled = settled(23)
    #expect(receipt.text.contains("23 tidigare svar är avklarade med den här rapporten."))
    #expect(receipt.text.contains("    … och 3 till, som står i kvittens.json.\n"))
    #expect(Receipt.read((try? receipt.json()) ?? [])?.settled == receipt.settled)
  }

  @Test func `a package made by hand has no word of an inbox`() {
    for severity in [Severity.warning, .note] {
      var receipt = Receipt(
        job: Receipt.handJob, outcome: .published, input: .init(name: "a.json"),
        received: WallTime(), finished: WallTime(), program: "p")
      receipt.diagnostics = [Self.finding(severity, "x", line: 1)]
      #expect(!receipt.text.contains("inkorg"))
    }
  }
}
