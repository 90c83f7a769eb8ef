import Blanketter
import ReportModel
import Testing

@testable import Conversion

/// What is said of a report that `new` made and that nobody has filled in.
@Suite struct IncompleteReportTests {
  private func receipt(_ diagnostics: [Diagnostic]) -> String {
    var receipt = Receipt(
      job: "1", outcome: .published, input: .init(name: "a.json"), received: WallTime(utc: 0),
      finished: WallTime(utc: 0), program: "blankettd")
    receipt.diagnostics = diagnostics
    return receipt.text
  }

  @Test func `a package of a report that is not filled in is not said to be ready to send`() throws
  {
    let catalogue = try Shipped.catalogue()
    let example = Array(try Shipped.text("examples/EXN-2020-T2.json").utf8)
    let previous = try #require(ReportReader(catalogue: catalogue).read(example).report)
    let period = try #require(Period(type: .t1, year: 2021))
    let empty = NewReport(
      namnd: previous.namnd, period: period, tables: catalogue.tables(for: period),
      schema: "s", previous: previous)
    let converter = try Shipped.converter()
    let found = converter.check(Array(empty.json.utf8)).diagnostics.filter { $0.code == "J05" }
    #expect(found.map(\.severity) == [.warning, .warning, .warning])
    #expect(found.map(\.blankett) == ["projekt", "resultatenheter", "investeringar"])
    #expect(
      found.first?.message.contains("På alla rader saknas belopp (null): (3) Kostnad budget 2021, ")
        == true)
    let text = receipt(found)
    #expect(text.contains("Rapporten är inte komplett"))
    #expect(!text.contains("färdiga att skicka"))
  }

  @Test func `a report without a row or a statement anywhere is not filled in`() throws {
    let period = try #require(Period(type: .t2, year: 2020))
    let empty = NewReport(
      namnd: Namnd(kod: "AMN", namn: "Arbetsmarknadsnämnden"), period: period,
      tables: try Shipped.catalogue().tables(for: period), schema: "s")
    let converter = try Shipped.converter()
    let found = converter.check(Array(empty.json.utf8)).diagnostics
    #expect(found.contains { $0.code == "J05" && $0.pointer == "/blanketter" })
    #expect(receipt(found).contains("Rapporten är inte komplett"))
  }

  @Test func `other warnings and missing keys leave the files ready`() {
    let note = Diagnostic(code: "J05", severity: .note, message: "Belopp saknas.")
    let warning = Diagnostic(code: "R34", severity: .warning, message: "Fel enhet.")
    #expect(receipt([note]).contains("färdiga att skicka"))
    #expect(!receipt([note, warning]).contains("inte komplett"))
  }
}
