/// A text file in the making: blocks under each other, an empty line between them.
struct TextPage {
  static let width = 78

  private let typography: TextTypography
  private var lines: [String] = []

  init(_ typography: TextTypography) { self.typography = typography }

  /// The finished file, with one line break at its end.
  var text: String {
    let end = lines.lastIndex { !$0.isEmpty } ?? -1
    return lines[...end].map { typography.finished($0).withoutTrailingBlanks + "\n" }.joined()
  }

  /// Begins a block, with an empty line above unless it is the first.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// Adds lines that are laid out already.
  mutating func add(_ laidOut: [String]) { lines += laidOut }

  /// The document's own name, between two rules.
  mutating func title(_ text: String) {
    let title = LineWrapping.lines(text, width: TextPage.width)
    guard !title.isEmpty else { return }
    gap()
    let rule = TextPage.rule("=", under: title)
    lines += [rule] + title + [rule]
  }

  /// A heading; the levels are told apart by the rule under it, which survives pasting.
  mutating func heading(_ text: String, level: Int) {
    let heading = LineWrapping.lines(text, width: TextPage.width)
    guard !heading.isEmpty else { return }
    gap()
    lines += heading
    switch level {
    case ...1: lines.append(TextPage.rule("=", under: heading))
    case 2: lines.append(TextPage.rule("-", under: heading))
    case 3: lines.append(TextPage.rule("- ", under: heading))
    default: lines.append(TextPage.rule(". ", under: heading))
    }
  }

  private static func rule(_ pattern: String, under heading: [String]) -> String {
    let length = min(width, heading.map(\.displayWidth).max() ?? 0)
    let times = (length + pattern.utf8.count - 1) / pattern.utf8.count
    return String(repeating: pattern, count: times).withoutTrailingBlanks
  }

  /// A paragraph of its own.
  mutating func paragraph(_ text: String, indent: Int = 0) {
    let wrapped = LineWrapping.lines(text, width: TextPage.width, first: .spaces(indent))
    guard !wrapped.isEmpty else { return }
    gap()
    lines += wrapped
  }

  /// A line, or more, close under the last.
  mutating func line(_ text: String, indent: Int = 0) {
    lines += LineWrapping.lines(text, width: TextPage.width, first: .spaces(indent))
  }

  /// An item with its mark in front of it; the following lines stand under the text.
  mutating func item(_ mark: String, _ text: String, indent: Int = 0) {
    lines += LineWrapping.lines(text, width: TextPage.width, first: .spaces(indent) + mark + " ")
  }

  /// `Etikett: värde`, close under the last line; nothing when there is no value. Short values of
  /// neighbouring lines begin in the same column when `column` says which.
  mutating func labelled(_ label: String, _ value: String?, indent: Int = 0, column: Int = 0) {
    guard let value else { return }
    lines += LineWrapping.labelled(
      label + ":", value, width: TextPage.width, indent: indent, column: column)
  }
}
