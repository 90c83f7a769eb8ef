import Testing

@testable import ReportModel

/// What is read of the papers, and how texts come out.
@Suite struct PaperTests {
  @Test func `the blocks of a document are read in order`() throws {
    let report = try #require(Sample.read(Sample.papers).report)
    #expect(report.packageName == "ÅÄÖ9-2020-VB")
    let blocks = try #require(report.bilagor.dokument.first?.avsnitt.first?.stycken)
    #expect(blocks.count == 3)
    guard case .text(let text) = blocks[0], case .checklista(let points) = blocks[1],
      case .aktiviteter(let rows) = blocks[2]
    else {
      Issue.record("\(blocks)")
      return
    }
    #expect(text == "Ett 😀 och \"två\".")
    #expect(points.map(\.text) == ["ett", "två"])
    #expect(points[1].punkter.map(\.text) == ["tre"])
    #expect(rows.map(\.aktivitet) == ["A"])
    #expect(rows[0].ansvarig == ["B"])
    #expect(rows[0].tidplan == nil)
    #expect(report.bilagor.dokument.first?.fotnoter.map(\.text) == ["F"])
    #expect(report.tjansteutlatande?.budgetjusteringar.map(\.enhet) == [.mnkr])
    #expect(report.tables.isEmpty)
  }

  @Test func `groups of projects are read through all their levels`() throws {
    let inner = """
      { "rubrik": "Yttre", "projekt": [ { "id": "1", "namn": "Ett" } ], "undergrupper": [
        { "undergrupper": [ { "projekt": [ { "id": "3", "namn": "Tre" } ] } ],
          "projekt": [ { "id": "2", "namn": "Två" } ] } ] }
      """
    let text = Sample.papers.replacing(
      "{ \"projekt\": [ { \"id\": \"p\", \"nummer\": 1, \"namn\": \"P\" } ] }", with: inner)
    let outcome = Sample.read(text)
    #expect(outcome.diagnostics == [])
    let projects = try #require(outcome.report?.bilagor.projektbilaga?.projekt)
    #expect(projects.map(\.namn) == ["Ett", "Två", "Tre"])
  }

  @Test(
    arguments: [
      ("a\\r\\nb", "a\nb"), ("a\\rb", "a\nb"), ("a\\n\\rb", "a\n\nb"), ("a\\r\\r\\nb", "a\n\nb"),
      ("\\r", "\n"), ("a\\tb", "a\tb"), ("å\\u0301", "å\u{301}"),
      ("\\u007f\\u0085", "\u{7F}\u{85}"),
    ])
  func `line breaks come out alike`(json: String, text: String) throws {
    let report = Sample.report.replacing("\"våren\"", with: "\"\(json)\"")
    let table = try #require(Sample.read(report).report?.table("alfa"))
    let read = try #require(table[0, "tidpunkt"].text)
    #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(arguments: [("x", 32_767), ("å", 32_767), ("😀", 16_383)])
  func `a text in a cell is as long as a cell can hold`(character: String, count: Int) {
    let longest = String(repeating: character, count: count)
    #expect(Sample.read(Sample.report.replacing("våren", with: longest)).diagnostics == [])
    let longer = Sample.read(Sample.report.replacing("våren", with: longest + character))
    #expect(longer.diagnostics.map(\.code) == ["J06"])
    #expect(longer.diagnostics.first?.message.contains("gränsen är 32767") == true)
  }

  @Test func `a paper is as long as it needs to be`() {
    for (count, codes) in [(1_000_000, []), (1_000_001, ["J06"])] {
      let text = String(repeating: "x", count: count)
      let outcome = Sample.read(Sample.papers.replacing("\"F\"", with: "\"\(text)\""))
      #expect(outcome.diagnostics.map(\.code) == codes)
    }
  }

  @Test func `without a time of its own a report is dated at its period's end`() throws {
    let report = try #require(Sample.read(Sample.papers).report)
    #expect(report.upprattad == nil)
    #expect(report.dated == Timestamp("2020-12-31T00:00:00Z"))
    #expect(Sample.read(Sample.report).report?.dated.clock == "12:21")
  }

  @Test func `one reader may read many files at a time`() async {
    let reader = ReportReader(catalogue: SampleCatalogue())
    let wrong = Sample.report.replacing("AMN", with: "amn")
    await withTaskGroup(of: Int.self) { group in
      for index in 0..<20 {
        let bytes = Array((index % 2 == 0 ? Sample.report : wrong).utf8)
        group.addTask { reader.read(bytes).diagnostics.count(of: .error) }
      }
      #expect(await group.reduce(0, +) == 10)
    }
  }

  @Test func `severities have an order`() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
  }
}
