import ReportModel
public import Yams

/// A mapping whose keys are asked for one by one; those that nobody asked for are errors.
public final class YAMLMapping {
  public let node: Node
  public let file: YAMLFile
  private let mapping: Node.Mapping
  private let path: String
  private var asked: [String] = []

  init(node: Node, mapping: Node.Mapping, file: YAMLFile, path: String) {
    self.node = node
    self.mapping = mapping
    self.file = file
    self.path = path
  }

  /// Where a key is explained.
  private func place(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The value of a key; nil when it is absent or null.
  public func node(_ key: String) -> Node? {
    asked.append(key)
    file.asked.insert(place(of: key))
    guard let value = mapping.first(where: { $0.key.string == key })?.value else { return nil }
    if case .scalar = value { return file.text(value) == nil ? nil : value }
    return value
  }

  public func has(_ key: String) -> Bool { mapping.contains { $0.key.string == key } }

  public func text(_ key: String) -> String? { node(key).flatMap(file.text) }

  /// A text that must be there; empty, with a problem, when it is not.
  public func required(_ key: String) -> String {
    guard let value = node(key) else {
      file.addMissing(file.language.missingKey(key), at: node)
      return ""
    }
    let text = file.text(value) ?? ""
    if text.isEmpty, case .scalar = value { file.add(file.language.emptyKey(key), at: value) }
    return text
  }

  public func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    file.add(file.language.wantsInteger(key, range, text), at: value)
    return nil
  }

  public func flag(_ key: String) -> Bool? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    if text == "true" || text == "false" { return text == "true" }
    file.add(file.language.wantsFlag(key, text), at: value)
    return nil
  }

  public func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
  where Choice.RawValue == String {
    guard let value = node(key), let text = file.text(value) else { return nil }
    return choice(text, at: value)
  }

  public func choice<Choice: RawRepresentable & CaseIterable>(_ text: String, at node: Node)
    -> Choice?
  where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let suggestion = Suggestion.nearest(to: text, in: words)
    file.add(file.language.noChoice(text, of: words, suggestion), at: node)
    return nil
  }

  public func list(_ key: String) -> [Node] { node(key).flatMap(file.list) ?? [] }

  public func mapping(_ key: String) -> YAMLMapping? {
    node(key).flatMap { file.mapping($0, at: place(of: key)) }
  }

  /// A list of mappings; `path` is where their keys are explained, when it is not under this one.
  public func mappings(_ key: String, at path: String? = nil) -> [YAMLMapping] {
    list(key).compactMap { file.mapping($0, at: path ?? place(of: key)) }
  }

  /// Where a key itself stands.
  public func place(ofKey key: String) -> Mark? {
    mapping.first { $0.key.string == key }?.key.mark
  }

  /// The keys and values as they stand, for a mapping whose keys are names of its own.
  public var entries: [(key: String, value: Node)] {
    mapping.map { entry in
      asked.append(entry.key.string ?? "")
      return (entry.key.string ?? "", entry.value)
    }
  }

  /// Reports every key that nobody asked for.
  public func finish() {
    for (key, _) in mapping where !asked.contains(key.string ?? "") {
      let name = key.string ?? "?"
      let suggestion = Suggestion.nearest(to: name, in: asked)
      file.add(file.language.unknownKey(name, suggestion), at: key)
    }
  }
}
