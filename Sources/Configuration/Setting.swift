public import SystemPackage

/// Where a value came from.
public enum Origin: Hashable, Sendable {
  /// Nobody chose it.
  case standard
  /// A configuration file, and the line in it, from 1.
  case file(FilePath, line: Int?)
  /// A flag of the command line, `--strict`.
  case flag(String)
}

extension Origin: CustomStringConvertible {
  /// `default`, `/etc/blankettd/blankettd.yaml:7`, `--strict`.
  public var description: String {
    switch self {
    case .standard: "default"
    case .file(let file, let line): file.string + (line.map { ":\($0)" } ?? "")
    case .flag(let name): name
    }
  }
}

/// A value, and where it came from.
public struct Setting<Value: Hashable & Sendable>: Hashable, Sendable {
  public var value: Value
  public var origin: Origin

  public init(_ value: Value, from origin: Origin = .standard) {
    self.value = value
    self.origin = origin
  }
}
