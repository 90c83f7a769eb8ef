import ReportModel
import Testing

@testable import Blanketter

@Suite struct OtherSheetTests {
  @Test func `an empty form B has seventeen rows that carry their formulas`() throws {
    let sheet = try Made.sheet(
      "resultatenheter", "{ \"uttalande\": \"Nämnden har inga resultatenheter\", \"rader\": [] }")
    #expect(sheet.statement == "Nämnden har inga resultatenheter")
    #expect(sheet.rows.map(\.kind) == Array(repeating: .filler, count: 17) + [.spacer, .total])
    #expect(sheet.rows.first?.number == 11)
    for row in 0..<17 {
      #expect(sheet.texts(row) == ["", "", "=0", "", "", "", "=0", "=0"])
      #expect(sheet.formula(row: row, column: 2) == "B\(11 + row)*5%")
      #expect(
        sheet.formula(row: row, column: 6) == "IF(B\(11 + row)=0,0,F\(11 + row)/B\(11 + row))")
      #expect(sheet.formula(row: row, column: 7) == "B\(11 + row)*10%")
    }
    #expect(sheet.texts(18) == ["Summa resultatenheter", "=0", "=0", "=0", "=0", "=0", "", "=0"])
    #expect(sheet.formula(row: 18, column: 2) == "SUBTOTAL(9,C10:INDEX(C:C,ROW()-1))")
    #expect(sheet.formula(row: 18, column: 6) == nil)
  }

  @Test func `form B reckons its shares, and an intraprenad is named as one`() throws {
    let sheet = try Made.sheet(
      "resultatenheter",
      """
      { "rader": [
        { "id": "a", "namn": "Köket", "intraprenad": true, "bruttobudget": 12000,
          "resultatForegaende": -300, "beraknatResultat": -150, "ackumuleradOverforing": 450 },
        { "id": "b", "namn": "Städ (intraprenad)", "intraprenad": true, "bruttobudget": 3,
          "ackumuleradOverforing": -1 },
        { "id": "c", "namn": "Ny", "intraprenad": false, "bruttobudget": 0, "ackumuleradOverforing": 5 },
        { "id": "d", "namn": "Tom" } ] }
      """)
    #expect(
      sheet.texts(0) == [
        "Köket (intraprenad)", "12000", "=600", "-300", "-150", "450", "=0.0375", "=1200",
      ])
    #expect(
      sheet.texts(1) == [
        "Städ (intraprenad)", "3", "=0.15", "", "", "-1", "=-0.333333333333", "=0.3",
      ])
    #expect(sheet.texts(2) == ["Ny", "0", "=0", "", "", "5", "=0", "=0"])
    #expect(sheet.texts(3) == ["Tom", "", "=0", "", "", "", "=0", "=0"])
    #expect(sheet.rows.count == 19)
    #expect(
      sheet.texts(18) == [
        "Summa resultatenheter", "=12003", "=600.15", "=-300", "=-150", "=454", "", "=1200.3",
      ])
    #expect(sheet.name(of: 0) == "Köket (intraprenad)")
  }

  @Test(
    arguments: [
      ("2020-09-10T12:21:00+02:00", "2020-09-10  12:21 Resultatenheter"),
      ("2020-09-10T10:05:59Z", "2020-09-10  10:05 Resultatenheter"), (nil, "Resultatenheter"),
    ] as [(String?, String)])
  func `the footer of form B is the report's own time and the sheet's name`(
    upprattad: String?, footer: String
  ) throws {
    #expect(try Made.sheet("resultatenheter", "{}", upprattad: upprattad).footer == footer)
  }

  @Test func `form B has its instructions beside the table`() throws {
    let sheet = try Made.sheet("resultatenheter", "{}")
    #expect(sheet.side.first == HeadLine(text: "Uppföljning av resultatenheter", style: .titel))
    #expect(sheet.side[2]?.text == "Anvisningar för ifyllande av blankett Resultatenheter")
    #expect(sheet.side.last??.text.hasSuffix("Kopiera formeln i kolumn 3.") == true)
    let heads = sheet.blankett.heads.cells.map(\.text)
    #expect(heads.contains { $0.contains("resultat\nfrån 2019") })
    #expect(heads.contains { $0.contains("till 2021\nÖverskott (+)") })
  }

  @Test func `more rows than the form has push the sum down`() throws {
    let rows = (0..<40).map { "{ \"id\": \"\($0)\", \"namn\": \"E\($0)\", \"bruttobudget\": 100 }" }
    let sheet = try Made.sheet(
      "resultatenheter", "{ \"rader\": [ \(rows.joined(separator: ",")) ] }")
    #expect(sheet.rows.count == 42)
    #expect(sheet.rows.last?.number == 52)
    #expect(sheet.texts(41)[1...2] == ["=4000", "=200"])
  }

  @Test func `form C compares plan with forecast, and has a sum from two rows on`() throws {
    let row = """
      { "id": "ID", "namn": "Inventarier", "utfallForegaende": 2.7, "vp": 4.0,
        "prognos": { "2020": 4.25, "2021": 4.0, "2022": 3 } }
      """
    let one = try Made.sheet("investeringar", "{ \"rader\": [ \(row) ] }")
    #expect(one.rows.map(\.kind) == [.report])
    #expect(one.totalRow == nil)
    #expect(one.texts(0) == ["Inventarier", "2.7", "4", "=-0.25", "4.25", "4", "3"])
    #expect(one.formula(row: 0, column: 3) == "C7-E7")
    #expect(
      one.head.map { $0?.text } == [
        "Arbetsmarknadsnämnden", "Uppföljning av budget 2020 - Tertialrapport 2 per den 31 augusti",
        nil, "Uppföljning av investeringsbudget 2020", nil,
      ])
    let second = row.replacing("\"ID\"", with: "\"b\"").replacing("4.25", with: "3")
    let two = try Made.sheet("investeringar", "{ \"rader\": [ \(row), \(second) ] }")
    #expect(two.rows.map(\.kind) == [.report, .report, .spacer, .total])
    #expect(two.texts(3) == ["Summa", "=5.4", "=8", "=0.75", "=7.25", "=8", "=6"])
    #expect(two.formula(row: 3, column: 3) == "SUBTOTAL(9,D6:INDEX(D:D,ROW()-1))")
    #expect(try Made.sheet("investeringar", "{ \"rader\": [] }").rows.isEmpty)
  }

  @Test func `form D keeps what is not said blank, and has no sum`() throws {
    let sheet = try Made.sheet(
      "lokaler",
      """
      { "uppgiftslamnare": "Ann", "rader": [
        { "id": "a", "adress": "Gatan 1", "areaKvm": 850, "loptid": { "tom": "2022-09-30" },
          "tidpunkt": "2021-03-31", "arshyra": 1700000, "iLokalforsorjningsplanen": true },
        { "id": "b", "adress": "Gatan 2", "loptid": { "tom": null, "uppsagning": "Uppsagt" },
          "tidpunkt": "Våren 2021", "soktBelopp": 0, "iLokalforsorjningsplanen": false } ] }
      """)
    #expect(sheet.rows.map(\.kind) == [.report, .report])
    #expect(
      sheet.texts(0) == [
        "Gatan 1", "", "", "", "850", "2022-09-30", "", "2021-03-31", "1700000", "", "", "Ja", "",
      ])
    #expect(
      sheet.texts(1) == [
        "Gatan 2", "", "", "", "", "", "Uppsagt", "Våren 2021", "", "0", "", "Nej", "",
      ])
    #expect(sheet[0, 7] == .date(try #require(CalendarDate("2021-03-31"))))
    #expect(sheet[1, 7] == .text("Våren 2021"))
    #expect(
      sheet.head.map { $0?.text } == [
        "Ansökan om medel för avveckling/omstrukturering av lokaler",
        "Ansökan i särskild beslutskläm och begärd budgetjustering.", nil, "Uppgiftslämnare: Ann",
        nil,
      ])
    #expect(sheet.name(of: 1) == "Gatan 2")
  }
}
