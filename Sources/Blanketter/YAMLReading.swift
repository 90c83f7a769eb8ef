import ReportModel
import Yams

/// Reads a YAML file by its keys, with the place of every value.
///
/// `YAMLDecoder` drops unknown keys in silence and cannot say where a value stands; Yams' node tree
/// has both. Scalars are taken as written, so `0114` stays what it is and `nej` is a word.
final class YAMLFile {
  private var found: [TemplateError.Problem] = []
  private var root: Node?

  /// Every problem once, in the order of the file.
  var problems: [TemplateError.Problem] {
    var seen = Set<TemplateError.Problem>()
    return found.filter { seen.insert($0).inserted }
      .sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
  }

  /// Parses the text; nil, with a problem, when it is no YAML mapping.
  func mapping(of text: String) -> YAMLMapping? {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        found.append(.init(line: 1, column: 1, message: "filen är tom"))
        return nil
      }
      root = node
      return mapping(node)
    } catch let error as YamlError {
      add(error)
    } catch {
      found.append(.init(message: "filen kan inte läsas som YAML: \(error)"))
    }
    return nil
  }

  private func add(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      found.append(
        .init(line: mark.line, column: mark.column, message: "ingen giltig YAML: \(problem)"))
    case .duplicatedKeysInMapping(let duplicates, let context):
      found.append(
        .init(
          line: context.mark.line, column: context.mark.column,
          message: "nyckeln står två gånger: \(duplicates.joined(separator: ", "))"))
    default:
      found.append(.init(message: "ingen giltig YAML: \(error)"))
    }
  }

  func add(_ message: String, at node: Node) { add(message, at: node.mark) }

  func add(_ message: String, at mark: Mark?) {
    found.append(.init(line: mark?.line, column: mark?.column, message: message))
  }

  /// A fault that showed when the template was laid out.
  func add(_ fault: BlankettBuilder.Fault) {
    let places = fault.place.flatMap { place in root.map { marks(of: place, in: $0) } } ?? []
    add(fault.message, at: fault.place?.key == "id" ? places.last : places.first)
  }

  /// Where a text stands.
  private func marks(of place: BlankettBuilder.Place, in node: Node, under key: String? = nil)
    -> [Mark]
  {
    switch node {
    case .scalar(let scalar):
      let isPlace = scalar.string == place.text && (place.key == nil || place.key == key)
      return isPlace ? [node.mark].compactMap(\.self) : []
    case .sequence(let sequence): return sequence.flatMap { marks(of: place, in: $0, under: key) }
    case .mapping(let mapping):
      return mapping.flatMap { marks(of: place, in: $0.value, under: $0.key.string) }
    default: return []
    }
  }

  func mapping(_ node: Node) -> YAMLMapping? {
    guard case .mapping(let mapping) = node else {
      add("här väntas nycklar och värden", at: node)
      return nil
    }
    return YAMLMapping(node: node, mapping: mapping, file: self)
  }

  func list(_ node: Node) -> [Node]? {
    guard case .sequence(let sequence) = node else {
      add("här väntas en lista", at: node)
      return nil
    }
    return Array(sequence)
  }

  /// A scalar as it is written; nil for `null`, `~` and nothing at all.
  func text(_ node: Node) -> String? {
    guard case .scalar(let scalar) = node else {
      add("här väntas en text", at: node)
      return nil
    }
    return scalar.style == .plain && ["null", "~", ""].contains(scalar.string) ? nil : scalar.string
  }
}

/// A mapping whose keys are asked for one by one; those that nobody asked for are errors.
final class YAMLMapping {
  let node: Node
  let file: YAMLFile
  private let mapping: Node.Mapping
  private var asked: [String] = []

  init(node: Node, mapping: Node.Mapping, file: YAMLFile) {
    self.node = node
    self.mapping = mapping
    self.file = file
  }

  /// The value of a key; nil when it is absent or null.
  func node(_ key: String) -> Node? {
    asked.append(key)
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
    return file.text(value) ?? ""
  }

  func integer(_ key: String) -> Int? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    if let number = Int(text) { return number }
    file.add("»\(key)« ska vara ett heltal, inte »\(text)«", at: value)
    return nil
  }

  func decimal(_ key: String) -> Double? {
    guard let value = node(key), let text = file.text(value) else { return nil }
    if let number = Double(text), number.isFinite { return number }
    file.add("»\(key)« ska vara ett tal, inte »\(text)«", at: value)
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

  func mapping(_ key: String) -> YAMLMapping? { node(key).flatMap(file.mapping) }

  func mappings(_ key: String) -> [YAMLMapping] { list(key).compactMap(file.mapping) }

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
