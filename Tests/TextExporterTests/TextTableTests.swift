import Testing

@testable import TextExporter

@Suite("Tables")
struct TextTableTests {
  /// The lines of a table; nil when it does not fit.
  private func lines(
    _ cells: [[String]], heads: [String] = ["Namn", "Belopp", "Andel"],
    width: Int = TextPage.width
  ) throws -> [String]? {
    let table = TextTable(
      columns: [
        .init(head: heads[0], alignment: .left), .init(head: heads[1], alignment: .decimal),
        .init(head: heads[2], alignment: .decimal),
      ])
    var page = TextPage(.swedish)
    let fits = try table.add(to: &page, width: width) { rows in
      for row in cells {
        for cell in row { rows.cells.add(cell) }
        rows.endRow()
      }
    }
    let text = String(decoding: page.close(), as: UTF8.self)
    return fits ? text.split(separator: "\n").map(String.init) : nil
  }

  @Test("stand on the decimal comma, by display width")
  func alignment() throws {
    let rows = [
      ["A\u{301}sa", "1\u{A0}234,5", "4,3\u{A0}%"], ["漢字", "-0,25", "10\u{A0}%"], ["c", "", ""],
    ]
    #expect(
      try lines(rows)?.map(\.visible) == [
        "Namn    Belopp   Andel",
        "----------------------",
        "A\u{301}sa   1~234,5    4,3~%",
        "漢字     -0,25  10~%",
        "c",
      ])
  }

  @Test("wrap the heads and the first column")
  func wrapping() throws {
    let rows = [["En mycket lång benämning", "1,0", "2,0"]]
    #expect(
      try lines(rows, heads: ["Namn", "Prognos 2020", "VP"], width: 30) == [
        "                  Prognos",
        "Namn                 2020   VP",
        "------------------------------",
        "En mycket lång",
        "benämning             1,0  2,0",
      ])
  }

  @Test("say so when they do not fit")
  func tooWide() throws {
    #expect(try lines([["Namn", "1 000 000 000,0", "1 000 000 000,0"]], width: 36) == nil)
    #expect(
      try lines([["Ettordsombaralångtordutanblanktecken", "1,0", "1,0"]], width: 40) == nil)
    #expect(try lines([["Namn", "1 000,0", "1 000,0"]], width: 40) != nil)
  }
}
