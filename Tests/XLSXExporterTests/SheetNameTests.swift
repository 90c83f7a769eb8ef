import ExporterKit
import Testing

@testable import XLSXExporter

@Suite("Sheet names")
struct SheetNameTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test(
    "that a spreadsheet takes for one are refused",
    arguments: [["Å", "å"], ["Projekt", "PROJEKT"], ["ÉTÉ", "été"], ["Ä", "A\u{308}"]])
  func same(_ names: [String]) throws {
    let error = try exportError {
      try HandDrawing.workbook(in: folder) { workbook in
        try names.map { try workbook.addSheet($0).record }
      }
    }
    #expect(error.code == .unfit)
  }

  @Test(
    "that no spreadsheet takes are refused",
    arguments: [
      "", String(repeating: "x", count: 32), "a/b", "a\\b", "[a]", "a*", "a?", "a:b", "'a", "a'",
      "History", "a!b", "a\u{1}", "a\u{FFFE}", String(repeating: "👍", count: 16),
    ])
  func unfit(_ name: String) throws {
    let error = try exportError {
      try HandDrawing.workbook(in: folder) { workbook in [try workbook.addSheet(name).record] }
    }
    #expect(error.code == .unfit)
  }

  @Test(
    "that look like cells or hold quotes have their print area in quotes",
    arguments: ["T1", "A1", "2024", "R1C1", "Från & till", "It's", "Projekt", "å ä ö", "<x>"])
  func quoted(_ name: String) throws {
    let path = try HandDrawing.workbook(in: folder) { workbook in
      var sheet = try workbook.addSheet(name)
      try sheet.write("x", row: 0, column: 0, try workbook.record(of: CellFormat()))
      try workbook.define("_xlnm.Print_Area", as: "$A$1:$B$2", on: name)
      try workbook.define("_xlnm.Print_Titles", as: "$1:$1", on: name)
      return [sheet.record]
    }
    let book = try StoredZip(path).text("xl/workbook.xml")
    let shown = name.replacing("'", with: "''").replacing("&", with: "&amp;")
      .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    #expect(book.contains(">'\(shown)'!$A$1:$B$2</definedName>"), "\(book)")
    #expect(book.contains(">'\(shown)'!$1:$1</definedName>"), "\(book)")
    #expect(book.contains(#"name="_xlnm.Print_Area" localSheetId="0""#), "\(book)")
  }
}
