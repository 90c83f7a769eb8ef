/// One thing that is wrong with a YAML file, and where it stands.
public struct YAMLProblem: Hashable, Sendable {
  /// From 1; nil when the whole file is meant.
  public var line: Int?
  /// In Unicode scalars from 1.
  public var column: Int?
  public var message: String

  public init(line: Int? = nil, column: Int? = nil, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }
}
