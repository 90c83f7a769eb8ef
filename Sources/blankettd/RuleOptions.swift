import ArgumentParser
import Configuration
import ReportModel
import Rules

/// The options of every command that applies the rules of the forms.
struct RuleOptions: ParsableArguments {
  @Flag(inversion: .prefixedNo, help: "Treat warnings as errors.")
  var strict: Bool?

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp(
      "Switch a rule off or grade it: R10=off, R27=warning. Only rules that rest on inference.",
      valueName: "code=grade"),
    transform: { text in
      let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let grades = ["off"] + Severity.allCases.map(\.rawValue)
      guard parts.count == 2, grades.contains(parts[1]) else {
        throw ValidationError(
          "'\(text)' is no choice about a rule (R10=\(grades.joined(separator: "|")))")
      }
      return RuleChoice(code: parts[0], grade: Severity(rawValue: parts[1]))
    })
  var choices: [RuleChoice] = []

  /// A rule and its grade; nil switches it off.
  struct RuleChoice: Hashable, Sendable {
    var code: String
    var grade: Severity?
  }

  /// Puts the choices over those of the configuration file. All that can be wrong with them is wrong
  /// with what was typed.
  func apply(to configuration: inout Configuration) throws {
    try check()
    if let strict {
      configuration.rules.strict = Setting(strict, from: .flag(strict ? "--strict" : "--no-strict"))
    }
    for choice in choices {
      configuration.rules[choice.code] = Setting(
        choice.grade.map { RuleGrade($0) } ?? .off, from: .flag("--rule"))
    }
  }

  private func check() throws {
    var settings = RuleSettings()
    for choice in choices {
      if let grade = choice.grade {
        settings.severities[choice.code] = grade
      } else {
        settings.off.insert(choice.code)
      }
    }
    do {
      _ = try RuleBook.standard.applying(settings)
    } catch {
      throw CommandFailure(code: .configuration, message: error.description)
    }
  }
}
