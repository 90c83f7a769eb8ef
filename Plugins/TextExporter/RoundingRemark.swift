import Blanketter
import ReportModel

/// The remark under a table whose visible rows do not add up to its visible sums (rule R29).
enum RoundingRemark {
  static let text =
    "Beloppen är avrundade var för sig. Summan av raderna kan därför skilja sig från den "
    + "redovisade summan."

  static func isNeeded(under sheet: Sheet) throws(ArithmeticError) -> Bool {
    for (index, column) in sheet.blankett.columns.enumerated() where column.isSummed {
      var all = Amount.zero
      var group = Amount.zero
      for row in sheet.reportedRows {
        guard let number = sheet[row, index].number?.rounded(to: column.decimals) else { continue }
        switch sheet.rows[row].kind {
        case .subtotal:
          if group != number { return true }
          group = .zero
        case .total:
          if all != number { return true }
        default:
          all = try all.adding(number)
          group = try group.adding(number)
        }
      }
    }
    return false
  }
}
