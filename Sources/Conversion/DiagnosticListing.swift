import PrintableText
public import ReportModel

/// Findings laid out for people: grouped by blankett, each with its place in the form and the file.
public struct DiagnosticListing {
  private let diagnostics: [Diagnostic]
  private let source: [UInt8]
  /// Where the lines lie that the findings are about.
  private let places: [Int: Range<Int>]
  private let isColoured: Bool

  /// `source` is the file, when the lines in question are to be shown with a caret under the place.
  public init(_ diagnostics: [Diagnostic], source: [UInt8] = [], isColoured: Bool = false) {
    self.diagnostics = diagnostics
    self.source = source
    places = DiagnosticListing.places(of: Set(diagnostics.compactMap(\.line)), in: source)
    self.isColoured = isColoured
  }

  /// `2 fel, 1 varning, 3 anmärkningar.`
  public static func count(_ diagnostics: [Diagnostic]) -> String {
    let counts: [(Severity, String, String)] = [
      (.error, "fel", "fel"), (.warning, "varning", "varningar"),
      (.note, "notering", "noteringar"),
    ]
    let parts = counts.compactMap { severity, one, many -> String? in
      let count = diagnostics.count(of: severity)
      return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }
    return parts.isEmpty ? "Inga anmärkningar." : parts.joined(separator: ", ") + "."
  }

  /// The lines print whatever the report holds; the colours are all that steers a terminal.
  public var lines: [String] {
    var order: [String] = []
    var groups: [String: [Diagnostic]] = [:]
    for diagnostic in diagnostics {
      let group = diagnostic.group
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(diagnostic)
    }
    return Array(
      order.map { group in
        [strong(group.printable)] + (groups[group] ?? []).flatMap(entry)
      }.joined(separator: [""]))
  }

  private func entry(_ diagnostic: Diagnostic) -> [String] {
    var lines = Paragraph.wrap(
      "\(diagnostic.severity.word) \(diagnostic.code): \(diagnostic.message)", indent: "  ",
      width: 76)
    lines[0] = painted(lines[0], diagnostic.severity)
    for index in lines.indices.dropFirst() { lines[index] = "  " + lines[index] }
    lines += Paragraph.wrap(diagnostic.place, indent: "    ", width: 76)
    return lines + excerpt(diagnostic)
  }

  private func strong(_ text: String) -> String {
    isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  private func painted(_ text: String, _ severity: Severity) -> String {
    guard isColoured else { return text }
    let colour =
      switch severity {
      case .error: 31
      case .warning: 33
      case .note: 36
      }
    return "\u{1B}[\(colour)m\(text)\u{1B}[0m"
  }
}

// MARK: - The line in question

extension DiagnosticListing {
  /// The line of the file and a caret under the column; long lines are cut around it.
  private func excerpt(_ diagnostic: Diagnostic) -> [String] {
    guard !source.isEmpty, let number = diagnostic.line, let column = diagnostic.column,
      let line = line(number)
    else { return [] }
    let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    let start = max(0, min(column - 1 - 24, scalars.count - 60))
    let shown = scalars[min(start, scalars.count)...].prefix(60).map(DiagnosticListing.shown)
    let margin = "    \(number) | "
    let before = start > 0 ? "…" : ""
    let lead = shown.prefix(column - 1 - start).reduce(0) { $0 + $1.unicodeScalars.count }
    let caret = String(repeating: " ", count: margin.count + before.count + lead)
    return [margin + before + shown.joined(), caret + "^"]
  }

  /// A letter of the file as a terminal may have it; a tab takes one column.
  private static func shown(_ scalar: Unicode.Scalar) -> String {
    scalar == "\t" || scalar == "\r" ? " " : scalar.printable
  }

  /// In one pass: a file may have as many lines as bytes.
  private static func places(of lines: Set<Int>, in source: [UInt8]) -> [Int: Range<Int>] {
    guard !source.isEmpty, !lines.isEmpty else { return [:] }
    var places: [Int: Range<Int>] = [:]
    var (number, start) = (1, source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    for (index, byte) in source.enumerated() where byte == 0x0A {
      if lines.contains(number) { places[number] = start..<index }
      (number, start) = (number + 1, index + 1)
    }
    if lines.contains(number) { places[number] = start..<source.endIndex }
    return places
  }

  /// A line of the file; nil for one that is too long for people to look at.
  private func line(_ number: Int) -> ArraySlice<UInt8>? {
    places[number].flatMap { $0.count <= 20_000 ? source[$0] : nil }
  }
}

extension Diagnostic {
  fileprivate var group: String {
    guard let blankett else { return "Rapporten" }
    return "Blankett \(blankett)"
  }

  /// `raden »YFI«, (17) Startdatum prognos, cell AD10 – rad 12, kolumn 9 i filen`
  fileprivate var place: String {
    var form: [String] = []
    if let rad { form.append("raden »\(rad)«") }
    if let kolumn { form.append(kolumn) }
    if let cell { form.append("cell \(cell)") }
    var file: [String] = []
    if let line { file.append("rad \(line)") }
    if let column { file.append("kolumn \(column) i filen") }
    return [form, file].filter { !$0.isEmpty }.map { $0.joined(separator: ", ") }
      .joined(separator: " – ")
  }
}

extension Severity {
  fileprivate var word: String {
    switch self {
    case .error: "fel"
    case .warning: "varning"
    case .note: "notering"
    }
  }
}
