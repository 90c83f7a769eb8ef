import ReportModel
import Yams

/// A mapping whose keys are asked for one by one; those that nobody asked for are errors.
final class YAMLMapping {
  let node: Node
  let file: YAMLFile
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
  func node(_ key: String) -> Node? {
    asked.append(key)
    file.asked.insert(place(of: key))
    guard let value = mapping.first(where: { $0.key.string == key })?.value else { return nil }
    if case .scalar = value { return file.text(value) == nil ? nil : value }
    return value
  }

  func has(_ key: String) -> Bool { mapping.contains { $0.key.string == key } }

  func text(_ key: String) -> String? { node(key).flatMap(file.text) }

  /// A text that must be there.
  func required(_ key: String) -> String {
    guard let value = node(key) else {
      file.add("»\(key)« saknas", at: node)
      return ""
    }
    let text = file.text(value) ?? ""
    if text.isEmpty, case .scalar = value { file.add("»\(key)« är tom", at: value) }
    return text
  }

  /// A text that is the same in every year, so that no placeholder can stand in it.
  func plain(_ key: String) -> String? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    if text.contains("{") { file.add("»\(key)« kan inte ha platshållare", at: value) }
    return text
  }

  func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    file.add(
      "»\(key)« ska vara ett heltal \(range.lowerBound)–\(range.upperBound), inte »\(text)«",
      at: value)
    return nil
  }

  /// A width in characters, as spreadsheets count it.
  func width(_ key: String) -> Double? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    if let number = Double(text), number >= 1, number <= 255 { return number }
    file.add("»\(key)« ska vara ett tal 1–255, inte »\(text)«", at: value)
    return nil
  }

  /// A number with a decimal point, exactly.
  func amount(_ key: String) -> Amount? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1].count : 0
    if parts.count <= 2, !parts.contains(""), decimals <= 6, text.count <= 15,
      let digits = Int64(parts.joined())
    {
      return Amount(digits: digits, decimals: decimals)
    }
    file.add("»\(key)« ska vara ett tal med decimalpunkt, inte »\(text)«", at: value)
    return nil
  }

  func flag(_ key: String) -> Bool? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    if text == "true" || text == "false" { return text == "true" }
    file.add("»\(key)« ska vara true eller false, inte »\(text)«", at: value)
    return nil
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
  where Choice.RawValue == String {
    guard let value = node(key), let text = file.text(value) else { return nil }
    return choice(text, at: value)
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ text: String, at node: Node) -> Choice?
  where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let hint = Suggestion.nearest(to: text, in: words).map { "; menade du »\($0)«?" } ?? ""
    file.add("»\(text)« är inget av \(words.joined(separator: ", "))\(hint)", at: node)
    return nil
  }

  func list(_ key: String) -> [Node] { node(key).flatMap(file.list) ?? [] }

  func mapping(_ key: String) -> YAMLMapping? {
    node(key).flatMap { file.mapping($0, at: place(of: key)) }
  }

  /// A list of mappings; `path` is where their keys are explained, when it is not under this one.
  func mappings(_ key: String, at path: String? = nil) -> [YAMLMapping] {
    list(key).compactMap { file.mapping($0, at: path ?? place(of: key)) }
  }

  /// The keys and values as they stand, for a mapping whose keys are names of its own.
  var entries: [(key: String, value: Node)] {
    mapping.map { entry in
      asked.append(entry.key.string ?? "")
      return (entry.key.string ?? "", entry.value)
    }
  }

  /// Reports every key that nobody asked for.
  func finish() {
    for (key, _) in mapping where !asked.contains(key.string ?? "") {
      let name = key.string ?? "?"
      let hint = Suggestion.nearest(to: name, in: asked).map { "; menade du »\($0)«?" } ?? ""
      file.add("okänd nyckel »\(name)«\(hint)", at: key)
    }
  }
}
