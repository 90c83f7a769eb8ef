import ExporterKit
import Foundation
import SystemPackage
import Testing

@testable import XLSXExporter

@Suite("A whole workbook")
struct WholeWorkbookTests {
  private func parts(_ job: ExportJob) throws -> StoredZip {
    let folder = try TemporaryFolder()
    return try StoredZip(FilePath(try folder.export(job).path))
  }

  @Test("prints each form on its paper, one page wide, with its head on every page")
  func paper() throws {
    let zip = try parts(try ReportFixture.example("EXN-2020-T2"))
    let projects = zip.text("xl/worksheets/sheet1.xml")
    #expect(
      projects.contains(#"<pageSetup paperSize="8" fitToHeight="0" orientation="landscape"/>"#))
    #expect(projects.contains(#"<pageSetUpPr fitToPage="1"/>"#))
    #expect(projects.contains(#"<pane xSplit="1" ySplit="9" topLeftCell="B10""#))
    let units = zip.text("xl/worksheets/sheet2.xml")
    #expect(units.contains(#"<pageSetup paperSize="9""#))
    #expect(units.contains("<oddFooter>&amp;L&amp;9 2020-09-11  09:30 Resultatenheter</oddFooter>"))
    let book = zip.text("xl/workbook.xml")
    #expect(book.contains("'Projekt'!$1:$9</definedName>"))
    #expect(book.contains("'Lokaler'!$1:$7</definedName>"))
  }

  @Test("carries title, nämnd, language, editions and the report's own time")
  func properties() throws {
    let zip = try parts(try ReportFixture.example("AMN-2020-T2"))
    let core = zip.text("docProps/core.xml")
    #expect(core.contains("<dc:title>Arbetsmarknadsnämnden: Tertialrapport 2 2020</dc:title>"))
    #expect(core.contains("2020-09-10T10:21:00Z"))
    let custom = zip.text("docProps/custom.xml")
    #expect(custom.contains("sv-SE") && custom.contains("Blankettutgåva projekt"))
  }

  @Test("holds only the sheets that the report has, and none without them")
  func sheets() throws {
    let job = try ReportFixture.job("lokaler", #"{ "rader": [] }"#)
    #expect(try parts(job).text("xl/workbook.xml").contains(#"<sheet name="Lokaler" sheetId="1""#))
    let empty = ExportJob(report: job.report, sheets: [], diagnostics: [])
    #expect(try XLSXExporter().export(empty, into: Workspace("/finns/inte")) == [])
  }

  @Test("never makes a formula of a text of the report")
  func noFormulas() throws {
    let job = try ReportFixture.job(
      "projekt", #"{ "rader": [{ "id": "a", "namn": "=HYPERLINK(\"http://x\")" }] }"#)
    let zip = try parts(job)
    #expect(!zip.text("xl/worksheets/sheet1.xml").contains("HYPERLINK"))
    #expect(zip.text("xl/sharedStrings.xml").contains("=HYPERLINK("))
  }
}
