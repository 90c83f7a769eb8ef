public import ReportModel

/// The rules that a program applies, in the order of their codes.
public struct RuleBook: Sendable {
  public let rules: [any Rule]
  /// Severities that an organisation has chosen, by code.
  private var chosen: [String: Severity] = [:]

  public init(_ rules: [any Rule]) { self.rules = rules }

  /// Every rule of the house.
  public static let standard = RuleBook([
    Signs(), BelongsInForm(), ExplainedDates(), ExplainedDeviations(), CommentedForm(),
    TotalOfYears(), StartBeforeEnd(), StatementWhenEmpty(), StatementOrRows(),
    LargeExternalProject(), YearsTransfer(), FundLimits(), ClosingResult(), TransferSign(),
    MarkedIntraprenad(), BudgetUnit(), PremisesRequest(), PremisesFacts(), PremisesInformant(),
    PremisesOutsidePlan(), EndedProject(), OwnFunding(), VisibleSums(), PersonalDataInText(),
    CompleteActivity(), TransferControl(), StrayAmount(), FormUnit(), InvestmentSigns(),
    PremisesFigures(), MissingForm(), DamagedText(), TimeNotDate(),
  ])

  /// The book with an organisation's choices. Only rules that rest on inference can be chosen about.
  public func applying(_ settings: RuleSettings) throws(RuleSettingsError) -> RuleBook {
    try settings.check(against: rules.map(\.about))
    var book = RuleBook(rules.filter { !settings.off.contains($0.code) })
    book.chosen = chosen.merging(settings.severities) { $1 }
    return book
  }

  /// The rules whose findings are contradictions. Only they may speak of a file that breaks off:
  /// what is not there may merely be unread, but two values that exclude each other stay so.
  public var contradictions: RuleBook {
    var book = RuleBook(rules.filter { $0.about.basis.kind == .contradiction })
    book.chosen = chosen
    return book
  }

  /// How much the findings of a rule weigh here, unless the rule says otherwise for one.
  public func severity(of rule: any Rule) -> Severity { chosen[rule.code] ?? rule.about.severity }

  /// Everything that the rules find, in the order of the rules.
  public func check(_ subject: RuleSubject) -> [Diagnostic] {
    var findings = Findings(subject.report.document)
    for rule in rules {
      findings.begin(rule.code, severity(of: rule))
      rule.check(subject, &findings)
    }
    return findings.diagnostics
  }
}
