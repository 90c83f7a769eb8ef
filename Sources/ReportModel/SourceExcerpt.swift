import PrintableText

/// The line of the file that a finding is about, cut to what people look at, and the column in question.
public struct SourceExcerpt: Codable, Hashable, Sendable {
  /// The line or the part of it around the place; all of it prints.
  public var text: String
  /// How many letters of `text` stand before the place.
  public var caret: Int
}

extension JSONDocument {
  /// Gives findings the lines that they are about.
  public func addExcerpts(to diagnostics: inout [Diagnostic]) {
    diagnostics.addExcerpts(from: bytes)
  }
}

extension [Diagnostic] {
  /// Gives findings the lines of the file that they are about, but for lines too long to look at.
  public mutating func addExcerpts(from source: [UInt8]) {
    guard contains(where: { $0.line != nil }) else { return }
    let lines = SourceLines(Set(compactMap(\.line)), of: source)
    var (last, scalars): (Int, [Unicode.Scalar]) = (0, [])
    for index in indices {
      guard let line = self[index].line, let column = self[index].column else { continue }
      if line != last { (last, scalars) = (line, lines.scalars(of: line) ?? []) }
      guard !scalars.isEmpty else { continue }
      self[index].excerpt = SourceExcerpt(scalars, column: column)
    }
  }
}

extension SourceExcerpt {
  /// The 60 letters of a line around a column, which counts from 1.
  fileprivate init(_ scalars: [Unicode.Scalar], column: Int) {
    let start = Swift.max(0, Swift.min(column - 1 - 24, scalars.count - 60))
    let shown = scalars[Swift.min(start, scalars.count)...].prefix(60).map { scalar in
      scalar == "\t" || scalar == "\r" ? " " : scalar.printable
    }
    let lead = start > 0 ? "…" : ""
    text = lead + shown.joined()
    caret =
      lead.unicodeScalars.count
      + shown.prefix(column - 1 - start).reduce(0) { $0 + $1.unicodeScalars.count }
  }
}

/// Some lines of a file, found in one pass: it may have as many as bytes.
private struct SourceLines {
  private static let longest = 20_000
  private let source: [UInt8]
  private var places: [Int: Range<Int>] = [:]

  init(_ lines: Set<Int>, of source: [UInt8]) {
    self.source = source
    var (number, start) = (1, source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    for (index, byte) in source.enumerated() where byte == 0x0A {
      if lines.contains(number) { places[number] = start..<index }
      (number, start) = (number + 1, index + 1)
    }
    if lines.contains(number) { places[number] = start..<source.endIndex }
  }

  /// A line's letters; nil for one that is too long for people to look at.
  func scalars(of line: Int) -> [Unicode.Scalar]? {
    guard let place = places[line], place.count <= SourceLines.longest else { return nil }
    return Array(String(decoding: source[place], as: UTF8.self).unicodeScalars)
  }
}
