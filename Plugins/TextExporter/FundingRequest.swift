import Blanketter
import ReportModel

/// Money that the report asks for, and that a beslutspunkt has to name.
struct FundingRequest {
  /// What the point asks for: `2,2 mnkr i budgetjustering`, `medel`.
  var wording: String
  var kronor: Amount
  /// The purpose as the report has it, or the form's matter.
  var purpose: String?
  var matter: String?

  /// The requests of a report: the rows of a form that asks for money, unless a budgetjustering
  /// already belongs to that form, then each budgetjustering.
  static func all(in report: Report, _ sheets: [Sheet]) throws(ArithmeticError) -> [FundingRequest]
  {
    let adjustments = report.tjansteutlatande?.budgetjusteringar ?? []
    let forms = sheets.filter { !$0.ordinaryRows.isEmpty }.compactMap(FundingForm.init)
    var requests: [FundingRequest] = []
    for form in forms
    where !adjustments.contains(where: { $0.blankett == form.sheet.blankett.id }) {
      let (amount, matter) = (try form.amount(), form.matter)
      requests.append(
        FundingRequest(
          wording: amount == .zero
            ? "budgetjustering" : "\(try form.figure()) i budgetjustering",
          kronor: try amount.multiplied(by: Amount(form.unit.kronor)), purpose: matter,
          matter: matter))
    }
    for adjustment in adjustments {
      let form = forms.first { $0.sheet.blankett.id == adjustment.blankett }
      requests.append(try FundingRequest(adjustment, matter: form?.matter))
    }
    return requests
  }

  private init(wording: String, kronor: Amount, purpose: String?, matter: String?) {
    self.wording = wording
    self.kronor = kronor
    self.purpose = purpose
    self.matter = matter
  }

  private init(_ adjustment: Budgetjustering, matter: String?) throws(ArithmeticError) {
    let figure = AmountWording.exactFigure(adjustment.belopp.magnitude, unit: adjustment.enhet)
    wording =
      adjustment.belopp.isNegative
      ? "en budgetjustering som minskar budgeten med \(figure)" : "\(figure) i budgetjustering"
    kronor = try adjustment.belopp.magnitude.multiplied(by: Amount(adjustment.enhet.kronor))
    purpose = adjustment.andamal ?? matter
    self.matter = matter
  }

  /// The request as a beslutspunkt. The purpose keeps its own words: after a capital it stands
  /// between quotation marks.
  func point(of namnd: String) -> String {
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
