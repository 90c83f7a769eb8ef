import Yams

/// One place where a text is no YAML, and the lines that cannot be read for it.
struct YAMLSyntaxFault {
  var problem: YAMLProblem
  /// The lines, from 0, that must go before the rest can be read; empty when nothing more can be.
  var lines: Range<Int>

  /// A line and a column, from 1.
  private typealias Place = (line: Int, column: Int)

  init(_ error: YamlError, in lines: [Substring], _ language: YAMLLanguage) {
    switch error {
    case .scanner(let context, let reason, let mark, _),
      .parser(let context, let reason, let mark, _),
      .composer(let context, let reason, let mark, _):
      if let quote = YAMLSyntaxFault.openQuote(in: lines.prefix(mark.line)) {
        problem = .init(line: quote.line, column: quote.column, message: language.openQuote)
        self.lines = YAMLSyntaxFault.block(at: quote.line - 1, in: lines)
        return
      }
      var place: Place = (mark.line, mark.column)
      if let context, YAMLSyntaxFault.isOpening(context.text), context.mark.line < mark.line {
        place = (context.mark.line, context.mark.column)
      }
      problem = .init(
        line: place.line, column: place.column,
        message: language.notYAML(reason, YAMLSyntaxFault.character(at: mark, in: lines)))
      self.lines = YAMLSyntaxFault.block(at: place.line - 1, in: lines)
    case .duplicatedKeysInMapping(let keys, let context):
      let first: Place = (context.mark.line, context.mark.column)
      let mark = YAMLSyntaxFault.second(of: keys, after: first, in: lines) ?? first
      problem = .init(
        line: mark.line, column: mark.column, message: language.duplicateKeys(keys))
      self.lines = YAMLSyntaxFault.block(at: mark.line - 1, in: lines)
    case .reader(let reason, let offset, _, let text):
      let place = offset.map { YAMLSyntaxFault.place($0, in: text) }
      problem = .init(
        line: place?.line, column: place?.column, message: language.notYAML(reason, nil))
      self.lines = place.map { YAMLSyntaxFault.block(at: $0.line - 1, in: lines) } ?? 0..<0
    default:
      problem = .init(message: language.notYAML("\(error)", nil))
      self.lines = 0..<0
    }
  }

  /// Whether the fault lies where something was begun that does not end, and not where that shows.
  private static func isOpening(_ context: String) -> Bool {
    ["flow", "quoted", "simple key"].contains { context.contains($0) }
  }

  /// The first double quote that is open when the next text in quotes begins on a later line: the
  /// fault shows there, and is here.
  private static func openQuote(in lines: ArraySlice<Substring>) -> Place? {
    var open: Place?
    for (index, line) in zip(lines.indices, lines) {
      if open == nil, line.drop(while: \.isWhitespace).first == "#" { continue }
      var before: [Character] = []
      for character in line {
        if character == "\"", before.last != "\\" {
          if let found = open, found.line <= index, isOpener(before) { return found }
          open = open == nil ? (index + 1, before.count + 1) : nil
        }
        before.append(character)
      }
    }
    return nil
  }

  /// Whether what stands before a quote lets a text begin there: `nyckel: `, `- `, `[`, `{`, `, `.
  private static func isOpener(_ before: [Character]) -> Bool {
    let text = before.drop { $0 == " " }
    guard let last = text.last(where: { $0 != " " }) else { return false }
    return "[{".contains(last) || text.last == " " && ":-,".contains(last)
  }

  private static func character(at mark: Mark, in lines: [Substring]) -> Character? {
    guard lines.indices.contains(mark.line - 1) else { return nil }
    return lines[mark.line - 1].dropFirst(mark.column - 1).first
  }

  private static func place(_ offset: Int, in text: String) -> Place {
    let before = text.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
    return (max(1, before.count), (before.last?.unicodeScalars.count ?? 0) + 1)
  }
}

// MARK: - Lines

extension YAMLSyntaxFault {
  /// A line with all that hangs under it, so that what is left keeps its shape.
  private static func block(at index: Int, in lines: [Substring]) -> Range<Int> {
    // The end of the text is where many a fault shows.
    let upTo = lines.prefix(max(0, index) + 1)
    guard let start = upTo.lastIndex(where: { !isBlank($0) }) else { return 0..<0 }
    let depth = indentation(of: lines[start])
    let isPoint = isPoint(lines[start])
    let rest = lines[(start + 1)...]
    let end = rest.firstIndex { line in
      !isBlank(line)
        && (indentation(of: line) < depth
          || indentation(of: line) == depth && (isPoint || !YAMLSyntaxFault.isPoint(line)))
    }
    return start..<(end ?? lines.endIndex)
  }

  private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  private static func indentation(of line: Substring) -> Int {
    line.prefix { $0 == " " || $0 == "\t" }.count
  }

  /// Whether a line begins a point of a list.
  private static func isPoint(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    return text == "-" || text.hasPrefix("- ")
  }

  /// Where one of the keys stands again in the mapping in which it stood at `first`.
  private static func second(of keys: [String], after first: Place, in lines: [Substring])
    -> Place?
  {
    let column = first.column - 1
    for index in lines.indices where index >= first.line - 1 {
      let line = lines[index]
      let isFirst = index == first.line - 1
      if isFirst, let again = again(keys, in: line, after: column) {
        return (index + 1, again + 1)
      }
      guard !isFirst, !isBlank(line), indentation(of: line) == column else {
        if !isFirst, !isBlank(line), indentation(of: line) < column { return nil }
        continue
      }
      let text = line.dropFirst(column)
      if keys.contains(where: { isKey($0, text) }) { return (index + 1, column + 1) }
    }
    return nil
  }

  /// The offset at which a mapping of one line has one of the keys a second time.
  private static func again(_ keys: [String], in line: Substring, after column: Int) -> Int? {
    let text = Array(line)
    return text.indices.first { index in
      index > column && "{, ".contains(text[index - 1])
        && keys.contains { isKey($0, line.dropFirst(index)) }
    }
  }

  private static func isKey(_ key: String, _ text: Substring) -> Bool {
    [key, "\"\(key)\"", "'\(key)'"].contains { written in
      text.hasPrefix(written)
        && text.dropFirst(written.count).drop { $0 == " " }.hasPrefix(":")
    }
  }
}
