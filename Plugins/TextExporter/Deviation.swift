import Blanketter
import Facts
import ReportModel

/// What a row says about its differences from budget, decision and dates, and what people say about
/// them.
struct Deviation {
  var name: String
  /// A sentence for each amount and date that differs.
  var findings: [String] = []
  /// The labelled explanations, in the order of the form; a gap stands where one is missing.
  var explanations: [(label: String, text: String)] = []

  /// The rows that differ, or that somebody has explained.
  static func all(
    in sheet: Sheet, _ deviations: FormDeviations, at period: Period
  ) -> [Deviation] {
    sheet.ordinaryRows.compactMap { row in
      let deviation = Deviation(sheet, row, deviations, period)
      return deviation.findings.isEmpty && deviation.explanations.isEmpty ? nil : deviation
    }
  }

  private init(_ sheet: Sheet, _ row: Int, _ deviations: FormDeviations, _ period: Period) {
    name = sheet.name(of: row)
    let amounts = deviations.amounts(in: row)
    let dates = deviations.dates(in: row)
    findings = amounts.map { $0.sentence(sheet.blankett, at: period) } + dates.map(\.sentence)
    explain(
      "Orsak", deviations.text(.cause, in: row), gap: amounts.isEmpty ? nil : "[ORSAK SAKNAS]")
    explain(
      "Åtgärd", deviations.text(.measure, in: row), gap: amounts.isEmpty ? nil : "[ÅTGÄRD SAKNAS]")
    explain(
      "Ändrade datum", deviations.text(.dates, in: row),
      gap: dates.isEmpty ? nil : "[FÖRKLARING SAKNAS]")
  }

  private mutating func explain(_ label: String, _ text: String?, gap: String?) {
    guard let words = text ?? gap else { return }
    explanations.append((label, words))
  }
}
