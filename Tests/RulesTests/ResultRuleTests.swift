import ReportModel
import Testing

@testable import Rules

/// The limits of the rules of blankett B.
@Suite("Blankett B")
struct ResultRuleTests {
  private func row(
    _ budget: String, _ previous: String, _ estimated: String, _ transfer: String,
    comment: String = ""
  ) -> [String] {
    ExampleFrame.resultatenhet.findings(
      """
      "namn": "Köket", "bruttobudget": \(budget), "resultatForegaende": \(previous),
      "beraknatResultat": \(estimated), "ackumuleradOverforing": \(transfer), "kommentar": "\(comment)"
      """
    ).summaries
  }

  @Test(
    "the year's transfer is at most 5 % either way",
    arguments: [
      ("600", []), ("601", ["R14 error"]), ("-600", []), ("-601", ["R14 error", "R15 error"]),
    ])
  func year(_ transfer: String, _ expected: [String]) {
    #expect(row("12000", "0", "null", transfer) == expected)
  }

  @Test("a limit is also what the form shows of it")
  func shownLimit() {
    #expect(row("12350", "0", "null", "617.5") == [])
    #expect(row("12350", "0", "null", "618") == [])
    #expect(row("12350", "0", "null", "618.1") == ["R14 error"])
    #expect(row("12345", "-900", "null", "1235") == [])
  }

  @Test("a comment makes a warning of it")
  func comment() {
    #expect(row("12000", "0", "null", "601", comment: "Beslutat av nämnden.") == ["R14 warning"])
    #expect(row("12000", "-900", "null", "1201", comment: "Beslut.") == ["R15 warning"])
  }

  @Test(
    "the fund's own limit may force a larger change",
    arguments: [
      ("-2000", "1200", []), ("-2000", "1199", ["R14 error"]), ("1400", "-600", []),
      ("1400", "-599", ["R14 error"]), ("-2000", "1201", ["R14 error", "R15 error"]),
    ])
  func forced(_ previous: String, _ transfer: String, _ expected: [String]) {
    #expect(row("12000", previous, "null", transfer) == expected)
  }

  @Test("without a budget there is nothing to carry over")
  func noBudget() {
    #expect(row("0", "0", "null", "1") == ["R15 warning"])
    #expect(row("null", "0", "null", "1") == ["R15 warning"])
    #expect(row("0", "0", "null", "0") == [])
    #expect(row("null", "null", "null", "null") == [])
  }

  @Test(
    "the control value bears one tkr",
    arguments: [
      ("450", []), ("451", []), ("449", []), ("451.1", ["R33 warning"]), ("448.9", ["R33 warning"]),
      ("-150", ["R17 warning"]), ("0", ["R33 warning"]),
    ])
  func control(_ transfer: String, _ expected: [String]) {
    #expect(row("12000", "-300", "-150", transfer) == expected)
  }

  @Test("the control value keeps the year and the fund within their limits")
  func clamped() {
    #expect(row("8000", "-350", "-620", "750") == [])
    #expect(row("12500", "-900", "-540", "1250") == [])
    #expect(row("8000", "300", "900", "-400") == [])
  }

  @Test("the closing of the books bears half a tkr a row, and guesses what went wrong")
  func closing() throws {
    func findings(_ closing: String) -> [Diagnostic] {
      ExampleFrame.blanketter.findings(
        """
        "resultatenheter": { "bokslutsresultat": \(closing), "rader": [
          { "id": "a", "namn": "A", "resultatForegaende": -350 },
          { "id": "b", "namn": "B", "resultatForegaende": -50 } ] }
        """)
    }
    #expect(findings("-401") == [])
    #expect(findings("-401.1").summaries == ["R16 error"])
    #expect(findings("null") == [])
    let turned = try #require(findings("400").first)
    #expect(turned.message.contains("Tecknen är omvända"))
    #expect(turned.pointer == "/blanketter/resultatenheter/bokslutsresultat")
    #expect(turned.kolumn == "(4) Resultat från 2019")
    #expect(try #require(findings("-400000").first).message.contains("tusen gånger"))
  }

  @Test(
    "a budget in another unit is found among few and many",
    arguments: [
      ([24_000, 8000, 12.5], [2]), ([24_000, 8000, 12_500_000], [2]), ([24_000, 8000, 100], []),
      ([24_000, 12.5], [1]), ([24_000_000, 8000], [0]), ([24_000], []), ([0, 0, 24_000], []),
      ([12_000, 12_000, 12, 12, 12_000], [2, 3]),
    ])
  func unit(_ budgets: [Double], _ expected: [Int]) {
    let rows = budgets.enumerated().map {
      "{ \"id\": \"\($0)\", \"namn\": \"N\", \"bruttobudget\": \($1) }"
    }
    let findings = ExampleFrame.blanketter.findings(
      "\"resultatenheter\": { \"rader\": [ \(rows.joined(separator: ", ")) ] }")
    #expect(Set(findings.map(\.code)).subtracting(["R19", "R29"]) == [])
    #expect(
      findings.filter { $0.code == "R19" }.map(\.pointer).sorted()
        == expected.map { "/blanketter/resultatenheter/rader/\($0)/bruttobudget" })
  }
}
