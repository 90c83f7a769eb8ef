/// The widths of a table's columns, and its rows laid out in them.
struct TableLayout {
  private let columns: [TableMeasure.Column]
  private let indent: Int
  private var widths: [Int]

  /// Nil when the table is too wide.
  init?(_ table: TextTable, _ measure: TableMeasure, width: Int) {
    guard !table.columns.isEmpty else { return nil }
    columns = measure.columns
    indent = table.indent
    widths = columns.map { max($0.body, $0.head) }
    let longestName = max(columns[0].head, measure.longestName)
    let others = widths.dropFirst().reduce(table.indent) { $0 + $1 + TextTable.gap }
    let left = width - others
    guard widths[0] > left else { return }
    guard left >= max(TextTable.narrowest, longestName) else { return nil }
    widths[0] = left
  }

  /// A line under heads or above a sum.
  var rule: String {
    .spaces(indent)
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
      let text = String.spaces(indent) + cells.joined(separator: .spaces(TextTable.gap))
      return text.withoutTrailingBlanks
    }
  }

  /// One row; a long first cell wraps, and the values stand on its last line.
  func write(_ cells: RowCells, to page: inout TextPage) {
    let name = cells[0]
    if let words = PlainWords(cells.bytes.span.extracting(name)), words.width <= widths[0] {
      page.addSpaces(indent)
      page.add(cells.bytes, name)
      page.addSpaces(widths[0] - words.width)
    } else {
      var lines = LineWrapping.lines(cells.text(0), width: widths[0])
      let last = lines.popLast() ?? ""
      page.add(lines.map { (.spaces(indent) + $0).withoutTrailingBlanks })
      page.addSpaces(indent)
      page.addText(last)
      page.addSpaces(widths[0] - last.displayWidth)
    }
    for column in columns.indices.dropFirst() {
      page.addSpaces(TextTable.gap)
      write(cells, column, to: &page)
    }
    page.endLine()
  }

  /// A first cell that stands in many rows.
  struct Lead {
    let label: String
    /// Everything in front of the second column; nil when the label wraps.
    let bytes: [UInt8]?
  }

  /// Everything in front of the second column in a row that begins so; nil when the label wraps.
  func lead(_ label: String) -> [UInt8]? {
    guard let words = PlainWords(label), words.width <= widths[0] else { return nil }
    let blanks = String.spaces(widths[0] - words.width + TextTable.gap)
    return Array((.spaces(indent) + label + blanks).utf8)
  }

  /// A row of a label and a number, in a table of two columns.
  func write(_ lead: Lead, _ number: RowCells, to page: inout TextPage) {
    if let bytes = lead.bytes {
      page.add(bytes)
      write(number.bytes, number[0], column: 1, to: &page)
      page.endLine()
    } else {
      var cells = RowCells()
      cells.add(lead.label)
      cells.add(number.text(0))
      write(cells, to: &page)
    }
  }

  private func write(_ cells: RowCells, _ column: Int, to page: inout TextPage) {
    let range = cells[column]
    guard columns[column].alignment == .decimal else {
      page.add(cells.bytes, range)
      return page.addSpaces(widths[column] - cells.text(column).displayWidth)
    }
    write(cells.bytes, range, column: column, to: &page)
  }

  /// A number, its decimal comma under those of the others.
  private func write(_ bytes: [UInt8], _ range: Range<Int>, column: Int, to page: inout TextPage) {
    let width = DecimalWidth(bytes.span.extracting(range))
    let behind = max(0, columns[column].rest - width.rest)
    page.addSpaces(widths[column] - width.whole - width.rest - behind)
    page.add(bytes, range)
    page.addSpaces(behind)
  }
}
