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

  /// Whether some lines could not be read, so that nobody knows what else they hold.
  public private(set) var isBroken = false

  /// Parses the text; nil, with a problem, when it is no YAML mapping. A file without a value, all
  /// comments for instance, is a problem unless it `mayBeEmpty`. Lines that are no YAML are told, and
  /// the rest is read without them.
  public func mapping(of text: String, mayBeEmpty: Bool = false) -> YAMLMapping? {
    do {
      guard let node = try compose(text) else {
        if mayBeEmpty || isBroken { return nil }
        found.append(.init(line: 1, column: 1, message: language.emptyFile))
        return nil
      }
      if isBroken, node.mapping == nil { return nil }
      root = node
      return mapping(node, at: "")
    } catch {
      found.append(.init(message: language.unreadable(error)))
    }
    return nil
  }

  /// So many faults of the YAML are told: what comes after them is most often made by them.
  private static let faultLimit = 20

  /// The text without the lines that are no YAML; each that must go is a problem.
  private func compose(_ text: String) throws -> Node? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for _ in 0..<YAMLFile.faultLimit {
      do {
        return try Yams.compose(yaml: lines.joined(separator: "\n"))
      } catch let error as YamlError {
        isBroken = true
        let fault = YAMLSyntaxFault(error, in: lines, language)
        found.append(fault.problem)
        guard !fault.lines.isEmpty else { return nil }
        for index in fault.lines { lines[index] = "" }
      }
    }
    return nil
  }

  /// Notes a problem; it is told with the others.
  public func add(_ message: String, at node: Node) { add(message, at: node.mark) }

  public func add(_ message: String, at mark: Mark?) {
    found.append(.init(line: mark?.line, column: mark?.column, message: message))
  }

  public func add(_ problems: [YAMLProblem]) { found += problems }

  /// Notes that something is not there, unless it may stand in a line that cannot be read.
  public func addMissing(_ message: String, at node: Node) {
    if !isBroken { add(message, at: node) }
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
