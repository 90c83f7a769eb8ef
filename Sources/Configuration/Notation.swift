import ReportModel
import Spool
import SystemPackage
import YAMLReading
import Yams

/// How a value is written in the file: reading it, with a problem when it cannot be read, and writing
/// it the same way.
struct Notation<Value> {
  /// Reads what stands under the key of this name.
  let read: (Node, _ name: String, YAMLFile) -> Value?
  let write: (Value) -> String
}

extension Notation {
  /// A single word or number. `expectation` completes "it is …"; `words` are those that a slip of the
  /// hand may have meant.
  static func scalar(
    _ expectation: String, words: [String] = [], read: @escaping (String) -> Value?,
    write: @escaping (Value) -> String
  ) -> Notation {
    Notation(
      read: { node, name, file in
        guard let text = file.text(node) else { return nil }
        if let value = read(text) { return value }
        let hint =
          Suggestion.nearest(to: text, in: words).map { "; did you mean '\($0)'?" } ?? ""
        file.add("'\(name)' is \(expectation), not '\(text)'\(hint)", at: node)
        return nil
      }, write: write)
  }

  /// The same, or a word that stands for no value.
  func or(_ word: String) -> Notation<Value?> {
    Notation<Value?>(
      read: { node, name, file in
        if case .scalar(let scalar) = node, scalar.string == word { return .some(nil) }
        return read(node, name, file).map(Optional.some)
      }, write: { $0.map(write) ?? word })
  }
}

extension Notation where Value == Bool {
  static var flag: Notation {
    .scalar(
      "true or false", words: ["true", "false"],
      read: { $0 == "true" ? true : $0 == "false" ? false : nil }, write: { "\($0)" })
  }
}

extension Notation where Value == Int {
  static func integer(_ range: ClosedRange<Int>, or word: String? = nil) -> Notation {
    let other = word.map { ", or '\($0)'" } ?? ""
    return .scalar(
      "a whole number from \(range.lowerBound) to \(range.upperBound)\(other)",
      words: word.map { [$0] } ?? [],
      read: { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }, write: { "\($0)" })
  }

  /// Bytes, in the largest unit that is exact.
  static func size(_ range: ClosedRange<Int>, or word: String? = nil) -> Notation {
    let other = word.map { ", or '\($0)'" } ?? ""
    return .scalar(
      "a size from \(ByteSize.text(range.lowerBound)) to \(ByteSize.text(range.upperBound))\(other)",
      words: word.map { [$0] } ?? [],
      read: { text in ByteSize.bytes(text).flatMap { range.contains($0) ? $0 : nil } },
      write: ByteSize.text)
  }
}

extension Notation where Value == Duration {
  static func duration(_ range: ClosedRange<Duration>) -> Notation {
    .scalar(
      "a duration from \(DurationText.text(range.lowerBound)) to \(DurationText.text(range.upperBound)) (ms, s, min, h)",
      read: { text in DurationText.duration(text).flatMap { range.contains($0) ? $0 : nil } },
      write: DurationText.text)
  }
}

extension Notation where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  static var choice: Notation {
    let words = Value.allCases.map(\.rawValue)
    return .scalar(
      "one of \(words.joined(separator: ", "))", words: words, read: { Value(rawValue: $0) },
      write: \.rawValue)
  }
}

extension Notation where Value == FilePath {
  static var path: Notation {
    .scalar(
      "an absolute path",
      read: { text in
        let path = FilePath(text)
        return path.isAbsolute && !text.utf8.contains(0) ? path : nil
      }, write: { YAMLScalar.quoted($0.string) })
  }
}

extension Notation where Value == [String] {
  static var command: Notation {
    Notation(
      read: { node, name, file in
        guard let list = file.list(node) else { return nil }
        let words = list.compactMap(file.text)
        guard words.count == list.count else { return nil }
        guard words.first.map({ FilePath($0).isAbsolute }) ?? true else {
          file.add("'\(name)' begins with the absolute path of a program", at: node)
          return nil
        }
        return words
      }, write: { "[" + $0.map(YAMLScalar.quoted).joined(separator: ", ") + "]" })
  }
}

extension Notation where Value == [NamePattern] {
  static var patterns: Notation {
    Notation(
      read: { node, name, file in
        guard let list = file.list(node) else { return nil }
        let patterns = list.compactMap { node in
          file.text(node).flatMap { text in pattern(text, name, file, at: node) }
        }
        return patterns.count == list.count ? patterns : nil
      }, write: { "[" + $0.map { YAMLScalar.quoted($0.text) }.joined(separator: ", ") + "]" })
  }

  private static func pattern(
    _ text: String, _ name: String, _ file: YAMLFile, at node: Node
  ) -> NamePattern? {
    guard let pattern = NamePattern(text) else {
      file.add("'\(name)' holds names of files, without '/', with * for anything", at: node)
      return nil
    }
    guard !pattern.coversReports else {
      file.add("'\(text)' in '\(name)' would leave out every report", at: node)
      return nil
    }
    return pattern
  }
}
