/// A text file in the making: blocks under each other, an empty line between them.
struct TextPage {
  static let width = 78

  private let typography: TextTypography
  /// Whether the lines hold characters that are to be exchanged.
  private let exchanges: Bool
  /// The lines as they are finished, UTF-8, each with its line break.
  private var finished: [UInt8] = []
  /// Where the last line that holds something ends.
  private var end = 0
  /// Where the line in hand begins.
  private var lineStart = 0

  init(_ typography: TextTypography) {
    self.typography = typography
    exchanges = typography.noBreakSpace != "\u{A0}"
  }

  /// Ends the file, with one line break after its last line: its bytes, UTF-8.
  mutating func close() -> [UInt8] {
    finished.removeSubrange(end...)
    return finished
  }

  /// Begins a block, with an empty line above unless it is the first.
  mutating func gap() {
    if end > 0, end == finished.count { endLine() }
  }

  /// Adds lines that are laid out already.
  mutating func add(_ laidOut: [String]) {
    for line in laidOut {
      addText(line)
      endLine()
    }
  }

  // MARK: The line in hand

  mutating func addText(_ text: String) { finished.append(contentsOf: text.utf8) }

  mutating func add(_ bytes: [UInt8]) { finished.append(contentsOf: bytes) }

  /// Adds what is written, at most so many bytes.
  mutating func add(upTo size: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
    finished.append(addingCapacity: size, initializingWith: write)
  }

  /// Ends the line; blanks at its end are taken away.
  mutating func endLine() {
    let isEmpty = finished.count == lineStart
    if !isEmpty, exchanges || !(0x21..<0x7F ~= finished[finished.count - 1]) { finishLine() }
    finished.append(0x0A)
    lineStart = finished.count
    if !isEmpty { end = lineStart }
  }

  private mutating func finishLine() {
    let line = String(decoding: finished[lineStart...], as: UTF8.self)
    finished.removeSubrange(lineStart...)
    finished.append(contentsOf: typography.finished(line).withoutTrailingBlanks.utf8)
  }

  // MARK: Blocks

  /// The document's own name, between two rules.
  mutating func title(_ text: String) {
    let title = LineWrapping.lines(text, width: TextPage.width)
    guard !title.isEmpty else { return }
    gap()
    let rule = TextPage.rule("=", under: title)
    add([rule] + title + [rule])
  }

  /// A heading; the levels are told apart by the rule under it, which survives pasting.
  mutating func heading(_ text: String, level: Int) {
    let heading = LineWrapping.lines(text, width: TextPage.width)
    guard !heading.isEmpty else { return }
    gap()
    add(heading)
    switch level {
    case ...1: add([TextPage.rule("=", under: heading)])
    case 2: add([TextPage.rule("-", under: heading)])
    case 3: add([TextPage.rule("- ", under: heading)])
    default: add([TextPage.rule(". ", under: heading)])
    }
  }

  private static func rule(_ pattern: String, under heading: [String]) -> String {
    let length = min(width, heading.map(\.displayWidth).max() ?? 0)
    let pattern = Array(pattern.utf8)
    let times = (length + pattern.count - 1) / pattern.count
    let rule = (0..<times * pattern.count).map { pattern[$0 % pattern.count] }
    return String(decoding: rule, as: UTF8.self).withoutTrailingBlanks
  }

  /// A paragraph of its own.
  mutating func paragraph(_ text: String, indent: Int = 0) {
    let wrapped = LineWrapping.lines(text, width: TextPage.width, first: .spaces(indent))
    guard !wrapped.isEmpty else { return }
    gap()
    add(wrapped)
  }

  /// A line, or more, close under the last.
  mutating func line(_ text: String, indent: Int = 0) {
    if indent == 0, let words = PlainWords(text), words.width <= TextPage.width {
      addText(text)
      endLine()
    } else {
      add(LineWrapping.lines(text, width: TextPage.width, first: .spaces(indent)))
    }
  }

  /// An item with its mark in front of it; the following lines stand under the text.
  mutating func item(_ mark: String, _ text: String, indent: Int = 0) {
    add(LineWrapping.lines(text, width: TextPage.width, first: .spaces(indent) + mark + " "))
  }

  /// `Etikett: värde`, close under the last line; nothing when there is no value. Short values of
  /// neighbouring lines begin in the same column when `column` says which.
  mutating func labelled(_ label: String, _ value: String?, indent: Int = 0, column: Int = 0) {
    guard let value else { return }
    add(
      LineWrapping.labelled(
        label + ":", value, width: TextPage.width, indent: indent, column: column))
  }
}
