public import Blanketter
public import ReportModel

/// Two amounts of a row that are weighed against each other.
public struct AmountDifference: Sendable {
  public let comparison: Comparison
  public let base: Amount
  public let current: Amount
  /// Decimals that the form shows.
  public let decimals: Int

  /// How much worse the current amount is: costs are positive on the form and incomes negative, so
  /// more is worse for both.
  public var shortfall: Amount { current - base }

  /// Whether the form's decimals show it.
  public var isShown: Bool { base != current && shortfall.rounded(to: decimals) != .zero }
}

/// Two dates of a row that differ.
public struct DateDifference: Sendable {
  public let comparison: Comparison
  public let base: CalendarDate
  public let current: CalendarDate
}

extension Comparison {
  /// The amounts of a row of the sheet, the same or not; nil where one is missing or no amount.
  public func amounts(in sheet: Sheet, row: Int) -> AmountDifference? {
    guard let base = sheet[row, base].number, let current = sheet[row, current].number else {
      return nil
    }
    return AmountDifference(
      comparison: self, base: base, current: current,
      decimals: sheet.blankett.columns[self.current].decimals)
  }

  /// The dates of a row of the sheet; nil when one is missing or they are the same.
  public func dates(in sheet: Sheet, row: Int) -> DateDifference? {
    guard case .date(let base) = sheet[row, base], case .date(let current) = sheet[row, current],
      base != current
    else { return nil }
    return DateDifference(comparison: self, base: base, current: current)
  }
}
