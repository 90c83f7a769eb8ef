public import ReportModel
public import Rules

/// What an organisation has chosen about the rules that rest on inference.
public struct RuleGrades: Hashable, Sendable {
  public var strict = Setting(false)
  private var grades: [String: Setting<RuleGrade>]

  /// Every changeable rule as the book grades it.
  init() {
    grades = Dictionary(
      uniqueKeysWithValues: RuleGrades.changeable.map { ($0.code, Setting(RuleGrade($0.severity))) }
    )
  }

  static var changeable: [RuleDescription] {
    RuleBook.standard.rules.map(\.about).filter(\.isChangeable)
  }

  /// The grade of a changeable rule; of any other code, a setting that nobody reads.
  public subscript(code: String) -> Setting<RuleGrade> {
    get { grades[code] ?? Setting(.off) }
    set { if grades[code] != nil { grades[code] = newValue } }
  }

  /// What was chosen, by code: neither defaults nor choices that change nothing.
  public var choices: [(code: String, grade: RuleGrade)] {
    RuleGrades.changeable.compactMap { rule in
      let grade = self[rule.code].value
      return grade == RuleGrade(rule.severity) ? nil : (rule.code, grade)
    }
  }

  /// The choices as the rule book takes them.
  public var settings: RuleSettings {
    var settings = RuleSettings()
    for (code, grade) in choices {
      if let severity = grade.severity {
        settings.severities[code] = severity
      } else {
        settings.off.insert(code)
      }
    }
    return settings
  }
}

/// How much the findings of a rule weigh, or that it is not applied.
public enum RuleGrade: String, CaseIterable, Hashable, Sendable {
  case off, note, warning, error

  public init(_ severity: Severity) {
    self =
      switch severity {
      case .note: .note
      case .warning: .warning
      case .error: .error
      }
  }

  /// Nil when the rule is not applied.
  public var severity: Severity? {
    switch self {
    case .off: nil
    case .note: .note
    case .warning: .warning
    case .error: .error
    }
  }
}
