import Conversion
import Foundation
import ReportModel
import Testing

/// What is said of a report does not grow with it.
@Suite struct ManyFindingsTests {
  private func receipt(_ report: String) throws -> Receipt {
    let checked = try Shipped.converter().check(Array(report.utf8))
    var receipt = Receipt(
      job: "j", outcome: .rejected, input: .init(name: "a.json"), received: WallTime(utc: 0),
      finished: WallTime(utc: 0), program: "1")
    receipt.diagnostics = checked.diagnostics
    return receipt
  }

  private func rows(_ row: String, _ count: Int) -> String {
    """
    { "schemaVersion": 1, "namnd": { "kod": "AMN", "namn": "Nämnden" },
      "period": { "typ": "T2", "ar": 2020, "per": "2020-08-31" }, "blanketter": { "projekt": {
      "analys": "A", "rader": [ \(Array(repeating: row, count: count).joined(separator: ",\n")) ] } } }
    """
  }

  @Test(arguments: ["null", "{}", "{ \"id\": 1, \"namn\": 2, \"nam\": 3, \"ar\": \"\" }"])
  func `ten times the faults make no larger receipt`(row: String) throws {
    let sizes = try [300, 3_000].map { count in
      let receipt = try receipt(rows(row, count))
      #expect(receipt.diagnostics.count(of: .error) >= count)
      return (json: try receipt.json().count, text: receipt.text.utf8.count)
    }
    #expect(sizes[1].json < sizes[0].json + 1_000 && sizes[1].json < 200_000)
    #expect(sizes[1].text < sizes[0].text + 1_000 && sizes[1].text < 100_000)
  }

  @Test func `the receipt counts what it does not tell`() throws {
    let receipt = try receipt(rows("null", 3_000))
    #expect(receipt.text.contains("3000 fel"))
    #expect(receipt.text.contains("… och 2\u{A0}950 till av samma slag"))
    let told = try #require(try Receipt.read(receipt.json())?.diagnostics)
    #expect(told == receipt.diagnostics.withoutExcerpts)
    #expect(told.last?.antal == 2_950)
  }

  @Test func `what rules find is counted alike`() throws {
    let row =
      "{ \"id\": \"ID\", \"namn\": \"P\", \"total\": { \"beslutat\": { \"kostnad\": -60 } } }"
    let report = (0..<300).reduce(into: rows(row, 300)) { report, number in
      if let place = report.range(of: "\"ID\"") {
        report.replaceSubrange(place, with: "\"\(number)\"")
      }
    }
    let found = try receipt(report).diagnostics.filter { $0.code == "R02" }
    #expect(found.count == 51)
    #expect(found.total == 300)
    #expect(found[0].message.contains("-60,0"))
    #expect(found[50].message.contains("och 250 till"))
    #expect(found[50].pointer == "/blanketter/projekt/rader/50/total/beslutat/kostnad")
  }

  @Test func `of many changed figures the first thousand are told, and how many there are`() throws
  {
    func report(_ amount: Int) -> [UInt8] {
      let rows = (0..<700).map { "{ \"id\": \"\($0)\", \"namn\": \"I\", \"vp\": \(amount) }" }
      return Array(
        """
        { "schemaVersion": 1, "namnd": { "kod": "AMN", "namn": "Nämnden" },
          "period": { "typ": "T2", "ar": 2020, "per": "2020-08-31" },
          "blanketter": { "investeringar": { "rader": [ \(rows.joined(separator: ",")) ] } } }
        """.utf8)
    }
    let changes = try Shipped.converter().changes(from: report(1), to: report(2))
    #expect(changes.told.count == 1_000)
    #expect(changes.count == 1_402)
    var receipt = try receipt("{}")
    receipt.changes = changes.told
    receipt.changeCount = changes.count
    let text = receipt.text
    #expect(text.contains("… och 1342 till, varav de 940 första står i kvittens.json."))
  }
}
