package import ReportModel

/// Reckoning that cannot leave the range of an amount, because the amounts come from a report.
extension Amount {
  /// The sum; both come from a report, so that it always fits.
  package static func + (left: Amount, right: Amount) -> Amount {
    Amount(units: left.units &+ right.units)
  }

  package static func - (left: Amount, right: Amount) -> Amount {
    Amount(units: left.units &- right.units)
  }

  package static prefix func - (amount: Amount) -> Amount { Amount(units: 0 &- amount.units) }

  /// `percent` per cent; exact, because a report's amounts have at most 6 of the 12 decimals.
  package func percent(_ percent: Int128) -> Amount { Amount(units: units &* percent / 100) }

  /// The value in kronor.
  package func inKronor(_ unit: Unit) -> Amount { Amount(units: units &* Int128(unit.kronor)) }
}
