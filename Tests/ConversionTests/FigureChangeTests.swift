import Conversion
import Foundation
import Testing

@Suite struct FigureChangeTests {
  private let report: String
  private let converter: Converter

  init() throws {
    report = try Shipped.text("examples/AMN-2020-T1.json")
    converter = try Shipped.converter()
  }

  private func changes(from earlier: String, to later: String) -> [String] {
    converter.changes(from: Array(earlier.utf8), to: Array(later.utf8)).told.map { change in
      let place = [change.blankett, change.rad ?? "-", change.kolumn ?? "-"].joined(
        separator: " | ")
      return "\(place): \(change.before ?? "nothing") → \(change.after ?? "nothing")"
    }
  }

  private func corrected(_ old: String, _ new: String) throws -> String {
    try #require(report.contains(old))
    return report.replacingOccurrences(of: old, with: new)
  }

  /// The report with one more row, after the one that it has.
  private func withAnotherRow() throws -> String {
    let prognos = #""prognos": {"2020": 4.0, "2021": 4.0, "2022": 4.0}"#
    let row = #"{"id": "fordon", "namn": "Fordon", "utfallForegaende": 1, "vp": 2, \#(prognos)}"#
    return try corrected("\(prognos)\n        }", "\(prognos)\n        }, \(row)")
  }

  @Test func `the same report twice differs in nothing`() {
    #expect(changes(from: report, to: report) == [])
  }

  @Test func `a changed text changes no figure`() throws {
    #expect(changes(from: report, to: try corrected("SY- Vux", "SY-Vux")) == [])
  }

  @Test func `a changed amount is told, and so is what is computed from it`() throws {
    let changes = changes(from: report, to: try corrected(#""vp": 4.0"#, #""vp": 4.5"#))
    #expect(changes.contains("investeringar | Inventarier och maskiner | VP 2020: 4,0 → 4,5"))
    #expect(changes.contains("investeringar | Inventarier och maskiner | Avvikelse: 0,0 → 0,5"))
    #expect(changes.count == 2)
  }

  @Test func `no change is rounded away`() throws {
    let changes = changes(from: report, to: try corrected(#""vp": 4.0"#, #""vp": 4.001"#))
    #expect(changes.contains("investeringar | Inventarier och maskiner | VP 2020: 4,0 → 4,001"))
  }

  @Test func `another way to write an amount is no change`() throws {
    #expect(changes(from: report, to: try corrected(#""vp": 4.0"#, #""vp": 40e-1"#)) == [])
  }

  @Test func `a row that came and a row that went are told as rows`() throws {
    let longer = try withAnotherRow()
    #expect(changes(from: report, to: longer).contains("investeringar | Fordon | -: nothing → rad"))
    #expect(changes(from: longer, to: report).contains("investeringar | Fordon | -: rad → nothing"))
  }

  @Test func `a row with another name is the same row while its id is`() throws {
    let renamed = try corrected(
      #""namn": "Inventarier och maskiner""#, #""namn": "Inventarier""#)
    #expect(changes(from: report, to: renamed) == [])
  }

  @Test func `a form that came or went is told as one, with how many rows it has`() throws {
    let without = try corrected(",\n    \"lokaler\": {\"rader\": []}", "")
    #expect(changes(from: report, to: without) == ["lokaler | - | -: inga rader → nothing"])
    #expect(changes(from: without, to: report) == ["lokaler | - | -: nothing → inga rader"])
    let other = try corrected(#""investeringar": {"#, #""lokaler": {"uttalande": "Inga"}, "x": {"#)
    #expect(
      changes(from: report, to: other).contains("investeringar | - | -: 1 rad → nothing"))
  }

  @Test func `the rows of another report came`() throws {
    let changes = changes(from: report, to: try Shipped.text("examples/EXN-2020-T2.json"))
    #expect(changes.contains { $0.hasPrefix("projekt | ") && $0.hasSuffix("-: nothing → rad") })
    #expect(changes.contains("investeringar | Inventarier och maskiner | -: rad → nothing"))
  }
}
