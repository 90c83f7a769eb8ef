/// How rows that `new --exempel` has filled in are told apart from those of the nämnd: left in a
/// report they are errors, as they would be printed like any other.
public enum ExampleRow {
  private static let idMark = "exempelrad-"
  private static let textMark = "EXEMPEL: "

  /// The `id` of the row, counted from 1.
  public static func id(_ number: Int) -> String { "\(idMark)\(number)" }

  /// A text that is there to be replaced.
  public static func text(_ text: String) -> String { textMark + text }

  /// Whether an `id` is one that nobody has replaced.
  static func isID(_ text: String) -> Bool { text.hasPrefix(idMark) }

  /// Whether a text of a row is one that nobody has replaced.
  static func holdsText(_ table: BlankettTable, row: Int, field: Int) -> Bool {
    table.holdsText(row: row, field: field) { bytes in
      let mark = textMark.utf8Span.span
      guard bytes.count >= mark.count else { return false }
      return mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    }
  }
}

extension ReadingContext {
  /// Notes what nobody has replaced in a row that was filled in to show how.
  mutating func noteExamples(_ row: Int, in table: BlankettTable) {
    if let id = table[row, 0].text, ExampleRow.isID(id),
      let node = table.node(row: row, field: 0)
    {
      return wrongValue(node, Wording.exampleRow)
    }
    for field in table.shape.textFields where ExampleRow.holdsText(table, row: row, field: field) {
      guard let node = table.node(row: row, field: field) else { continue }
      let isRequired = table.shape.fields[field].isRequired
      let firstProblem = problems.count
      wrongValue(node, isRequired ? Wording.exampleText : Wording.exampleTextOrNull)
      place(problemsFrom: firstProblem, at: field, in: table.shape)
    }
  }
}

extension Wording {
  static let exampleRow =
    "Raden är ett exempel som visar hur man fyller i. Skriv era egna uppgifter i hela raden, också ett eget »id«, eller ta bort raden."

  static let exampleText = "Texten är ett exempel. Skriv er egen text."

  static let exampleTextOrNull = "Texten är ett exempel. Skriv er egen text, eller null."

  static let emptyRow =
    "Raden är tom. Fyll i den, eller ta bort hela raden { … } och kommatecknet mellan den och nästa."

  static func emptyKey(_ name: String, meaning: String) -> String {
    "»\(name)« saknas (\(meaning)). Nyckeln står där med null; skriv värdet i stället för null."
  }
}
