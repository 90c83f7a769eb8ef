import Foundation
import ReportModel
import Testing

@testable import Blanketter

@Suite struct LongTextTests {
  private func findings(_ id: String, _ content: String) throws -> [Diagnostic] {
    let outcome = try Made.read("\"\(id)\": \(content)")
    #expect(outcome.diagnostics.filter { $0.severity == .error } == [])
    let report = try #require(outcome.report)
    let table = try #require(report.table(id))
    let sheet = try Sheet(Shipped.blankett(id), table: table, of: report)
    return sheet.textFindings(in: table, of: report)
  }

  private func long(_ count: Int) -> String { String(repeating: "x", count: count) }

  @Test func `two texts that stand in one cell must fit it together`() throws {
    let rows = { (count: Int) in
      """
      { "rader": [ { "id": "a", "adress": "\(long(12_766))",
        "objektsnamn": "\(long(count))" } ] }
      """
    }
    #expect(try findings("lokaler", rows(20_000)) == [])
    let finding = try #require(try findings("lokaler", rows(20_001)).first)
    #expect(finding.code == "J06")
    #expect(finding.severity == .error)
    #expect(finding.pointer == "/blanketter/lokaler/rader/0/objektsnamn")
    #expect(finding.line == 4)
    #expect(finding.blankett == "lokaler")
    #expect(finding.kolumn == "Objektsnamn")
    #expect(finding.cell?.hasPrefix("A") == true)
    #expect(
      finding.message.hasPrefix(
        "Texten blir 32768 tecken lång; gränsen är 32767 i en cell. Cellen visar »Adress«, »Objektsnamn« tillsammans."
      ))
  }

  @Test func `a name must fit its cell with what the form adds to it`() throws {
    let rows = { (flag: Bool) in
      """
      { "rader": [ { "id": "a", "namn": "\(long(32_767))", "intraprenad": \(flag) } ] }
      """
    }
    #expect(try findings("resultatenheter", rows(false)) == [])
    let finding = try #require(try findings("resultatenheter", rows(true)).first)
    #expect(finding.pointer == "/blanketter/resultatenheter/rader/0/namn")
    #expect(finding.message.hasPrefix("Texten blir 32781 tecken lång"))
  }

  @Test func `a text must fit the line that begins with the form's own words`() throws {
    let content = "{ \"uppgiftslamnare\": \"\(long(32_767))\", \"rader\": [] }"
    let finding = try #require(try findings("lokaler", content).first)
    #expect(finding.pointer == "/blanketter/lokaler/uppgiftslamnare")
    #expect(finding.cell?.hasPrefix("A") == true)
    #expect(finding.blankett == "lokaler")
  }

  @Test func `what a spreadsheet would read as an escape counts as it is written`() throws {
    let text = String(repeating: "_x0041_", count: 4_500)
    let rows = "{ \"rader\": [ { \"id\": \"a\", \"namn\": \"\(text)\" } ] }"
    let finding = try #require(try findings("investeringar", rows).first)
    #expect(finding.message.hasPrefix("Texten blir 58500 tecken lång"))
    let statement = "{ \"uttalande\": \"\(text)\", \"rader\": [] }"
    #expect(
      try findings("projekt", statement).map(\.pointer) == ["/blanketter/projekt/uttalande"])
  }
}
