import ReportModel
import Testing

@testable import Blanketter

@Suite struct SheetTests {
  // MARK: Form A

  @Test func `an empty form A has its statement, five rows of zeros and a sum of zeros`() throws {
    let sheet = try Made.sheet(
      "projekt", "{ \"uttalande\": \"Nämnden har inga betydande projekt\", \"rader\": [] }")
    #expect(sheet.statement == "Nämnden har inga betydande projekt")
    #expect(sheet.rows.map(\.kind) == Array(repeating: .filler, count: 5) + [.spacer, .total])
    #expect(sheet.rows.map(\.number) == Array(10...16))
    #expect(sheet.reportedRows == [6])
    #expect(sheet.totalRow == 6)
    for row in 0..<5 {
      #expect(sheet.texts(row) == [""] + Array(repeating: "0", count: 26) + ["", "", "", ""])
    }
    #expect(sheet.texts(5) == Array(repeating: "", count: 31))
    #expect(sheet.texts(6) == ["Summa"] + Array(repeating: "=0", count: 26) + ["", "", "", ""])
    #expect(sheet.formula(row: 6, column: 1) == "SUBTOTAL(9,B9:INDEX(B:B,ROW()-1))")
    #expect(sheet.formula(row: 6, column: 26) == "SUBTOTAL(9,AA9:INDEX(AA:AA,ROW()-1))")
    #expect(sheet.formula(row: 0, column: 1) == nil)
    #expect(sheet.formula(row: 6, column: 0) == nil)
    #expect(sheet.name(of: 6) == "Summa")
  }

  @Test func `a form without rows and without a statement has none`() throws {
    #expect(try Made.sheet("projekt", "{ \"rader\": [] }").statement == nil)
    let filled = "{ \"uttalande\": \"Ord\", \"rader\": [ { \"id\": \"a\", \"namn\": \"A\" } ] }"
    #expect(try Made.sheet("projekt", filled).statement == nil)
  }

  @Test func `own subtotals add up the rows since the last one and are never counted twice`() throws
  {
    let sheet = try Made.sheet("projekt", projects(["1.5", "2.25", nil, "10", nil, "0.1", "-3"]))
    #expect(
      sheet.rows.map(\.kind) == [
        .report, .report, .subtotal, .report, .subtotal, .report, .report, .spacer, .total,
      ])
    #expect(
      sheet.rows.indices.map { sheet.texts($0)[1] }
        == ["1.5", "2.25", "=3.75", "10", "=10", "0.1", "-3", "", "=10.85"])
    let formulas = sheet.rows.indices.map { sheet.formula(row: $0, column: 1) }
    #expect(
      formulas == [
        nil, nil, "SUBTOTAL(9,B9:INDEX(B:B,ROW()-1))", nil, "SUBTOTAL(9,B12:INDEX(B:B,ROW()-1))",
        nil, nil, nil, "SUBTOTAL(9,B9:INDEX(B:B,ROW()-1))",
      ])
    #expect(sheet.rows.map(\.reportRow) == [0, 1, 2, 3, 4, 5, 6, nil, nil])
    #expect(sheet.reportedRows == [0, 1, 2, 3, 4, 5, 6, 8])
    #expect(sheet.name(of: 2) == "Delsumma 2")
    #expect(sheet.texts(2).suffix(4) == ["", "", "", ""])
  }

  @Test func `a subtotal of nothing is zero and its range never holds itself`() throws {
    let sheet = try Made.sheet("projekt", projects([nil, nil, "4", nil]))
    #expect(
      sheet.rows.indices.map { sheet.texts($0)[1] } == ["=0", "=0", "4", "=4", "0", "", "=4"])
    #expect(sheet.formula(row: 0, column: 1) == "SUBTOTAL(9,B9:INDEX(B:B,ROW()-1))")
    #expect(sheet.formula(row: 1, column: 1) == "SUBTOTAL(9,B10:INDEX(B:B,ROW()-1))")
    #expect(sheet.formula(row: 3, column: 1) == "SUBTOTAL(9,B11:INDEX(B:B,ROW()-1))")
  }

  @Test func `a subtotal's own amounts are not used`() throws {
    let sheet = try Made.sheet(
      "projekt",
      """
      { "rader": [ { "id": "a", "namn": "A", "ackumulerat": { "kostnad": 2 } },
        { "namn": "S", "delsumma": true, "ackumulerat": { "kostnad": 99 } } ] }
      """)
    #expect(sheet.rows.indices.map { sheet.texts($0)[1] } == ["2", "=2", "0", "0", "0", "", "=2"])
  }

  @Test func `the amounts of form A stand under their heads, and what is missing is zero`() throws {
    let sheet = try Made.sheet(
      "projekt",
      """
      { "rader": [ { "id": "yfi", "namn": "YFI",
        "total": { "beslutat": { "kostnad": 67.2, "intakt": -31.2 } },
        "datum": { "prognos": { "start": "2015-09-01" } } } ] }
      """)
    let texts = sheet.texts(0)
    #expect(texts[0] == "YFI")
    #expect(texts[23...26] == ["-31.2", "67.2", "0", "0"])
    #expect(texts[27...30] == ["", "", "2015-09-01", ""])
    #expect(sheet.blankett.columns[29].label == "(17) Startdatum prognos")
    let report = try #require(try Made.read("\"projekt\": { \"rader\": [] }").report)
    #expect(report.packageName == "AMN-2020-T2")
    #expect(CellAddress.name(column: 29, row: sheet.rows[0].number) == "AD10")
  }

  @Test func `the lines of form A hold the nämnd, the period and the years`() throws {
    let sheet = try Made.sheet("projekt", "{}")
    #expect(
      sheet.head.map { $0?.text } == [
        "Arbetsmarknadsnämnden",
        "Uppföljning av budget 2020 - Tertialrapport 2 per den 31 augusti",
        "Kostnader och intäkter (-) för strategiskt viktiga projekt eller projekt över 50 mnkr som ej är investeringar",
      ])
    #expect(sheet.notes.count == 8)
    #expect(sheet.notes[1] == "1 och 2 Ackumulerad kostnad resp. intäkt t.o.m. 2019 för projektet.")
    #expect(sheet.notes[4]?.contains("Avikelser från beslutade") == true)
    #expect(sheet.notes[5] == nil)
    #expect(sheet.side.isEmpty)
    #expect(sheet.footer == nil)
  }

  @Test func `sums that no longer fit are an error and no wrong sum`() throws {
    let rows = (0..<2).map {
      "{ \"id\": \"\($0)\", \"namn\": \"x\", \"b\": { \"2020\": 999999999999999 } }"
    }
    let template = TemplateErrorTests.template.replacing("b{ar} * 200 %", with: "b{ar} * b{ar}")
    let catalogue = try TemplateCatalogue([try TemplateReader.read(template, file: "m.yaml")])
    let content = "\"mall\": { \"rader\": [ \(rows.joined(separator: ",")) ] }"
    let report = try #require(try Made.read(content, catalogue: catalogue).report)
    let blankett = try #require(catalogue.blanketter(for: report.period).first)
    let table = try #require(report.table("mall"))
    let fault = #expect(throws: SheetFault.self) { try Sheet(blankett, table: table, of: report) }
    #expect(fault?.row == 0)
    #expect(fault?.column == "Dubbelt")
    #expect(fault?.cause == .overflow)
  }

  /// Form A with a cost so far in each row; nil is a subtotal.
  private func projects(_ costs: [String?]) -> String {
    let rows = costs.enumerated().map { index, cost in
      cost.map {
        "{ \"id\": \"p\(index)\", \"namn\": \"P\(index)\", \"ackumulerat\": { \"kostnad\": \($0) } }"
      }
        ?? "{ \"namn\": \"Delsumma \(index)\", \"delsumma\": true }"
    }
    return "{ \"rader\": [ \(rows.joined(separator: ", ")) ] }"
  }
}
