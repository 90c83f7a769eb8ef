import Blanketter
import ReportModel

/// The remark under a table whose visible rows do not add up to its visible sums (rule R29).
enum RoundingRemark {
  static let text =
    "Beloppen är avrundade var för sig. Summan av raderna kan därför skilja sig från den "
    + "redovisade summan."

  static func isNeeded(under sheet: Sheet) throws(ArithmeticError) -> Bool {
    let groups = groups(of: sheet)
    for (index, column) in sheet.blankett.columns.enumerated() where column.isSummed {
      let decimals = column.decimals
      var all = Amount.zero
      for group in groups {
        var sum = Amount.zero
        for row in group.rows {
          guard let number = sheet[row, index].number else { continue }
          sum = try sum.adding(number.rounded(to: decimals))
        }
        all = try all.adding(sum)
        guard let shown = sheet[group.sum, index].number?.rounded(to: decimals) else { continue }
        if shown != (sheet.rows[group.sum].kind == .total ? all : sum) { return true }
      }
    }
    return false
  }

  /// The rows above each sum, from the one before it on.
  private static func groups(of sheet: Sheet) -> [(rows: [Int], sum: Int)] {
    var groups: [(rows: [Int], sum: Int)] = []
    var rows: [Int] = []
    for row in sheet.reportedRows {
      if sheet.rows[row].kind == .report {
        rows.append(row)
      } else {
        groups.append((rows, row))
        rows = []
      }
    }
    return groups
  }
}
