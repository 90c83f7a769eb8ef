public import ReportModel

/// What an organisation has chosen about the rules that rest on inference.
public struct RuleSettings: Hashable, Sendable {
  /// Codes of rules that are not applied.
  public var off: Set<String>
  /// Severities instead of the rules' own, by code.
  public var severities: [String: Severity]

  public init(off: Set<String> = [], severities: [String: Severity] = [:]) {
    self.off = off
    self.severities = severities
  }

  func check(against rules: [RuleDescription]) throws(RuleSettingsError) {
    var problems: [RuleSettingsError.Problem] = []
    for code in off.union(severities.keys).sorted() {
      guard let rule = rules.first(where: { $0.code == code }) else {
        problems.append(.unknown(code))
        continue
      }
      if !rule.isChangeable {
        problems.append(.fixed(code, title: rule.title))
      } else if off.contains(code), severities[code] != nil {
        problems.append(.offAndRegraded(code))
      }
    }
    guard problems.isEmpty else {
      throw RuleSettingsError(
        problems: problems, changeable: rules.filter(\.isChangeable).map { ($0.code, $0.title) })
    }
  }
}

/// Settings that ask for what cannot be had; tells what may be changed.
public struct RuleSettingsError: Error, Sendable, CustomStringConvertible {
  public enum Problem: Hashable, Sendable {
    /// There is no such rule.
    case unknown(String)
    /// The rule rests on the city's own words or on a contradiction.
    case fixed(String, title: String)
    case offAndRegraded(String)
  }

  public let problems: [Problem]
  /// The rules that may be changed.
  public let changeable: [(code: String, title: String)]

  /// Swedish, one problem a line, then everything that may be changed.
  public var description: String {
    let lines = problems.map { problem in
      switch problem {
      case .unknown(let code):
        "there is no rule '\(code)'"
      case .fixed(let code, let title):
        "\(code) (\(title)) rests on the city's own words and cannot be switched off or graded"
      case .offAndRegraded(let code):
        "\(code) is both switched off and graded; choose one"
      }
    }
    let list = changeable.map { "  \($0.code) \($0.title)" }
    return (lines + ["rules that can be switched off or graded:"] + list)
      .joined(separator: "\n")
  }
}
