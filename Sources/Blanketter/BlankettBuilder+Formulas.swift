import ReportModel

/// Formulas, and whether they can be reckoned.
extension BlankettBuilder {
  mutating func formula(_ text: String) -> Formula? {
    let filled = fill(text)
    // A placeholder that means nothing is told once.
    guard !filled.contains("{") else { return nil }
    do throws(FormulaParser.Fault) {
      return try FormulaParser.parse(filled)
    } catch {
      note("\(error.message) (\(shortened(filled)))", Place(key: "formel", text: text))
      return nil
    }
  }

  private func shortened(_ text: String) -> String {
    text.count <= 200 ? text : text.prefix(200) + "…"
  }

  mutating func checkFormulas() {
    var isSound = true
    for (index, text) in formulas.sorted(by: { $0.key < $1.key }) {
      let place = Place(key: "formel", text: text)
      if !columns[index].kind.isNumeric {
        note("en formel ger ett tal, men »\(columns[index].id)« är av en annan typ", place)
      }
      guard let formula = columns[index].formula else {
        isSound = false
        continue
      }
      for id in formula.columns.sorted() {
        guard let problem = problem(reading: id, at: index) else { continue }
        isSound = false
        note("formeln för »\(columns[index].id)« läser »\(id)«, som \(problem)", place)
      }
    }
    if isSound { checkEmptyRow() }
  }

  /// Why the formula of a column cannot read another column.
  private func problem(reading id: String, at index: Int) -> String? {
    guard let source = columnIndex[id] else { return "inte finns" }
    guard columns[source].kind.isNumeric else { return "inte är ett tal" }
    guard formulas[source] == nil || source < index else { return "räknas fram längre till höger" }
    let shown = formColumns.first { $0.values.contains(source) }
    if let shown, shown.display == .stacked, shown.values.count > 1 {
      return "står tillsammans med annat i en cell (radvis), där Excel inte kan läsa talet"
    }
    return nil
  }

  /// A row without amounts counts as zeros; a division that fails there would fail in many reports.
  private mutating func checkEmptyRow() {
    var values: [String: Amount] = [:]
    for (index, column) in columns.enumerated() {
      guard let formula = column.formula else { continue }
      do throws(ArithmeticError) {
        values[column.id] = try formula.evaluated { id throws(ArithmeticError) in
          values[id] ?? .zero
        }
      } catch {
        note(
          "formeln för »\(column.id)« delar med noll på en rad utan belopp; skriv om(b = 0; 0; a / b)",
          formulas[index].map { Place(key: "formel", text: $0) })
      }
    }
  }
}
