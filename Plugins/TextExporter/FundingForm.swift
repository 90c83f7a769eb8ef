import Blanketter
import ReportModel

/// A form on which the nämnd asks for money, as form D: it demands a beslutspunkt of its own.
struct FundingForm {
  let sheet: Sheet
  private let column: Int

  /// Nil when the form's rows do not carry `soktBelopp`.
  init?(_ sheet: Sheet) {
    guard let column = sheet.blankett.column(showing: "soktBelopp"),
      sheet.blankett.columns[column].kind == .amount
    else { return nil }
    self.sheet = sheet
    self.column = column
  }

  var unit: Unit { sheet.blankett.columns[column].unit ?? .kr }

  /// What the money is for, by the form's title: `avveckling/omstrukturering av lokaler`.
  var matter: String {
    let title = sheet.blankett.title
    guard let end = title.firstRange(of: " för ")?.upperBound else {
      return sheet.blankett.name.withLowercaseStart
    }
    return String(title[end...])
  }

  /// The sum of what the rows ask for.
  func amount() throws(ArithmeticError) -> Amount { try sheet.whole(column) }

  func figure() throws(ArithmeticError) -> String {
    AmountWording.exactFigure(try amount(), unit: unit)
  }
}
