import CXlsxWriter
import ExporterKit
import ReportModel
import SystemPackage
import Testing

@testable import XLSXExporter

@Suite("What libxlsxwriter would take and no spreadsheet opens")
struct GuardTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test("heads that overlap are refused")
  func merges() throws {
    let error = try exportError {
      try HandDrawing.sheet(in: folder) { sheet, format in
        try sheet.merge(
          CellArea(firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 1), "A", format)
        try sheet.merge(
          CellArea(firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 3), "B", format)
      }
    }
    #expect(error.code == .unfit)
    #expect(error.message == "two heads overlap on sheet 'Blad': B2:D2 and A1:B2")
  }

  @Test("a merge of one cell is a cell")
  func mergeOfOne() throws {
    try HandDrawing.sheet(in: folder) { sheet, format in
      try sheet.merge(CellArea(firstRow: 2, firstColumn: 2, lastRow: 2, lastColumn: 2), "x", format)
      #expect(sheet.record.merges.isEmpty)
    }
  }

  @Test("a number that is not finite is refused", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(_ number: Double) throws {
    let error = try exportError {
      try HandDrawing.sheet(in: folder) { sheet, format in
        try sheet.write(number: number, row: 0, column: 0, format)
      }
    }
    #expect(error.code == .unfit)
  }

  @Test("every amount, the largest too, is a finite number")
  func finite() {
    for amount in [Amount(units: .max), Amount(units: .min + 1), Amount(units: 1), .zero] {
      #expect(amount.storedNumber.isFinite)
    }
  }

  @Test(
    "characters that XML cannot hold are refused, and the message does not repeat the text",
    arguments: ["\u{0}", "\u{1}", "\u{8}", "\u{B}", "\r", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
  func control(_ character: String) throws {
    let error = try exportError {
      try HandDrawing.sheet(in: folder) { sheet, format in
        try sheet.write("hemligt\(character)", row: 3, column: 1, format)
      }
    }
    #expect(error.code == .unfit)
    #expect(error.message == "a control character at sheet 'Blad' R4C2")
  }

  @Test(
    "texts of every kind come back as they were",
    arguments: [
      "_x0041_", "_x005F_x0041_", "__x0041_", "_x0041", "_x00e5_", "_xD800_", "tabb\tinuti",
      "rad\nrad", " blanka ", "<&>\"'", "]]>", "å\u{30A}ä",
      "👩‍👩‍👧‍👦", "\u{10FFFF}", "\u{7F}\u{85}", "=1+1",
      "\u{E000}", "\u{1FFFE}",
    ])
  func texts(_ text: String) throws {
    try HandDrawing.sheet(in: folder) { sheet, format in
      try sheet.write(text, row: 0, column: 0, format)
    }
  }

  @Test("an empty text is an empty cell with its format")
  func emptyText() throws {
    let path = try HandDrawing.sheet(in: folder) { sheet, format in
      try sheet.write("", row: 0, column: 0, format)
    }
    #expect(try StoredZip(path).text("xl/worksheets/sheet1.xml").contains(#"<c r="A1" s="1"/>"#))
  }

  @Test("a text of 32 767 UTF-16 units fits, one more does not")
  func length() throws {
    for fits in [String(repeating: "å", count: 32_767), String(repeating: "👍", count: 16_383)] {
      try HandDrawing.sheet(in: folder) { sheet, format in
        try sheet.write(fits, row: 0, column: 0, format)
      }
    }
    // 32 767 characters for the library, 65 534 for a spreadsheet.
    for long in [
      String(repeating: "å", count: 32_768), String(repeating: "👍", count: 16_384),
      String(repeating: "👍", count: 32_767), String(repeating: "_x0041_", count: 4_681),
    ] {
      let error = try exportError {
        try HandDrawing.sheet(in: folder) { sheet, format in
          try sheet.write(long, row: 0, column: 0, format)
        }
      }
      #expect(error.code == .unfit)
    }
  }

  @Test("rows and columns beyond the sheet are refused, the last ones are not")
  func limits() throws {
    try HandDrawing.sheet(in: folder) { sheet, format in
      try sheet.write("sist", row: 1_048_575, column: 16_383, format)
    }
    for (row, column) in [(1_048_576, 0), (0, 16_384), (-1, 0), (0, 70_000), (5_000_000_000, 0)] {
      let error = try exportError {
        try HandDrawing.sheet(in: folder) { sheet, format in
          try sheet.writeBlank(row: row, column: column, format)
        }
      }
      #expect(error.code == .unfit)
    }
  }

  @Test("formulas that are empty or too long are refused")
  func formulas() throws {
    for formula in ["", String(repeating: "1+", count: 4_096) + "1", "A1\u{1}"] {
      let error = try exportError {
        try HandDrawing.sheet(in: folder) { sheet, format in
          try sheet.write(
            formula: Array("=\(formula)\0".utf8), result: .zero, row: 0, column: 0, format)
        }
      }
      #expect(error.code == .unfit)
    }
  }

  @Test("more cell formats than a workbook holds are refused, equal ones are one")
  func formats() throws {
    let error = try exportError {
      try HandDrawing.workbook(in: folder) { workbook in
        let first = try workbook.record(of: CellFormat(size: 1))
        #expect(try workbook.record(of: CellFormat(size: 1)) == first)
        for size in 1...60_001 { _ = try workbook.record(of: CellFormat(size: Double(size) / 100)) }
        return []
      }
    }
    #expect(error.code == .unfit && error.message == "more than 60000 cell formats")
  }

  @Test(
    "dates are counted as spreadsheets count, with their 29th of February 1900",
    arguments: [
      ("1900-01-01", 1), ("1900-02-28", 59), ("1900-03-01", 61), ("2000-02-29", 36_585),
      ("2020-08-31", 44_074), ("9999-12-31", 2_958_465),
    ])
  func dates(_ date: String, _ serial: Int) throws {
    #expect(try #require(CalendarDate(date)).spreadsheetSerial == serial)
  }

  @Test(
    "days that do not exist never become a date",
    arguments: [
      "1900-02-29", "2019-02-29", "2020-13-01", "2020-00-10", "1899-12-31", "10000-01-01",
    ])
  func noDates(_ date: String) { #expect(CalendarDate(date) == nil) }

  @Test("footers keep their & and their beginning, and fit in 255 characters")
  func footers() throws {
    #expect(Worksheet.footer("Kost & logi") == "&L&9 Kost && logi")
    #expect(Worksheet.footer("&D &G") == "&L&9 &&D &&G")
    for text in [String(repeating: "&", count: 500), String(repeating: "👍", count: 300)] {
      let footer = Worksheet.footer(text)
      #expect(footer.utf16.count <= 255 && footer.hasSuffix("…"))
      try HandDrawing.sheet(in: folder) { sheet, _ in try sheet.setFooter(text) }
    }
  }
}
