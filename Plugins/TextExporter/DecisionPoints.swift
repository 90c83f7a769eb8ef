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
    var amounts = try NamedAmounts(points.flatMap(WrittenAmount.all))
    lazy var words = points.map { $0.lowercased() }
    var missing: [FundingRequest] = []
    for request in requests
    where try !amounts.take(request.kronor) && !isNamed(request, in: words) {
      missing.append(request)
    }
    return missing
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

/// The amounts that beslutspunkter name, each of which may name one request.
private struct NamedAmounts {
  private var amounts: [(written: WrittenAmount, kronor: Amount)] = []

  init(_ amounts: [WrittenAmount]) throws(ArithmeticError) {
    for amount in amounts { self.amounts.append((amount, try amount.kronor())) }
  }

  /// Takes the first that is the same as `kronor`; false when there is none.
  ///
  /// Equal, or equal when rounded as the point rounds: 2 215 000 kr is named by 2,2 mnkr, but not by
  /// 2 mnkr.
  mutating func take(_ kronor: Amount) throws(ArithmeticError) -> Bool {
    // Divided once for each unit, not once for each amount that a point of any length may hold.
    let inUnit = try Unit.allCases.map { unit throws(ArithmeticError) in
      (unit, try kronor.divided(by: Amount(unit.kronor)))
    }
    let rounded = Dictionary(
      uniqueKeysWithValues: inUnit.map { unit, amount in
        (unit, (0...Amount.scale).map { amount.rounded(to: $0) })
      })
    let place = amounts.firstIndex { written, amount in
      if amount == kronor { return true }
      guard written.number != .zero, written.unit != .mnkr || written.decimals > 0 else {
        return false
      }
      return rounded[written.unit]?[written.decimals] == written.number
    }
    guard let place else { return false }
    amounts.remove(at: place)
    return true
  }
}
