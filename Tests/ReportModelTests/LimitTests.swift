import Testing

@testable import ReportModel

@Suite struct LimitTests {
  /// The sample report with more keys in its row.
  private static func withKeys(_ keys: [String]) -> String {
    let more = keys.map { "\"\($0)\": 1, " }.joined()
    return Sample.report.replacing("\"id\": \"x\"", with: "\(more)\"id\": \"x\"")
  }

  // MARK: Findings

  @Test(arguments: [1, 50, 51]) func `so many of a kind are told one by one`(count: Int) {
    let found = Sample.read(Self.withKeys((0..<count).map { "okand\($0)" })).diagnostics
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.antal == nil && $0.message.contains("Okänd nyckel") })
  }

  @Test func `of more the first fifty are told, and the rest is counted where it begins`() throws {
    let found = Sample.read(Self.withKeys((0..<20_000).map { "okand\($0)" })).diagnostics
    #expect(found.count == 51)
    #expect(found.total == 20_000)
    #expect(found.count(of: .error) == 20_000)
    let pointers = (0...50).map { "/blanketter/alfa/rader/0/okand\($0)" }
    #expect(found.map(\.pointer) == pointers)
    let last = try #require(found.last)
    #expect(last.antal == 19_950)
    #expect(last.message.hasPrefix("… och 19\u{A0}950 till av samma slag"))
    #expect([last.code, last.blankett, last.rad] == ["J03", "alfa", nil])
    #expect(found[49].rad == "Ån")
  }

  @Test func `another fault is told however many there are of the first`() throws {
    let row = "{ \"id\": 1, \"namn\": 2, \"okand\": 3 }, "
    let report = Sample.report.replacing(
      "{ \"id\": \"x\"", with: String(repeating: row, count: 500) + "{ \"id\": \"x\"")
    let found = Sample.read(report.replacing("2020-01-31", with: "2020-01-32")).diagnostics
    #expect(found.contains { $0.message.contains("2020-01-32") && $0.rad == "Ån" })
    #expect(found.filter { $0.code == "J03" }.total == 500)
    #expect(found.count < 500)
  }

  @Test func `no more than so many of a severity are told, whatever their kinds`() throws {
    let errors = (0..<900).map {
      Diagnostic(code: "X\($0)", severity: .error, message: "m", line: $0 + 1, antal: 2)
    }
    let note = Diagnostic(code: "N", severity: .note, message: "n", line: 901)
    let found = (errors + [note]).limited
    #expect(found.count == 502)
    #expect(Array(found[..<500]) == Array(errors[..<500]))
    #expect(found[500].antal == 800)
    #expect(found[500].line == 501)
    #expect(found[500].message.hasPrefix("… och 800 fel till"))
    #expect(found[501] == note)
    #expect(found.count(of: .error) == 1_800)
    #expect(Array(errors[..<501]).limited == Array(errors[..<501]))
  }

  @Test func `no value makes a message or a row's name long`() throws {
    let long = String(repeating: "å", count: 30_000)
    let report = Sample.report.replacing("\"Ån\"", with: "\"\(long)\"")
      .replacing("\"flagga\"", with: "\"\(long)\"").replacing("\"T2\"", with: "\"\(long)\"")
      .replacing("\"AMN\"", with: "\"\(String(repeating: "A", count: 60))\"")
    let found =
      Sample.read(
        Sample.report.replacing("\"Ån\"", with: "\"\(long)\"")
          .replacing("\"flagga\"", with: "\"flaga\"")
      ).diagnostics + Sample.read(report).diagnostics
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.message.unicodeScalars.count < 400 })
    #expect(found.compactMap(\.rad) == [String(repeating: "å", count: 100) + "…"])
    let message = Diagnostic(code: "R", severity: .note, message: long).message
    #expect(message.unicodeScalars.count == 2_001)
  }

  // MARK: Reports

  @Test func `a key that is too long is told, and no pointer has it`() throws {
    let key = String(repeating: "k", count: 1_000_000)
    let found = Sample.read(Self.withKeys([key])).diagnostics
    #expect(found.map(\.summary) == ["J06 10:11 /blanketter/alfa/rader/0"])
    #expect(try #require(found.first).message.utf8.count < 300)
    let inside = Sample.report.replacing(
      "\"schemaVersion\"", with: "\"\(key)\": { \"a\": 1, \"a\": 2 }, \"schemaVersion\"")
    #expect(Sample.read(inside).diagnostics.map(\.pointer) == ["", ""])
    let longest = String(key.prefix(100))
    #expect(Sample.read(Self.withKeys([longest])).diagnostics.map(\.code) == ["J03"])
  }

  @Test func `a file of too many values is read up to the limit`() throws {
    let bytes = Array("[0,0,0,0]".utf8)
    let whole = JSONParser.parse(bytes, valueLimit: 6)
    #expect(whole.fault == nil)
    let cut = JSONParser.parse(bytes, valueLimit: 3)
    #expect(cut.fault == .init(offset: 4, problem: .tooManyValues))
    #expect(cut.document.nodes.count == 3)
    #expect(JSONProblem.tooManyValues.code == "J06")
  }

  @Test func `rows are read up to the limit of all blanketter together`() throws {
    let rows = (0..<5).map { "{ \"id\": \"\($0)\", \"namn\": \"N\" }" }.joined(separator: ", ")
    let document = JSONParser.parse(Array("{ \"rader\": [ \(rows) ] }".utf8)).document
    let root = try #require(document.root)
    let period = try #require(Period(type: .t2, year: 2020))
    let shape = try #require(SampleCatalogue().tables(for: period).first)
    var context = ReadingContext(document)
    context.cellsLeft = 7 * shape.fields.count
    #expect(context.table(root, shape)?.rowCount == 5)
    #expect(context.problems.allSatisfy { $0.severity == .note })
    #expect(context.table(root, shape)?.rowCount == 2)
    let told = context.diagnostics().filter { $0.code == "J06" }
    #expect(told.map(\.pointer) == ["/rader/2"])
    #expect(told.first?.message.contains("»Alfa« har fler rader") == true)
  }

  @Test func `lists are read up to the limit of all together, and it is told once`() throws {
    let document = JSONParser.parse(Array("[[\"a\",\"b\"],[\"c\",\"d\"],[\"e\"]]".utf8)).document
    let root = try #require(document.root)
    var context = ReadingContext(document)
    context.itemsLeft = 5
    let lists = Reading.list(Reading.list(.text)).read(root, &context)
    #expect(lists == [["a", "b"], ["c"]])
    #expect(context.diagnostics().map { "\($0.code) \($0.pointer)" } == ["J06 /1/1"])
  }

  @Test(arguments: [
    ("bilagor", "dokument", "{\"typ\":\"pm\"}", 100),
    ("tjansteutlatande", "forslagTillBeslut", "\"A\"", 200),
    ("tjansteutlatande", "budgetjusteringar", "{\"belopp\":1,\"enhet\":\"kr\"}", 200),
  ])
  func `what is compared or becomes a file has a limit of its own`(
    part: String, list: String, element: String, most: Int
  ) {
    func read(_ count: Int) -> [Diagnostic] {
      let elements = Array(repeating: element, count: count).joined(separator: ",")
      return Sample.read(
        """
        { "schemaVersion": 1, "namnd": { "kod": "A", "namn": "B" },
          "period": { "typ": "VB", "ar": 2020, "per": "2020-12-31" },
          "\(part)": { "\(list)": [\(elements)] } }
        """
      ).diagnostics
    }
    #expect(read(most) == [])
    let found = read(most + 10)
    #expect(found.map { "\($0.code) \($0.pointer)" } == ["J06 /\(part)/\(list)/\(most)"])
  }

  // MARK: Places

  @Test func `a place far into a file is the same as one counted from its start`() {
    for text in [String(repeating: "å😀a", count: 3_000), String(repeating: "aå\n😀", count: 3_000)] {
      for mark in ["", "\u{FEFF}"] {
        let bytes = Array((mark + text).utf8)
        var locator = Locator(JSONDocument(bytes: bytes, nodes: []))
        for offset in [0, 3, 4_095, 4_096, 4_097, 8_192, bytes.count - 1, bytes.count] {
          let before = bytes[..<offset].dropFirst(mark.utf8.count)
          let line = before.count { $0 == 0x0A }
          let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
          let column = before[start...].count { $0 & 0xC0 != 0x80 }
          let found = locator.position(of: offset)
          #expect(found == (line + 1, column + 1), "\(offset)")
        }
      }
    }
  }
}
