import Blanketter
import ExporterKit
import Foundation
import SystemPackage
import Testing

@testable import XLSXExporter

@Suite("Widths and heights")
struct LayoutTests {
  @Test(
    "a text takes the lines it needs",
    arguments: [
      ("", 10.0, 1), ("kort", 10, 1), ("två\nrader", 20, 2), ("slut\n", 20, 2),
      ("ett antal ord som inte ryms på en rad", 16, 2), (String(repeating: "x", count: 100), 10, 9),
    ])
  func lines(_ text: String, _ width: Double, _ lines: Int) {
    #expect(TextMeasure().lines(text, columnWidth: width) == lines)
  }

  @Test("bold is wider, combining marks take no room, emoji take more than letters")
  func widths() {
    #expect(TextMeasure(isBold: true).width("Kostnad") > TextMeasure().width("Kostnad"))
    #expect(TextMeasure().width("a\u{30A}") == TextMeasure().width("a"))
    #expect(TextMeasure().width("👍") > TextMeasure().width("m"))
    #expect(TextMeasure(size: 10).width("0,0") == 13.9)
  }

  @Test("no word in the heads of the shipped forms is broken", arguments: ReportFixture.examples)
  func heads(_ example: String) throws {
    let measure = TextMeasure(isBold: true)
    for sheet in try ReportFixture.example(example).sheets {
      let widths = SheetFit(sheet).columnWidths
      for head in sheet.blankett.heads.cells {
        let width = widths[head.column..<head.column + head.columnSpan].reduce(0, +)
        for word in head.text.split(whereSeparator: \.isWhitespace) {
          #expect(measure.lines(String(word), columnWidth: width) == 1, "\(word)")
        }
      }
    }
  }

  @Test("a column grows for a number that would be shown as ####")
  func wideNumbers() throws {
    let job = try ReportFixture.job(
      "projekt",
      #"{ "rader": [{ "id": "a", "namn": "A", "ackumulerat": { "kostnad": 999999999999999 } }] }"#)
    let fit = SheetFit(job.sheets[0])
    #expect(fit.columnWidths[1] > 12)
    #expect(fit.columnWidths[2] == job.sheets[0].blankett.formColumns[2].width)
  }

  @Test("a long text makes its row taller, up to what a row can be")
  func tallRows() throws {
    let name = String(repeating: "mycket lång text ", count: 1_900)
    let job = try ReportFixture.job(
      "projekt", #"{ "rader": [{ "id": "a", "namn": "\#(name)" }, { "id": "b", "namn": "B" }] }"#)
    let sheet = job.sheets[0]
    let fit = SheetFit(sheet)
    let heights = [name, "B"].map {
      SheetFit.height(lines: fit.lines(of: $0, column: 0, .report))
    }
    #expect(heights[0] > 10_000)
    #expect(heights[1] == SheetFit.rowHeight)
    let folder = try TemporaryFolder()
    let zip = try StoredZip(FilePath(try folder.export(job).path))
    #expect(zip.text("xl/worksheets/sheet1.xml").contains(#"<row r="10" spans="1:31" ht="409""#))
  }
}
