public import Blanketter
public import ReportModel

/// One check that the city's forms ask for in words.
///
/// A rule looks at what the report says and what the forms show, and adds findings in the form's own
/// words. It writes nothing, changes nothing, and does not depend on other rules having run.
public protocol Rule: Sendable {
  /// What the rule says of itself: its documentation, and the examples that are its tests.
  var about: RuleDescription { get }

  /// Adds what is wrong with `subject`; a report that could only be read in part never stops it.
  func check(_ subject: RuleSubject, _ findings: inout Findings)
}

extension Rule {
  /// The code in `docs/regler.md`: `R09`.
  public var code: String { about.code }
}

/// What rules look at.
public struct RuleSubject: Sendable {
  public let report: Report
  /// The filled forms, for those blanketter that could be laid out.
  public let sheets: [Sheet]
  /// The latest accepted report of the same nämnd before this period, where it is at hand.
  public let earlier: Report?

  public init(report: Report, sheets: [Sheet], earlier: Report? = nil) {
    self.report = report
    self.sheets = sheets
    self.earlier = earlier
  }

  /// The filled form of a blankett.
  func sheet(_ id: String) -> Sheet? { sheets.first { $0.blankett.id == id } }
}
