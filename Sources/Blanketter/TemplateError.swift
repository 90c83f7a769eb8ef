import YAMLReading

/// What is wrong with a template file: every problem, each with its place.
public struct TemplateError: Error, Hashable, Sendable {
  public var file: String
  public var problems: [Problem]

  public init(file: String, problems: [Problem]) {
    self.file = file
    self.problems = problems
  }

  /// One problem, in Swedish, because templates are written by the city's own people.
  public struct Problem: Hashable, Sendable {
    public var line: Int?
    public var column: Int?
    public var message: String

    public init(line: Int? = nil, column: Int? = nil, message: String) {
      self.line = line
      self.column = column
      self.message = message
    }
  }
}

extension TemplateError: CustomStringConvertible {
  /// `projekt.yaml:12:5: okänd nyckel …`, a line a problem.
  public var description: String {
    problems.map { problem in
      let place = [problem.line, problem.column].compactMap { $0.map { ":\($0)" } }.joined()
      return "\(file)\(place): \(problem.message)"
    }.joined(separator: "\n")
  }
}

extension TemplateError {
  init(file: String, _ problems: [YAMLProblem]) {
    self.init(
      file: file,
      problems: problems.map { Problem(line: $0.line, column: $0.column, message: $0.message) })
  }
}
