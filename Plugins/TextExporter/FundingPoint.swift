import Facts
import ReportModel

/// A beslutspunkt that asks for money, as it is proposed for a report that has none.
struct FundingPoint {
  /// What it asks for: `2,2 mnkr i budgetjustering`.
  private let wording: String
  /// The purpose as the report has it, or the form's matter.
  private let purpose: String?

  init(_ form: FundingForm) {
    let amount = form.amount
    wording =
      amount == .zero
      ? "budgetjustering"
      : "\(AmountWording.exactFigure(amount, unit: form.unit)) i budgetjustering"
    purpose = form.matter
  }

  init(_ adjustment: Budgetjustering, matter: String?) {
    let figure = AmountWording.exactFigure(adjustment.belopp.magnitude, unit: adjustment.enhet)
    wording =
      adjustment.belopp.isNegative
      ? "en budgetjustering som minskar budgeten med \(figure)" : "\(figure) i budgetjustering"
    purpose = adjustment.andamal ?? matter
  }

  /// The purpose keeps its own words: after a capital it stands between quotation marks.
  func text(of namnd: String) -> String {
    var point = "\(namnd) begär \(wording)"
    if let purpose = purpose.map({ LineWrapping.words(of: $0).joined(separator: " ") }),
      let first = purpose.first
    {
      let words = purpose.last == "." ? String(purpose.dropLast()) : purpose
      point += first.isUppercase ? " för ändamålet \(words.quoted)" : " för \(words)"
    }
    return point + "."
  }
}
