import Blanketter
import Facts
import ReportModel

extension AmountDifference {
  /// `Kostnad 2020: prognos 18,4 mnkr mot budget 16,0 mnkr, ett underskott om 2,4 mnkr.`
  func sentence(_ blankett: Blankett, at period: Period) -> String {
    let column = blankett.columns[comparison.current]
    let outcome = AmountWording.outcome(
      shortfall: shortfall, decimals: column.decimals, unit: column.unit)
    let now = AmountWording.figure(current, in: column)
    let then = AmountWording.figure(base, in: blankett.columns[comparison.base])
    let end = outcome.map { ", \($0)" } ?? ", ingen avvikelse"
    let isOutcome =
      period.type == .vb && blankett.path(of: column).contains("\(period.year)")
    let word = isOutcome ? "utfall" : comparison.currentWord
    return
      "\(comparison.subject): \(word) \(now) mot \(comparison.baseWord) \(then)\(end)."
  }
}

extension DateDifference {
  /// `Avslutningsdatum: prognos 30 november 2024 mot beslutat 31 mars 2024.`
  var sentence: String {
    "\(comparison.subject): \(comparison.currentWord) \(DateWording.long(current)) mot \(comparison.baseWord) \(DateWording.long(base))."
  }
}
