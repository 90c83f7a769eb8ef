import ReportModel
import Yams

/// Reads a YAML file by its keys, with the place of every value.
///
/// `YAMLDecoder` drops unknown keys in silence and cannot say where a value stands; Yams' node tree
/// has both. Scalars are taken as written, so `0114` stays what it is and `nej` is a word.
final class YAMLFile {
  private var found: [TemplateError.Problem] = []
  private var root: Node?
  /// Every key that was asked for, as `kolumner.bredd`; `docs/mallar.md` must explain them all.
  var asked = Set<String>()

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
      return mapping(node, at: "")
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

  /// A fault that showed when the template was laid out; `remark` says when it shows.
  func add(_ fault: BlankettBuilder.Fault, remark: String = "") {
    let places = fault.place.flatMap { place in root.map { marks(of: place, in: $0) } } ?? []
    let mark = fault.place?.isLast == true ? places.last : places.first
    add(fault.message + remark, at: mark ?? root?.mark)
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

  /// A mapping; `path` is where its keys are explained.
  func mapping(_ node: Node, at path: String) -> YAMLMapping? {
    guard case .mapping(let mapping) = node else {
      add("här väntas nycklar och värden", at: node)
      return nil
    }
    return YAMLMapping(node: node, mapping: mapping, file: self, path: path)
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
