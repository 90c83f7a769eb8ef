import ReportModel
import Testing

@testable import Blanketter

/// The worked example of `docs/mallar.md`: a form that is added by a file only.
@Suite struct FifthFormTests {
  private static func catalogue() throws -> TemplateCatalogue {
    try TemplateCatalogue(try Shipped.ids.map(Shipped.template) + [try Shipped.example()])
  }

  private static func sheet(_ content: String) throws -> (Sheet, BlankettTable, Report) {
    let outcome = try Made.read(
      "\"omslutningsforandringar\": \(content)", catalogue: try catalogue())
    let report = try #require(outcome.report)
    let table = try #require(report.table("omslutningsforandringar"))
    let blankett = try Shipped.example().blankett(for: report.period)
    return (try Sheet(blankett, table: table, of: report), table, report)
  }

  @Test func `its report stands beside a form of the city`() throws {
    let catalogue = try Self.catalogue()
    let outcome = ReportReader(catalogue: catalogue).read(
      try Shipped.bytes("docs/exempel/omslutningsforandringar.json"))
    #expect(outcome.diagnostics == [])
    let report = try #require(outcome.report)
    #expect(report.tables.map(\.shape.id) == ["investeringar", "omslutningsforandringar"])
    let table = try #require(report.table("omslutningsforandringar"))
    let blankett = try Shipped.example().blankett(for: report.period)
    let sheet = try Sheet(blankett, table: table, of: report)
    #expect(sheet.texts(0) == ["Migrationsverket", "12.4", "-12.4", "=0"])
    #expect(sheet.formula(row: 0, column: 3) == "B7+C7")
    #expect(
      sheet.rows.map(\.kind) == [
        .report, .report, .report, .filler, .filler, .spacer, .total,
      ])
    #expect(sheet.texts(6) == ["Summa", "=16.85", "=-16.85", "=0"])
    #expect(
      sheet.head.map { $0?.text } == [
        "Exempelnämnden", "Uppföljning av budget 2020 - Tertialrapport 2 per den 31 augusti", nil,
        "Omslutningsförändringar 2020", nil,
      ])
    #expect(sheet.demandFindings(in: table, of: report) == [])
  }

  @Test func `a net that is not zero is an error in the form's own words`() throws {
    let (sheet, table, report) = try Self.sheet(
      """
      { "rader": [
        { "id": "a", "motpart": "Staten", "kostnad": 2, "intakt": -2 },
        { "id": "b", "motpart": "Regionen", "kostnad": 1250.04, "intakt": -1250 } ] }
      """)
    let found = sheet.demandFindings(in: table, of: report)
    #expect(found.map(\.code) == ["M01"])
    let finding = try #require(found.first)
    #expect(finding.severity == .error)
    #expect(
      finding.message
        == "»Netto mnkr« är 0,04 mnkr men ska vara 0,0 mnkr. En omslutningsförändring ökar eller minskar kostnader och intäkter lika mycket; rätta det belopp som är fel."
    )
    #expect(finding.pointer == "/blanketter/omslutningsforandringar/rader/1")
    #expect(
      [finding.blankett, finding.rad, finding.kolumn, finding.cell]
        == ["omslutningsforandringar", "Regionen", "Netto mnkr", "D8"])
    #expect(finding.line == 5)
  }

  @Test func `a value that could not be read makes no second error`() throws {
    let (sheet, table, report) = try Self.sheet(
      """
      { "rader": [ { "id": "a", "motpart": "Staten", "kostnad": "2", "intakt": -2 } ] }
      """)
    #expect(sheet.texts(0).last == "=-2")
    #expect(sheet.demandFindings(in: table, of: report) == [])
  }

  @Test func `an empty form carries its statement`() throws {
    let (sheet, table, report) = try Self.sheet(
      "{ \"uttalande\": \"Nämnden har inga omslutningsförändringar\", \"rader\": [] }")
    #expect(sheet.statement == "Nämnden har inga omslutningsförändringar")
    #expect(sheet.rows.map(\.kind) == Array(repeating: .filler, count: 5) + [.spacer, .total])
    #expect(sheet.demandFindings(in: table, of: report) == [])
  }
}
