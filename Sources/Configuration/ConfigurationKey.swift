import SystemPackage
import YAMLReading
import Yams

/// One key of the file: where its value goes, how it is written, and what it means.
struct ConfigurationKey {
  /// `readiness.settle`.
  let name: String
  /// What operators read about it in the shipped file.
  let explanation: String
  /// Whether a change is only taken up when the daemon starts.
  let needsRestart: Bool
  /// Takes the value from the mapping that the key stands in.
  let read: (YAMLMapping, FilePath, inout Configuration) -> Void
  /// The value as it would stand in the file.
  let text: (Configuration) -> String
  let origin: (Configuration) -> Origin

  init<Value>(
    _ name: String, _ path: WritableKeyPath<Configuration, Setting<Value>>,
    _ notation: Notation<Value>, needsRestart: Bool = false,
    shown: ((Configuration) -> Value)? = nil, _ explanation: String
  ) {
    self.name = name
    self.explanation = explanation
    self.needsRestart = needsRestart
    let leaf = ConfigurationKey.leaf(of: name)
    read = { mapping, file, configuration in
      guard let node = mapping.node(leaf), let value = notation.read(node, name, mapping.file)
      else { return }
      configuration[keyPath: path] = Setting(value, from: .file(file, line: node.mark?.line))
    }
    text = { notation.write(shown?($0) ?? $0[keyPath: path].value) }
    origin = { $0[keyPath: path].origin }
  }

  /// `readiness`; empty for a key that stands by itself.
  var section: String {
    let parts = name.split(separator: ".")
    return parts.count > 1 ? String(parts[0]) : ""
  }

  /// `settle`.
  var leaf: String { ConfigurationKey.leaf(of: name) }

  private static func leaf(of name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }
}

extension Configuration {
  /// One value as `check-config --show` tells it.
  public struct Line: Hashable, Sendable {
    /// `readiness.settle`.
    public var name: String
    /// The value as it would stand in the file.
    public var value: String
    public var origin: Origin
    /// Whether a change is only taken up when the daemon starts.
    public var needsRestart: Bool
  }

  /// Every value, in the order of the shipped file.
  public var lines: [Line] {
    Configuration.keys.map { key in
      Line(
        name: key.name, value: key.text(self), origin: key.origin(self),
        needsRestart: key.needsRestart)
    }
  }
}
