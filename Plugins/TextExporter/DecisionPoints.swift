import Blanketter
import ReportModel

/// The numbered beslutspunkter: those of the report, and after them what the forms demand and the
/// report lacks.
///
/// A proposed point carries no mark, because the text is meant to be pasted; the receipt's warnings
/// say what the report lacks (rule R22). That the decision is confirmed at once always stands last.
struct DecisionPoints {
  private(set) var points: [String]

  init(_ report: Report, _ sheets: [Sheet]) throws(ArithmeticError) {
    let given = report.tjansteutlatande?.forslagTillBeslut ?? []
    points = given
    if given.isEmpty { points.append(DecisionPoints.approval(report)) }
    let requests = try FundingRequest.all(in: report, sheets)
    let missing = try DecisionPoints.missing(requests, in: given)
    var end = points.count
    if let last = points.last, DecisionPoints.confirmsAtOnce(last) { end -= 1 }
    points.insert(contentsOf: missing.map { $0.point(of: report.namnd.namn) }, at: end)
    if report.tjansteutlatande?.omedelbarJustering == true,
      !points.contains(where: DecisionPoints.confirmsAtOnce)
    {
      points.append("Beslutet justeras omedelbart.")
    }
  }

  /// The point that every such paper has (blanketter §4.2), for a report without any.
  private static func approval(_ report: Report) -> String {
    "\(report.namnd.namn) godkänner \(report.period.inSentence) och överlämnar den till kommunstyrelsen."
  }

  private static func confirmsAtOnce(_ point: String) -> Bool {
    // Hardly any point does, and the Unicode tables need not be asked for that.
    guard point.mentions("omedelbar") else { return false }
    let words = point.lowercased()
    return words.contains("omedelbar") && words.contains("juster")
  }

  /// The requests that no point names: not by the amount in any unit, not by the purpose, not by the
  /// form's matter. An amount that stands once names one request.
  private static func missing(
    _ requests: [FundingRequest], in points: [String]
  ) throws(ArithmeticError) -> [FundingRequest] {
    guard !requests.isEmpty else { return [] }
    var amounts = points.flatMap(WrittenAmount.all)
    lazy var words = points.map { $0.lowercased() }
    var missing: [FundingRequest] = []
    for request in requests {
      if let named = try index(of: request, in: amounts) {
        amounts.remove(at: named)
      } else if !isNamed(request, in: words) {
        missing.append(request)
      }
    }
    return missing
  }

  private static func index(
    of request: FundingRequest, in amounts: [WrittenAmount]
  ) throws(ArithmeticError) -> Int? {
    for (index, amount) in amounts.enumerated() {
      if try isSame(request.kronor, amount) { return index }
    }
    return nil
  }

  /// Equal, or equal when rounded as the point rounds: 2 215 000 kr is named by 2,2 mnkr, but not by
  /// 2 mnkr.
  private static func isSame(
    _ kronor: Amount, _ written: WrittenAmount
  ) throws(ArithmeticError) -> Bool {
    if try written.kronor() == kronor { return true }
    guard written.number != .zero, written.unit != .mnkr || written.decimals > 0 else {
      return false
    }
    let inUnit = try kronor.divided(by: Amount(written.unit.kronor))
    return inUnit.rounded(to: written.decimals) == written.number
  }

  /// Whether one of the points, in lower case, has the request's purpose or its matter.
  private static func isNamed(_ request: FundingRequest, in points: [String]) -> Bool {
    if let purpose = request.purpose?.lowercased(), !purpose.isEmpty,
      points.contains(where: { $0.contains(purpose) })
    {
      return true
    }
    guard let stems = request.matter.map(stems) else { return false }
    return points.contains { point in
      stems.count { point.contains($0) } >= min(2, stems.count)
    }
  }

  /// The beginnings of a matter's long words: `avvec`, `omstr`, `lokal`.
  private static func stems(of matter: String) -> [String] {
    matter.lowercased().split { !$0.isLetter }.filter { $0.count > 5 }.map { String($0.prefix(5)) }
  }
}
