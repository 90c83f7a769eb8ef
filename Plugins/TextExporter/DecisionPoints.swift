import Blanketter
import Facts
import ReportModel

/// The numbered beslutspunkter: those of the report, and after them one for each request for money
/// that none of them is about.
///
/// A proposed point carries no mark, because the text is meant to be pasted; the receipt's warnings
/// name each (rule R22). That the decision is confirmed at once always stands last.
struct DecisionPoints {
  private(set) var points: [String]

  init(_ report: Report, _ sheets: [Sheet]) {
    let given = report.tjansteutlatande?.forslagTillBeslut ?? []
    points = given
    if given.isEmpty { points.append(DecisionPoints.approval(report)) }
    var end = points.count
    if let last = points.last, DecisionPoints.confirmsAtOnce(last) { end -= 1 }
    points.insert(contentsOf: DecisionPoints.proposed(report, sheets), at: end)
    if report.tjansteutlatande?.omedelbarJustering == true,
      !points.contains(where: DecisionPoints.confirmsAtOnce)
    {
      points.append("Beslutet justeras omedelbart.")
    }
  }

  /// The point that every such paper has, for a report without any.
  private static func approval(_ report: Report) -> String {
    "\(report.namnd.namn) godkänner \(report.period.inSentence) och överlämnar den till kommunstyrelsen."
  }

  private static func confirmsAtOnce(_ point: String) -> Bool {
    // Hardly any point does, and the Unicode tables need not be asked for that.
    guard point.mentions("omedelbar") else { return false }
    let words = point.lowercased()
    return words.contains("omedelbar") && words.contains("juster")
  }

  /// What is asked for in no point: by forms first, then by budgetjusteringar in their order.
  private static func proposed(_ report: Report, _ sheets: [Sheet]) -> [String] {
    let requests = FundingRequests(report, sheets)
    let given = report.tjansteutlatande?.budgetjusteringar ?? []
    let forms = requests.forms.filter(\.points.isEmpty)
    var matters: [Int: String?] = [:]
    for form in forms {
      for index in form.adjustments { matters[index] = form.form.matter }
    }
    for adjustment in requests.adjustments where adjustment.points.isEmpty {
      matters[adjustment.index] = .some(nil)
    }
    let points =
      forms.filter(\.adjustments.isEmpty).map { FundingPoint($0.form) }
      + given.indices.compactMap { index in
        matters[index].map { FundingPoint(given[index], matter: $0) }
      }
    return points.map { $0.text(of: report.namnd.namn) }
  }
}
