import Blanketter
import ReportModel
import Testing

@testable import TextExporter

@Suite("Swedish wording")
struct WordingTests {
  private static func amount(_ text: String) -> Amount {
    let parts = text.split(separator: ".")
    let decimals = parts.count == 2 ? parts[1].count : 0
    return Amount(digits: Int64(parts.joined()) ?? 0, decimals: decimals)
  }

  @Test(
    "says amounts with their unit, minus as a word",
    arguments: [
      ("0.6", 1, Unit.mnkr, "0,6~mnkr"), ("75", 1, .mnkr, "75,0~mnkr"),
      ("3360", 1, .mnkr, "3~360,0~mnkr"),
      ("-480", 0, .tkr, "minus~480~tkr"), ("-0.04", 1, .mnkr, "0,0~mnkr"),
      ("2200000", 0, .kr, "2~200~000~kr"),
      ("0.05", 1, .mnkr, "0,1~mnkr"), ("-0.05", 1, .mnkr, "minus~0,1~mnkr"),
    ])
  func figures(_ number: String, _ decimals: Int, _ unit: Unit, _ text: String) {
    let figure = AmountWording.figure(Self.amount(number), decimals: decimals, unit: unit)
    #expect(figure.visible == text)
  }

  @Test(
    "never rounds an amount that is decided or asked for",
    arguments: [
      ("0.65", Unit.mnkr, "0,65~mnkr"), ("2", .mnkr, "2,0~mnkr"), ("2215000", .kr, "2~215~000~kr"),
      ("100.5", .tkr, "100,5~tkr"),
    ])
  func exact(_ number: String, _ unit: Unit, _ text: String) {
    #expect(AmountWording.exactFigure(Self.amount(number), unit: unit).visible == text)
  }

  @Test(
    "says a difference as a surplus or a deficit",
    arguments: [
      ("0.6", "ett underskott om 0,6~mnkr"), ("-0.6", "ett överskott om 0,6~mnkr"), ("0.04", nil),
      ("0", nil), ("-1234.56", "ett överskott om 1~234,6~mnkr"),
    ] as [(String, String?)])
  func outcomes(_ number: String, _ text: String?) {
    let outcome = AmountWording.outcome(
      shortfall: Self.amount(number), decimals: 1, unit: .mnkr)
    #expect(outcome?.visible == text)
  }

  @Test(
    "says a fraction in per cent",
    arguments: [("0.0434", "4,3~%"), ("-0.03886", "-3,9~%"), ("0.1", "10,0~%")])
  func percent(_ number: String, _ text: String) throws {
    var cells = RowCells()
    try cells.add(
      .formula(Self.amount(number)), of: FigureColumn(decimals: 1, isPercent: true))
    #expect(cells.text(0).visible == text)
  }

  @Test(
    "says days with the month's name",
    arguments: [("2020-08-31", "31~augusti 2020"), ("2021-01-01", "1~januari 2021")])
  func dates(_ day: String, _ text: String) throws {
    #expect(DateWording.long(try #require(CalendarDate(day))).visible == text)
  }

  @Test("says a range of days with the dash of the style")
  func ranges() throws {
    let start = try #require(CalendarDate("2020-01-15"))
    let end = try #require(CalendarDate("2024-03-31"))
    var cells = RowCells()
    cells.add(start, TextTypography.swedish.rangeMark, end)
    cells.add(start, TextTypography.plain.rangeMark, end)
    #expect(cells.text(0).visible == "2020-01-15~–~2024-03-31")
    #expect(TextTypography.plain.finished(cells.text(1)) == "2020-01-15 - 2024-03-31")
  }

  @Test(
    "counts in words up to twelve",
    arguments: [
      (0, "inga rader"), (1, "en rad"), (2, "två rader"), (12, "tolv rader"), (13, "13~rader"),
      (1300, "1~300~rader"),
    ])
  func counts(_ count: Int, _ text: String) {
    #expect(NumberWording.count(count, .row).visible == text)
  }

  @Test(
    "enumerates",
    arguments: [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")])
  func lists(_ items: [String], _ text: String) {
    #expect(NumberWording.list(items) == text)
  }

  @Test(
    "ends a sentence once",
    arguments: [("Nej", "Nej."), ("Nej.", "Nej."), ("Nej!  ", "Nej!"), ("", "")])
  func sentences(_ text: String, _ sentence: String) {
    #expect(NumberWording.sentence(text) == sentence)
  }
}
