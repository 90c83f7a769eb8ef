import Blanketter
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
    in sheet: Sheet, _ table: BlankettTable, _ comparisons: [Comparison]
  ) throws(ArithmeticError) -> [Deviation] {
    var deviations: [Deviation] = []
    for row in sheet.ordinaryRows {
      let deviation = try Deviation(sheet, row, table, comparisons)
      if !deviation.findings.isEmpty || !deviation.explanations.isEmpty {
        deviations.append(deviation)
      }
    }
    return deviations
  }

  private init(
    _ sheet: Sheet, _ row: Int, _ table: BlankettTable, _ comparisons: [Comparison]
  ) throws(ArithmeticError) {
    name = sheet.name(of: row)
    var amountDiffers = false
    var dateDiffers = false
    for comparison in comparisons {
      if let finding = comparison.dateSentence(in: sheet, row: row) {
        findings.append(finding)
        dateDiffers = true
      }
      let decimals = sheet.blankett.columns[comparison.current].decimals
      guard let shortfall = try comparison.shortfall(in: sheet, row: row),
        shortfall.rounded(to: decimals) != .zero,
        let finding = try comparison.sentence(in: sheet, row: row)
      else { continue }
      findings.append(finding)
      amountDiffers = true
    }
    guard let reportRow = sheet.rows[row].reportRow else { return }
    explain(
      "Orsak", table[reportRow, "avvikelse.orsak"], gap: amountDiffers ? "[ORSAK SAKNAS]" : nil)
    explain(
      "Åtgärd", table[reportRow, "avvikelse.atgard"], gap: amountDiffers ? "[ÅTGÄRD SAKNAS]" : nil)
    explain(
      "Ändrade datum", table[reportRow, "avvikelse.datumforklaring"],
      gap: dateDiffers ? "[FÖRKLARING SAKNAS]" : nil)
  }

  private mutating func explain(_ label: String, _ value: FieldValue, gap: String?) {
    let text = value.text.flatMap { LineWrapping.words(of: $0).isEmpty ? nil : $0 }
    guard let words = text ?? gap else { return }
    explanations.append((label, words))
  }
}
