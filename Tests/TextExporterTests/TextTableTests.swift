import Testing

@testable import TextExporter

@Suite("Tables")
struct TextTableTests {
  private func table(_ rows: [[String]], heads: [String] = ["Namn", "Belopp", "Andel"]) -> TextTable
  {
    TextTable(
      columns: [
        .init(head: heads[0], alignment: .left), .init(head: heads[1], alignment: .decimal),
        .init(head: heads[2], alignment: .decimal),
      ], rows: rows.map { .cells($0) })
  }

  @Test("stand on the decimal comma, by display width")
  func alignment() {
    let rows = [
      ["A\u{301}sa", "1\u{A0}234,5", "4,3\u{A0}%"], ["漢字", "-0,25", "10\u{A0}%"], ["c", "", ""],
    ]
    #expect(
      table(rows).lines()?.map(\.visible) == [
        "Namn    Belopp   Andel",
        "----------------------",
        "A\u{301}sa   1~234,5    4,3~%",
        "漢字     -0,25  10~%",
        "c",
      ])
  }

  @Test("wrap the heads and the first column")
  func wrapping() {
    let rows = [["En mycket lång benämning", "1,0", "2,0"]]
    #expect(
      table(rows, heads: ["Namn", "Prognos 2020", "VP"]).lines(width: 30) == [
        "                  Prognos",
        "Namn                 2020   VP",
        "------------------------------",
        "En mycket lång",
        "benämning             1,0  2,0",
      ])
  }

  @Test("say so when they do not fit")
  func tooWide() {
    #expect(table([["Namn", "1 000 000 000,0", "1 000 000 000,0"]]).lines(width: 36) == nil)
    #expect(
      table([["Ettordsombaralångtordutanblanktecken", "1,0", "1,0"]]).lines(width: 40) == nil)
    #expect(table([["Namn", "1 000,0", "1 000,0"]]).lines(width: 40) != nil)
  }
}
