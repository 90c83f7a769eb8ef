import Conversion
import ReportModel
import Testing

/// A report whose rows are of another year than its period.
@Suite struct YearShiftTests {
  private static func report(ar: Int, years: [Int]) -> String {
    let rows = ["a", "b", "c"].map { id in
      let forecast = years.map { "\"\($0)\": 1.0" }.joined(separator: ", ")
      return """
        { "id": "\(id)", "namn": "\(id)", "utfallForegaende": 1, "vp": 1, "kommentar": "k",
          "prognos": { \(forecast) } }
        """
    }
    return """
      { "schemaVersion": 1, "namnd": { "kod": "KRN", "namn": "Nämnden" },
        "period": { "typ": "T2", "ar": \(ar), "per": "2020-08-31" },
        "blanketter": { "investeringar": { "rader": [ \(rows.joined(separator: ",\n")) ] } } }
      """
  }

  @Test func `a year that everything else contradicts is one error, with the year to write`() throws
  {
    let checked = try Shipped.converter().check(
      Array(Self.report(ar: 2021, years: [2020, 2021, 2022]).utf8))
    let errors = checked.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.pointer) == ["/period/ar"])
    #expect(errors.first?.message.contains("skriv 2020 i stället") == true)
    #expect(checked.diagnostics.filter { $0.code == "J05" } == [])
    let mended = try Shipped.converter().check(
      Array(Self.report(ar: 2020, years: [2020, 2021, 2022]).utf8))
    #expect(mended.diagnostics.filter { $0.severity == .error } == [])
  }

  @Test func `last year's rows in a new period are one error`() throws {
    let checked = try Shipped.converter().check(
      Array(Self.report(ar: 2020, years: [2019, 2020, 2021]).utf8))
    #expect(checked.diagnostics.map(\.pointer) == ["/period/ar"])
    #expect(checked.diagnostics.first?.message.contains("2019 blir 2020") == true)
  }

  @Test func `next year's rows are moved back`() throws {
    let checked = try Shipped.converter().check(
      Array(Self.report(ar: 2020, years: [2021, 2022, 2023]).utf8))
    #expect(checked.diagnostics.map(\.pointer) == ["/period/ar"])
    #expect(
      checked.diagnostics.first?.message.contains("flytta alla år i raderna ett år bakåt") == true)
  }

  @Test(arguments: [[2020, 2021, 2022, 2023], [2020, 2021, 2023], [2019, 2020, 2021, 2022]])
  func `a year too many in every row is no other year`(years: [Int]) throws {
    let errors = try Shipped.converter().check(Array(Self.report(ar: 2020, years: years).utf8))
      .diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["J03", "J03", "J03"])
    #expect(errors.first?.message.hasSuffix("Här kan stå: 2020, 2021, 2022.") == true)
  }

  @Test func `one year that is wrong in one row is told where it stands`() throws {
    let text = Self.report(ar: 2020, years: [2020, 2021, 2022])
      .replacing("\"2022\"", with: "\"2023\"", maxReplacements: 1)
    let errors = try Shipped.converter().check(Array(text.utf8)).diagnostics
      .filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["J03"])
    #expect(errors.first?.rad == "a")
  }
}
