import ExporterKit
import Facts
import ReportModel
import Rules
import Testing

@testable import TextExporter

/// What a rule says of a report, and what the texts print of it, come from the same facts.
@Suite struct AgreementTests {
  private struct Judgement {
    /// How many beslutspunkter the text proposes, besides those of the report.
    var proposed: Int
    /// What R22 says of missing beslutspunkter, of wrong amounts, of anything.
    var missing: Int
    var wrong: Int
  }

  private func judge(sought: [Int], adjustments: String = "", points: String) throws -> Judgement {
    let rows = sought.enumerated().map { #"{"id":"\#($0)","adress":"A","soktBelopp":\#($1)}"# }
    let forms =
      rows.isEmpty
      ? "" : #""blanketter":{"lokaler":{"rader":[\#(rows.joined(separator: ","))]}},"#
    let job = try ReportFixture.job(
      ReportFixture.json(
        #"\#(forms)"tjansteutlatande":{"forslagTillBeslut":[\#(points)],"budgetjusteringar":[\#(adjustments)]}"#
      ))
    let given = try #require(job.report.tjansteutlatande).forslagTillBeslut.count
    let found = RuleBook.standard.check(RuleSubject(report: job.report, sheets: job.sheets))
      .filter { $0.code == "R22" }
    return Judgement(
      proposed: DecisionPoints(job.report, job.sheets).points.count - max(given, 1),
      missing: found.count { $0.message.contains("ingen beslutspunkt") },
      wrong: found.count { $0.message.contains("beslutspunkten säger") })
  }

  private static let lokaler = #"{"belopp":2.2,"enhet":"mnkr","blankett":"lokaler"}"#

  @Test(
    arguments: [
      #""Medel för lokaler begärs.""#, #""Nämnden begär 2,2 mnkr.""#,
      #""Nämnden begär 2 mnkr.""#, #""Nämnden begär 2,3 mnkr för lokaler.""#,
      #""Nämnden ser över sina lokaler.""#, #""Nämnden begär 1,5 mnkr i budgetjustering.""#,
      #""Avveckling och omstrukturering sker.""#, #""Godkänns.""#, "",
    ], [[], ["{}"], ["1", "2"]])
  func `a beslutspunkt is proposed just when the rule misses one`(
    points: String, adjustments: [String]
  ) throws {
    let budgets =
      switch adjustments.count {
      case 0: ""
      case 1: Self.lokaler
      default:
        #"{"belopp":1.45,"enhet":"mnkr","blankett":"lokaler"},{"belopp":0.75,"enhet":"mnkr","andamal":"lokaler på Söder"}"#
      }
    let judgement = try judge(
      sought: [1_450_000, 750_000], adjustments: budgets, points: points)
    #expect((judgement.proposed > 0) == (judgement.missing > 0))
  }

  @Test func `a point with another amount is wrong, and no second one is proposed`() throws {
    let judgement = try judge(
      sought: [2_200_000], adjustments: Self.lokaler,
      points: #""Nämnden begär 2,3 mnkr för lokaler.""#)
    #expect(judgement.proposed == 0)
    #expect(judgement.wrong == 1)
  }

  @Test func `a budgetjustering without a form is missed when its point is proposed`() throws {
    let adjustment = #"{"belopp":0.6,"enhet":"mnkr","andamal":"fler lärare"}"#
    let without = try judge(sought: [], adjustments: adjustment, points: #""Godkänns.""#)
    #expect(without.proposed == 1)
    #expect(without.missing == 1)
    let with = try judge(
      sought: [], adjustments: adjustment, points: #""Nämnden begär 600 tkr.""#)
    #expect(with.proposed == 0)
    #expect(with.missing == 0)
  }

  @Test(arguments: ["1,5 mdkr", "2.200.000 kr", "1 500 000:-", "10 msek"])
  func `an amount that the rules read is in the sums of the projektbilaga`(amount: String) throws {
    let papers = try ReportFixture.papers(
      #""bilagor":{"projektbilaga":{"grupper":[{"undergrupper":[{"projekt":[{"id":"a","namn":"A","budget":"\#(amount)"}]}]}]}}"#
    )
    #expect(WrittenAmount.all(in: amount).count == 1)
    let text = try #require(papers["projektbilaga"])
    #expect(!text.contains("A: \(amount)"))
    #expect(text.contains("Projektens budget:") && text.contains("summan för ett"))
  }

  @Test(
    arguments: [
      (#""orsak":" ","atgard":"\u00a0""#, true), (#""orsak":"Sen.","atgard":"Ingen.""#, false),
    ])
  func `a gap stands in the text just when the rule misses an explanation`(
    explanation: String, isMissed: Bool
  ) throws {
    let job = try ReportFixture.job(
      ReportFixture.json(
        #"""
        "blanketter":{"projekt":{"rader":[{"id":"a","namn":"A","strategisktViktigt":true,
          "ar":{"2020":{"budget":{"kostnad":1},"prognos":{"kostnad":2}}},
          "avvikelse":{\#(explanation)}}]}}
        """#))
    let found = RuleBook.standard.check(RuleSubject(report: job.report, sheets: job.sheets))
    #expect(found.contains { $0.code == "R06" } == isMissed)
    let text = try TextExporter().papers(job).map(\.text).joined()
    #expect(text.contains("[ORSAK SAKNAS]") == isMissed)
  }
}
