import PrintableText
public import ReportModel

/// Findings laid out for people: errors first, then warnings, then notes, each with its place in the
/// form and the file, and with the line in question where it is known.
public struct DiagnosticListing {
  private let diagnostics: [Diagnostic]
  private let isColoured: Bool

  public init(_ diagnostics: [Diagnostic], isColoured: Bool = false) {
    self.diagnostics = diagnostics
    self.isColoured = isColoured
  }

  /// `2 fel, 1 varning, 3 noteringar.`
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
    let sections = Severity.allCases.sorted(by: >).flatMap(sections)
    return Array(sections.joined(separator: [""]))
  }

  /// What weighs the same, by form, in the order of the file.
  private func sections(of severity: Severity) -> [[String]] {
    var order: [String] = []
    var groups: [String: [Diagnostic]] = [:]
    for diagnostic in diagnostics where diagnostic.severity == severity {
      let group = diagnostic.group
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(diagnostic)
    }
    return order.map { group in
      [strong("\(severity.heading): \(group)".printable)] + entries(groups[group] ?? [])
    }
  }

  /// Notes that say the same of several rows stand together.
  private func entries(_ diagnostics: [Diagnostic]) -> [String] {
    var order: [String] = []
    var alike: [String: [Diagnostic]] = [:]
    for (index, diagnostic) in diagnostics.enumerated() {
      let isShared = diagnostic.severity == .note && diagnostic.rad != nil
      let key = isShared ? "\(diagnostic.code) \(diagnostic.message)" : "\(index)"
      if alike[key] == nil { order.append(key) }
      alike[key, default: []].append(diagnostic)
    }
    return order.flatMap { entry(alike[$0] ?? []) }
  }

  private func entry(_ alike: [Diagnostic]) -> [String] {
    guard let first = alike.first else { return [] }
    var lines = Paragraph.wrap(
      "\(first.severity.word) \(first.code): \(first.message)", indent: "  ", width: 76)
    lines[0] = painted(lines[0], first.severity)
    for index in lines.indices.dropFirst() { lines[index] = "  " + lines[index] }
    guard alike.count == 1 else {
      return lines + Paragraph.wrap(DiagnosticListing.rows(alike), indent: "    ", width: 76)
    }
    lines += Paragraph.wrap(first.place, indent: "    ", width: 76)
    return lines + excerpt(first)
  }

  /// `raderna »A« (rad 8), »B« (rad 9)`, as many as anybody reads.
  private static func rows(_ alike: [Diagnostic]) -> String {
    let names = alike.prefix(most).map { finding in
      "»\(finding.rad ?? "")«" + (finding.line.map { " (rad \($0))" } ?? "")
    }
    let rest = alike.count > most ? " och \(alike.count - most) till" : ""
    return "raderna \(names.joined(separator: ", "))\(rest)"
  }

  private static let most = 40

  /// The line of the file and a caret under the column.
  private func excerpt(_ diagnostic: Diagnostic) -> [String] {
    guard let excerpt = diagnostic.excerpt, let line = diagnostic.line else { return [] }
    let margin = "    \(line) | "
    return [
      margin + excerpt.text.printable,
      String(repeating: " ", count: margin.count + excerpt.caret) + "^",
    ]
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

extension Diagnostic {
  fileprivate var group: String {
    guard let blankett else { return "rapporten" }
    return "blankett \(blankett)"
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

  fileprivate var heading: String {
    switch self {
    case .error: "Fel"
    case .warning: "Varningar"
    case .note: "Noteringar"
    }
  }
}
