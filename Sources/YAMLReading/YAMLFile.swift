public import Yams

/// Reads a YAML file by its keys, with the place of every value.
///
/// `YAMLDecoder` drops unknown keys in silence and cannot say where a value stands; Yams' node tree
/// has both. Scalars are taken as written, so `0114` stays what it is and `nej` is a word.
public final class YAMLFile {
  let language: YAMLLanguage
  private var found: [YAMLProblem] = []
  /// The whole of the file, once it was parsed.
  public private(set) var root: Node?
  /// Every key that was asked for, as `kolumner.bredd`; the documentation must explain them all.
  public var asked = Set<String>()

  public init(in language: YAMLLanguage) { self.language = language }

  /// Every problem once, in the order of the file.
  public var problems: [YAMLProblem] {
    var seen = Set<YAMLProblem>()
    return found.filter { seen.insert($0).inserted }
      .sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
  }

  /// Parses the text; nil, with a problem, when it is no YAML mapping. A file without a value, all
  /// comments for instance, is a problem unless it `mayBeEmpty`.
  public func mapping(of text: String, mayBeEmpty: Bool = false) -> YAMLMapping? {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        if mayBeEmpty { return nil }
        found.append(.init(line: 1, column: 1, message: language.emptyFile))
        return nil
      }
      root = node
      return mapping(node, at: "")
    } catch let error as YamlError {
      add(error)
    } catch {
      found.append(.init(message: language.unreadable(error)))
    }
    return nil
  }

  private func add(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      found.append(
        .init(line: mark.line, column: mark.column, message: language.notYAML(problem)))
    case .duplicatedKeysInMapping(let duplicates, let context):
      found.append(
        .init(
          line: context.mark.line, column: context.mark.column,
          message: language.duplicateKeys(duplicates)))
    default:
      found.append(.init(message: language.notYAML("\(error)")))
    }
  }

  /// Notes a problem; it is told with the others.
  public func add(_ message: String, at node: Node) { add(message, at: node.mark) }

  public func add(_ message: String, at mark: Mark?) {
    found.append(.init(line: mark?.line, column: mark?.column, message: message))
  }

  /// A mapping; `path` is where its keys are explained.
  public func mapping(_ node: Node, at path: String) -> YAMLMapping? {
    guard case .mapping(let mapping) = node else {
      add(language.wantsMapping, at: node)
      return nil
    }
    return YAMLMapping(node: node, mapping: mapping, file: self, path: path)
  }

  public func list(_ node: Node) -> [Node]? {
    guard case .sequence(let sequence) = node else {
      add(language.wantsList, at: node)
      return nil
    }
    return Array(sequence)
  }

  /// A scalar as it is written; nil for `null`, `~` and nothing at all.
  public func text(_ node: Node) -> String? {
    guard case .scalar(let scalar) = node else {
      add(language.wantsText, at: node)
      return nil
    }
    return scalar.style == .plain && ["null", "~", ""].contains(scalar.string) ? nil : scalar.string
  }
}
