import Blanketter
import Foundation
import Measurement
import ReportModel
import Rules

/// What the rules add to reading and laying out a report of 20,000 projects, round by round.
@main
enum RulesBenchmark {
  static func main() throws {
    let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5
    let catalogue = try TemplateCatalogue.shipped()
    let bytes = Array(projects(20_000).utf8)
    let reader = ReportReader(catalogue: catalogue)
    print("\(bytes.count) bytes, 20,000 projects, \(rounds) rounds")
    var ratios: [Double] = []
    for _ in 0..<rounds {
      var subject: RuleSubject?
      let before = try wallSeconds {
        let outcome = reader.read(bytes)
        guard let report = outcome.report, let table = report.table("projekt"),
          let blankett = catalogue.blanketter(for: report.period).first(where: {
            $0.id == "projekt"
          })
        else { preconditionFailure("\(outcome.diagnostics.prefix(3))") }
        subject = RuleSubject(
          report: report, sheets: [try Sheet(blankett, table: table, of: report)])
      }
      guard let subject else { continue }
      var findings = 0
      let rules = wallSeconds { findings = RuleBook.standard.check(subject).count }
      ratios.append(rules / before)
      print(
        String(
          format: "  reading and laying out %.0f ms, rules %.0f ms (%.0f %%), %d findings",
          before * 1_000, rules * 1_000, 100 * rules / before, findings))
    }
    let sorted = ratios.sorted()
    print(
      String(
        format: "rules ÷ (reading + laying out): %.2f (%.2f–%.2f)", sorted[sorted.count / 2],
        sorted[0], sorted[sorted.count - 1]))
  }

  /// Projects that follow their budgets; every hundredth deviates and is explained.
  private static func projects(_ count: Int) -> String {
    var text = """
      {"schemaVersion":1,"namnd":{"kod":"STOR","namn":"Stora nämnden"},\
      "period":{"typ":"T2","ar":2020,"per":"2020-08-31"},\
      "blanketter":{"projekt":{"analys":"Alla projekt följer planen.","rader":[
      """
    func pair(_ cost: Int, _ income: Int) -> String { #"{"kostnad":\#(cost),"intakt":\#(income)}"# }
    for row in 0..<count {
      if row > 0 { text += ",\n" }
      let forecast = row % 100 == 0 ? 11 : 10
      let later = (2021...2024).map { year in
        #""\#(year)":{"plan":\#(pair(5, -1)),"prognos":\#(pair(5, -1))}"#
      }.joined(separator: ",")
      text += """
        {"id":"p\(row)","namn":"Projekt nummer \(row)","strategisktViktigt":true,\
        "ackumulerat":\(pair(20, -4)),"ar":{"2020":{"budget":\(pair(10, -2)),\
        "prognos":\(pair(forecast, -2))},\(later)},"total":{"beslutat":\(pair(50, -10)),\
        "prognos":\(pair(40 + forecast, -10))},\
        "datum":{"beslutat":{"start":"2018-01-01","slut":"2024-12-31"},\
        "prognos":{"start":"2018-01-01","slut":"2024-12-31"}},\
        "avvikelse":{"orsak":"Dyrare än beräknat.","atgard":"Uppföljning varje månad."}}
        """
    }
    return text + "]}}}"
  }
}
