import ArgumentParser
import ReportModel
import Rules

/// The options of every command that applies the rules of the forms.
struct RuleOptions: ParsableArguments {
  @Flag(help: "Treat warnings as errors.")
  var strict = false

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

  /// The rules as the options want them.
  func rules() throws -> RuleBook {
    var settings = RuleSettings()
    for choice in choices {
      if let grade = choice.grade {
        settings.severities[choice.code] = grade
      } else {
        settings.off.insert(choice.code)
      }
    }
    do {
      return try RuleBook.standard.applying(settings)
    } catch {
      throw CommandFailure(code: .configuration, message: error.description)
    }
  }

  /// The same choices for a worker.
  var arguments: [String] {
    choices.flatMap { ["--rule", "\($0.code)=\($0.grade?.rawValue ?? "off")"] }
  }
}
