import Rules
public import SystemPackage
public import YAMLReading

extension Configuration {
  /// Reads the text of a configuration file; what it does not say has its default.
  ///
  /// - Throws: every problem of the text at once.
  public init(reading text: String, file: FilePath) throws(ConfigurationError) {
    self.init()
    let yaml = YAMLFile(in: .english)
    if let root = yaml.mapping(of: text, mayBeEmpty: true) { take(root, file) }
    guard yaml.problems.isEmpty else {
      throw ConfigurationError(file: file, problems: yaml.problems)
    }
  }

  private mutating func take(_ root: YAMLMapping, _ file: FilePath) {
    for (section, _) in Configuration.sections where !section.isEmpty {
      guard let mapping = root.mapping(section) else { continue }
      for key in Configuration.keys where key.section == section {
        key.read(mapping, file, &self)
      }
      if section == "rules" { refuseFixedRules(in: mapping) }
      mapping.finish()
    }
    for key in Configuration.keys where key.section.isEmpty { key.read(root, file, &self) }
    root.finish()
  }

  /// Rules that exist and cannot be chosen about; the rule book itself says so.
  private func refuseFixedRules(in mapping: YAMLMapping) {
    for rule in RuleBook.standard.rules where mapping.has(rule.code) {
      guard let node = mapping.node(rule.code) else { continue }
      do throws(RuleSettingsError) {
        _ = try RuleBook.standard.applying(RuleSettings(off: [rule.code]))
      } catch {
        let changeable = error.changeable.map(\.code).joined(separator: ", ")
        mapping.file.add(
          "rule \(rule.code) is the city's own and cannot be graded (those that can: \(changeable))",
          at: node)
      }
    }
  }
}

/// What is wrong with a configuration file: every problem, each with its place.
public struct ConfigurationError: Error, Hashable, Sendable {
  public var file: FilePath
  public var problems: [YAMLProblem]

  public init(file: FilePath, problems: [YAMLProblem]) {
    self.file = file
    self.problems = problems
  }

  /// `blankettd.yaml:12:5: unknown key …`, one for each problem.
  public var lines: [String] {
    problems.map { problem in
      let place = [problem.line, problem.column].compactMap { $0.map { ":\($0)" } }.joined()
      return "\(file)\(place): \(problem.message)"
    }
  }
}

extension ConfigurationError: CustomStringConvertible {
  public var description: String { lines.joined(separator: "\n") }
}
