import ReportModel
import Testing

@testable import Blanketter

@Suite struct SampleReportTests {
  private static let ids = Shipped.ids + ["omslutningsforandringar"]

  private static func template(_ id: String) throws -> Template {
    Shipped.ids.contains(id) ? try Shipped.template(id) : try Shipped.example()
  }

  private static func sheet(_ template: Template) throws -> Sheet {
    let sample = try SampleReport(template)
    let outcome = ReportReader(catalogue: try TemplateCatalogue([template]))
      .read(Array(sample.json.utf8))
    #expect(outcome.diagnostics == [])
    let report = try #require(outcome.report)
    let table = try #require(report.tables.first)
    let sheet = try Sheet(sample.blankett, table: table, of: report)
    #expect(sheet.demandFindings(in: table, of: report) == [])
    return sheet
  }

  @Test(arguments: ids)
  func `a sample report of a template has nothing to remark upon`(id: String) throws {
    let template = try Self.template(id)
    let sheet = try Self.sheet(template)
    #expect(sheet.reportedRows.count >= 2)
    for column in sheet.blankett.columns.indices { #expect(sheet[0, column] != .empty) }
    #expect(try SampleReport(template).json == SampleReport(template).json)
  }

  @Test func `a sample report stands in the edition's own year and a period that it holds for`()
    throws
  {
    let text = TemplateErrorTests.template
    for (edition, periods, name) in [
      ("2023", "[T1, T2]", "T2 2023"), ("\"3\"", "[T1]", "T1 2020"), ("2019", "[VB]", "VB 2020"),
    ] {
      let changed = text.replacing("utgava: \"1\"", with: "utgava: \(edition)")
        .replacing("[T1, T2]", with: periods)
      let period = try SampleReport(TemplateReader.read(changed, file: "m.yaml")).blankett.period
      #expect("\(period.type.rawValue) \(period.year)" == name)
    }
  }

  @Test func `the fifth form can be read in a preview`() throws {
    let preview = SheetPreview(try Self.sheet(try Shipped.example())).lines
    #expect(preview.joined(separator: "\n") == Self.preview)
  }

  @Test(arguments: ids)
  func `a preview names every column and keeps to a hundred characters`(id: String) throws {
    let sheet = try Self.sheet(try Self.template(id))
    let lines = SheetPreview(sheet).lines
    for column in sheet.blankett.columns {
      #expect(lines.contains { $0.contains("\(column.label)  [\(column.id)]") })
    }
    let figures = lines.drop { $0 != "Exempel" }.prefix { !$0.isEmpty }
    #expect(figures.allSatisfy { $0.count <= 100 })
  }

  private static let preview = """
    Blankett   Omslutningsförändringar (omslutningsforandringar), utgåva 2020
    Gäller     2020–2035, T1 T2 VB
    Blad       Omslutningsförändringar, plats 5, A4 liggande, frysta kolumner: 1
    Visas för  T2 2020 med påhittade uppgifter

    Ovanför tabellen
      1  Exempelnämnden
      2  Uppföljning av budget 2020 - Tertialrapport 2 per den 31 augusti
      3
      4  Omslutningsförändringar 2020
      5

    Kolumner
      A  Motpart  [motpart]
         text; ur motpart
      B  Kostnad mnkr  [kostnad]
         belopp, mnkr, 1 decimal, tecken plus, saknas: noll, summeras; ur kostnad
      C  Intäkt mnkr  [intakt]
         belopp, mnkr, 1 decimal, tecken minus, saknas: noll, summeras; ur intakt
      D  Netto mnkr  [netto]
         belopp, mnkr, 1 decimal, tecken fritt, summeras; formel kostnad + intakt, i Excel =B7+C7
         krav: 0,0 mnkr. En omslutningsförändring ökar eller minskar kostnader och intäkter lika mycket; rätta det belopp som är fel.

    Exempel
                                                    rad 7         rad 8        rad 13
      A  Motpart                                Exempel 1     Exempel 2         Summa
      B  Kostnad mnkr                                12,0           4,0          16,0
      C  Intäkt mnkr                                -12,0          -4,0         -16,0
      D  Netto mnkr                                   0,0           0,0           0,0

    Utan rader står: Nämnden har inga omslutningsförändringar
    Tomma rader fyller ut till 5 rader.
    Sidfot: 2020-08-31  12:00 Omslutningsförändringar
    Not: Kostnader anges med plus och intäkter med minus. Nettot ska vara noll på varje rad.
    """
}
