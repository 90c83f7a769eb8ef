import Blanketter
import ReportModel

/// Two pieces of a report that differ in one thing: the rule speaks of `bad` and is silent on `good`.
public struct RuleExample: Sendable {
  public var frame: ExampleFrame
  public var bad: String
  public var good: String

  init(_ frame: ExampleFrame, bad: String, good: String) {
    self.frame = frame
    self.bad = bad
    self.good = good
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
  public func report(_ fragment: String) -> String {
    """
    { "schemaVersion": 1,
      "namnd": { "kod": "EXN", "namn": "Exempelnämnden" },
      "period": { "typ": "T2", "ar": 2020, "per": "2020-08-31" },
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
    of json: String, by book: RuleBook, _ catalogue: TemplateCatalogue
  ) -> (reader: [Diagnostic], rules: [Diagnostic]) {
    let outcome = ReportReader(catalogue: catalogue).read(Array(json.utf8))
    guard let report = outcome.report else { return (outcome.diagnostics, []) }
    let sheets = catalogue.blanketter(for: report.period).compactMap { blankett in
      report.table(blankett.id).flatMap { try? Sheet(blankett, table: $0, of: report) }
    }
    return (outcome.diagnostics, book.check(RuleSubject(report: report, sheets: sheets)))
  }
}
