public import ReportModel
import Rules

/// What comes to light about a report once the report before it is at hand.
public struct Review: Codable, Hashable, Sendable {
  /// Beside what the report alone shows.
  public var diagnostics: [Diagnostic]
  /// Whether it may still be published.
  public var isFit: Bool
}

extension Converter {
  /// Compares a report with the earlier one; nothing is written. What cannot be compared, because one
  /// of the two cannot be read or they are not one nämnd's, gives nothing.
  public func review(
    _ bytes: [UInt8], after earlier: [UInt8], strict: Bool
  ) -> Review {
    let checked = check(bytes)
    guard let report = checked.report, let before = check(earlier).report,
      before.namnd.kod == report.namnd.kod, before.period.isBefore(report.period)
    else { return Review(diagnostics: [], isFit: true) }
    let known = Set(rules.check(RuleSubject(report: report, sheets: checked.sheets)))
    let found = rules.check(
      RuleSubject(report: report, sheets: checked.sheets, earlier: before)
    ).filter { !known.contains($0) }
    return Review(
      diagnostics: found,
      isFit: !found.contains { $0.severity == .error || (strict && $0.severity == .warning) })
  }
}
