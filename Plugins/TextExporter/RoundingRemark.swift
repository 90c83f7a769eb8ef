import Blanketter
import Facts

/// The remark under a table whose visible rows do not add up to its visible sums (rule R29).
enum RoundingRemark {
  static let text =
    "Beloppen är avrundade var för sig. Summan av raderna kan därför skilja sig från den "
    + "redovisade summan."

  static func isNeeded(under sheet: Sheet) -> Bool { !UnevenSum.all(in: sheet).isEmpty }
}
