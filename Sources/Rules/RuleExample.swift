import Blanketter
import ReportModel

/// Two pieces of a report that differ in one thing: the rule speaks of `bad` and is silent on `good`.
public struct RuleExample: Sendable {
  public var frame: ExampleFrame
  public var bad: String
  public var good: String
  /// The same piece of the report of the period before, where the rule compares with it.
  public var earlier: String?

  init(_ frame: ExampleFrame, bad: String, good: String, after earlier: String? = nil) {
    self.frame = frame
    self.bad = bad
    self.good = good
    self.earlier = earlier
  }

  /// The report of the period before, as JSON.
  public var earlierReport: String? {
    earlier.map { frame.report($0, typ: "T1", per: "2020-04-30") }
  }
}

/// The report around an example: the smallest that nothing is to be remarked upon.
public enum ExampleFrame: Sendable {
  /// Members of the report.
  case rapport
  /// Members of `blanketter`.
  case blanketter
  /// Members of a row, whose `id` is given.
  case projekt, resultatenhet, lokal
  /// Members of a project of the projektbilaga, whose `id` and `namn` are given.
  case bilageprojekt
  /// Members of an activity of the handlingsplan.
  case aktivitet
  /// A text in the tjänsteutlåtande.
  case stycke

  /// What the example shows a piece of.
  public var title: String {
    switch self {
    case .rapport: "Ur rapporten"
    case .blanketter: "Ur »blanketter«"
    case .projekt: "Ur en rad i blankett A, »projekt«"
    case .resultatenhet: "Ur en rad i blankett B, »resultatenheter«"
    case .lokal: "Ur en rad i blankett D, »lokaler«"
    case .bilageprojekt: "Ur ett projekt i projektbilagan"
    case .aktivitet: "Ur en aktivitet i handlingsplanen"
    case .stycke: "Ur ett stycke i tjänsteutlåtandet"
    }
  }

  /// The whole report, as JSON.
  public func report(
    _ fragment: String, typ: String = "T2", per: String = "2020-08-31"
  ) -> String {
    """
    { "schemaVersion": 1,
      "namnd": { "kod": "EXN", "namn": "Exempelnämnden" },
      "period": { "typ": "\(typ)", "ar": 2020, "per": "\(per)" },
      \(members(fragment)) }

    """
  }

  private func members(_ fragment: String) -> String {
    switch self {
    case .rapport:
      fragment
    case .blanketter:
      "\"blanketter\": { \(fragment) }"
    case .projekt:
      """
      "blanketter": { "projekt": { "analys": "Projektet redovisas här.", "rader": [
        { "id": "exempel", \(fragment) } ] } }
      """
    case .resultatenhet:
      "\"blanketter\": { \"resultatenheter\": { \"rader\": [ { \"id\": \"exempel\", \(fragment) } ] } }"
    case .lokal:
      """
      "blanketter": { "lokaler": { "uppgiftslamnare": "Controllergruppen", "rader": [
        { "id": "exempel", \(fragment) } ] } },
      "tjansteutlatande": {
        "forslagTillBeslut": [ "Exempelnämnden begär 0,6 mnkr i budgetjustering för lokaler." ],
        "budgetjusteringar": [ { "belopp": 0.6, "enhet": "mnkr", "blankett": "lokaler" } ] }
      """
    case .bilageprojekt:
      """
      "bilagor": { "projektbilaga": { "grupper": [ { "projekt": [
        { "id": "exempel", "namn": "Gröna gårdar", \(fragment) } ] } ] } }
      """
    case .aktivitet:
      """
      "bilagor": { "handlingsplan": { "avsnitt": [ { "stycken": [
        { "typ": "aktiviteter", "rader": [ { \(fragment) } ] } ] } ] } }
      """
    case .stycke:
      """
      "tjansteutlatande": { "avsnitt": [ { "rubrik": "Ärendet", "stycken": [
        { "typ": "text", \(fragment) } ] } ] }
      """
    }
  }
}

extension RuleExample {
  /// What a program says of a report: what its rules find, after what its reader says is wrong.
  ///
  /// Goes the same way as every report does; nothing is written.
  static func diagnostics(
    of json: String, after earlier: String? = nil, by book: RuleBook,
    _ catalogue: TemplateCatalogue
  ) -> (reader: [Diagnostic], rules: [Diagnostic]) {
    let reader = ReportReader(catalogue: catalogue)
    let outcome = reader.read(Array(json.utf8))
    let before = earlier.flatMap { reader.read(Array($0.utf8)).report }
    guard let report = outcome.report else { return (outcome.diagnostics, []) }
    let sheets = catalogue.blanketter(for: report.period).compactMap { blankett in
      report.table(blankett.id).flatMap { try? Sheet(blankett, table: $0, of: report) }
    }
    let subject = RuleSubject(report: report, sheets: sheets, earlier: before)
    return (outcome.diagnostics, book.check(subject))
  }
}
