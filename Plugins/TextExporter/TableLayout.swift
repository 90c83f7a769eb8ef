/// The widths of a table's columns, and its rows laid out in them.
struct TableLayout {
  private let columns: [TextTable.Column]
  private let indent: String
  private var widths: [Int]
  /// The widest part before each column's decimal comma, and the widest from it on.
  private var decimals: [(whole: Int, rest: Int)] = []

  /// Nil when the table is too wide.
  init?(_ table: TextTable, width: Int) {
    guard !table.columns.isEmpty else { return nil }
    columns = table.columns
    indent = .spaces(table.indent)
    widths = []
    var longestName = 0
    for (index, column) in columns.enumerated() {
      let texts = table.texts(inColumn: index)
      var decimal = (whole: 0, rest: 0)
      if column.alignment == .decimal {
        for cell in texts.cells {
          let (whole, rest) = TableLayout.split(cell)
          decimal.whole = max(decimal.whole, whole.displayWidth)
          decimal.rest = max(decimal.rest, rest.displayWidth)
        }
      }
      let body =
        column.alignment == .decimal
        ? decimal.whole + decimal.rest : texts.cells.map(\.displayWidth).max() ?? 0
      let head = TableLayout.longestWord(in: texts.heads)
      widths.append(max(body, head))
      decimals.append(decimal)
      if index == 0 { longestName = max(head, TableLayout.longestWord(in: texts.cells)) }
    }
    let others = widths.dropFirst().reduce(table.indent) { $0 + $1 + TextTable.gap }
    let left = width - others
    guard widths[0] > left else { return }
    guard left >= max(TextTable.narrowest, longestName) else { return nil }
    widths[0] = left
  }

  private static func longestWord(in texts: [String]) -> Int {
    texts.flatMap { LineWrapping.words(of: $0).map(\.displayWidth) }.max() ?? 0
  }

  private static func split(_ cell: String) -> (whole: Substring, rest: Substring) {
    let end =
      cell.firstIndex(of: ",")
      ?? (cell.hasSuffix("\u{A0}%") ? cell.index(cell.endIndex, offsetBy: -2) : cell.endIndex)
    return (cell[..<end], cell[end...])
  }

  /// A line under heads or above a sum.
  var rule: String {
    indent
      + String(
        repeating: "-", count: widths.reduce(0, +) + TextTable.gap * (widths.count - 1))
  }

  /// Heads, wrapped and standing on the rows under them.
  func heads(_ texts: [String]) -> [String] {
    let wrapped = texts.indices.map { LineWrapping.lines(texts[$0], width: widths[$0]) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let cells = columns.indices.map { column in
        let above = height - wrapped[column].count
        let text = line < above ? "" : wrapped[column][line - above]
        let blanks = String.spaces(widths[column] - text.displayWidth)
        return columns[column].alignment == .left ? text + blanks : blanks + text
      }
      return indent + cells.joined(separator: .spaces(TextTable.gap))
    }
  }

  /// One row; a long first cell wraps, and the values stand on its last line.
  func lines(of cells: [String]) -> [String] {
    var name = LineWrapping.lines(cells[0], width: widths[0])
    let last = name.popLast() ?? ""
    var line = last + .spaces(widths[0] - last.displayWidth)
    for column in columns.indices.dropFirst() {
      line += .spaces(TextTable.gap) + padded(cells[column], column)
    }
    return (name + [line]).map { indent + $0 }
  }

  private func padded(_ cell: String, _ column: Int) -> String {
    guard columns[column].alignment == .decimal else {
      return cell + .spaces(widths[column] - cell.displayWidth)
    }
    let rest = TableLayout.split(cell).rest
    let aligned = cell + .spaces(decimals[column].rest - rest.displayWidth)
    return .spaces(widths[column] - aligned.displayWidth) + aligned
  }
}
