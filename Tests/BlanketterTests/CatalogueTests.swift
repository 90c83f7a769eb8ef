import ReportModel
import Testing

@testable import Blanketter

@Suite struct CatalogueTests {
  @Test(
    arguments: [
      ("{ fran: 2016, till: 2020 }", "{ fran: 2021 }"), ("{ till: 2019 }", "{ fran: 2020 }"),
      ("{ perioder: [T1] }", "{ perioder: [T2, VB] }"),
      ("{ fran: 2016, till: 2020, perioder: [VB] }", "{ fran: 2020, perioder: [T1, T2] }"),
    ])
  func `two editions of one form may stand side by side`(first: String, second: String) throws {
    let editions = try [template(edition: "1", first), template(edition: "2", second)]
    #expect(try TemplateCatalogue(editions).templates.map(\.edition) == ["1", "2"])
    #expect(try TemplateCatalogue(editions.reversed()).templates.map(\.edition) == ["1", "2"])
  }

  @Test(
    arguments: [
      ("{ fran: 2016, till: 2020 }", "{ fran: 2020 }"), ("{}", "{}"),
      ("{ fran: 2020, till: 2020 }", "{ perioder: [VB] }"),
      ("{ perioder: [T1, T2] }", "{ perioder: [T2, VB] }"),
    ])
  func `two editions that hold for one period are an error`(first: String, second: String) throws {
    let editions = try [template(edition: "1", first), template(edition: "2", second)]
    let error = #expect(throws: TemplateError.self) { try TemplateCatalogue(editions) }
    #expect(error?.file == "2.yaml")
    #expect(
      error?.description
        == "2.yaml: utgåva »2« av »mall« gäller samma perioder som utgåva »1« (1.yaml)")
  }

  @Test func `the edition follows the report's period`() throws {
    let catalogue = try TemplateCatalogue([
      try template(edition: "gammal", "{ till: 2019 }"),
      try template(edition: "ny", "{ fran: 2020, till: 2025, perioder: [T2, VB] }"),
    ])
    for (year, type, edition) in [
      (2019, PeriodType.t1, "gammal"), (2019, .vb, "gammal"), (2020, .t2, "ny"), (2025, .vb, "ny"),
      (2020, .t1, nil), (2026, .t2, nil),
    ] {
      let period = try #require(Period(type: type, year: year))
      #expect(catalogue.blanketter(for: period).map(\.edition) == [edition].compactMap(\.self))
      #expect(catalogue.tables(for: period).count == (edition == nil ? 0 : 1))
    }
  }

  @Test func `a form without an edition for the period is told apart from an unknown one`() throws {
    let catalogue = try TemplateCatalogue([
      try template(edition: "1", "{ till: 2018 }"), try template(edition: "2", "{ fran: 2021 }"),
    ])
    #expect(catalogue.known.map(\.id) == ["mall"])
    let found = try Made.read("\"mall\": {}, \"annan\": {}", catalogue: catalogue).diagnostics
    #expect(found.map(\.code) == ["J04", "J03"])
    #expect(
      found[0].message.hasPrefix(
        "Det finns ingen utgåva av blanketten »Mallen« som gäller T2 2020."))
    #expect(found[1].message == "Okänd nyckel »annan«. Här kan stå: mall.")
  }

  @Test func `a form of somebody's own works without new code`() throws {
    let catalogue = try TemplateCatalogue([
      try TemplateReader.read(TemplateErrorTests.template, file: "mall.yaml")
    ])
    let content = """
      "mall": { "vem": "Ann", "rader": [
        { "id": "a", "namn": "Ett", "b": { "2020": 1.25, "2021": 2 }, "dag": "2020-02-29" } ] }
      """
    let outcome = try Made.read(content, catalogue: catalogue)
    #expect(outcome.diagnostics == [])
    let report = try #require(outcome.report)
    let blankett = try #require(catalogue.blanketter(for: report.period).first)
    let sheet = try Sheet(blankett, table: try #require(report.table("mall")), of: report)
    #expect(sheet.texts(0) == ["Ett", "1.25", "2", "=2.5", "2020-02-29"])
    #expect(sheet.texts(1) == ["", "", "", "=0", ""])
    #expect(sheet.rows.map(\.kind) == [.report, .filler, .spacer, .total])
    #expect(sheet.texts(3) == ["Summa", "=1.25", "=2", "=2.5", ""])
    #expect(sheet.formula(row: 0, column: 3) == "B5*200%")
    #expect(sheet.head.map { $0?.text } == ["Arbetsmarknadsnämnden", "Utfall Ann"])
    #expect(sheet.notes == ["Not för 2021"])
    #expect(sheet.footer == "2020-09-10  12:21 Mall")
  }

  @Test(arguments: [
    ("Mall", "MALL", "{}", "{}", true), ("Åtgärder", "åtgärder", "{}", "{ fran: 2020 }", true),
    ("Mall", "Mallen", "{}", "{}", false),
    ("Mall", "mall", "{ till: 2019 }", "{ fran: 2020 }", false),
    ("Mall", "mall", "{ perioder: [T1] }", "{ perioder: [VB] }", false),
  ])
  func `two forms of one period cannot share the name of a sheet`(
    first: String, second: String, validity: String, other: String, collides: Bool
  ) throws {
    let templates = [
      try template(edition: "1", validity, sheet: first),
      try template("annan", edition: "1", other, sheet: second),
    ]
    do {
      _ = try TemplateCatalogue(templates)
      #expect(!collides)
    } catch {
      #expect(collides)
      #expect(error.description == "1.yaml: bladet »\(first)« heter som bladet i »annan« (1.yaml)")
    }
  }

  private func template(
    _ id: String = "mall", edition: String, _ validity: String, sheet: String = "Mall"
  ) throws -> Template {
    let text = """
      id: \(id)
      utgava: "\(edition)"
      galler: \(validity)
      blad: \(sheet)
      titel: Mallen
      radfalt:
        - { id: id, typ: text, krav: true, betydelse: radens id }
      kolumner:
        - { id: namn, etikett: Namn, rubrik: Namn, falt: namn }
      """
    return try TemplateReader.read(text, file: "\(edition).yaml")
  }
}
