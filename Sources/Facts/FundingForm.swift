public import Blanketter
public import ReportModel

/// A filled form on which the nämnd asks for money, as form D: it demands a beslutspunkt of its own.
public struct FundingForm: Sendable {
  public let sheet: Sheet
  private let column: Int

  /// Nil when the form's rows do not carry `soktBelopp`.
  public init?(_ sheet: Sheet) {
    guard let column = sheet.blankett.column(showing: "soktBelopp"),
      sheet.blankett.columns[column].kind == .amount
    else { return nil }
    self.sheet = sheet
    self.column = column
  }

  public var unit: Unit { sheet.blankett.columns[column].unit ?? .kr }

  /// What the money is for, by the form's title: `avveckling/omstrukturering av lokaler`.
  public var matter: String {
    let title = sheet.blankett.title
    guard let end = title.firstRange(of: " för ")?.upperBound else {
      let name = sheet.blankett.name
      return name.prefix(1).lowercased() + name.dropFirst()
    }
    return String(title[end...])
  }

  /// The sum of what the rows ask for, in ``unit``.
  public var amount: Amount {
    sheet.ordinaryRows.reduce(.zero) { $0 + (sheet[$1, column].number ?? .zero) }
  }

  /// Whether every row says what it asks for.
  public var isComplete: Bool {
    sheet.ordinaryRows.allSatisfy { row in
      guard let field = sheet.blankett.columns[column].field,
        let reportRow = sheet.rows[row].reportRow
      else { return false }
      return sheet.table[reportRow, field].amount != nil
    }
  }
}
