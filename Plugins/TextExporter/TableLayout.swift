/// The widths of a table's columns, and its rows laid out in them.
struct TableLayout {
  private let columns: [TableMeasure.Column]
  private let indent: Int
  private let widths: [Int]
  /// More blanks than the cells of any row have around them.
  private let mostBlanks: Int

  /// Nil when the table is too wide.
  init?(_ table: TextTable, _ measure: TableMeasure, width: Int) {
    guard !table.columns.isEmpty else { return nil }
    columns = measure.columns
    indent = table.indent
    var widths = columns.map { max($0.body, $0.head) }
    let longestName = max(columns[0].head, measure.longestName)
    let others = widths.dropFirst().reduce(table.indent) { $0 + $1 + TextTable.gap }
    let left = width - others
    if widths[0] > left {
      guard left >= max(TextTable.narrowest, longestName) else { return nil }
      widths[0] = left
    }
    self.widths = widths
    mostBlanks = indent + widths.reduce(0) { $0 + 2 * $1 + TextTable.gap }
  }

  /// A line under heads or above a sum.
  var rule: String {
    .spaces(indent)
      + .repeated(
        UInt8(ascii: "-"), widths.reduce(0, +) + TextTable.gap * (widths.count - 1))
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
    if let words = PlainWords(cells.bytes.span.extracting(cells[0])), words.width <= widths[0] {
      page.add(upTo: cells.bytes.count + mostBlanks) { line in
        line.addSpaces(indent)
        line.add(cells.bytes.span.extracting(cells[0]))
        write(cells, from: 1, behind: widths[0] - words.width, to: &line)
      }
      page.endLine()
    } else {
      write(label: cells.text(0), cells, from: 1, to: &page)
    }
  }

  /// A first cell that stands in many rows.
  final class Lead {
    let label: String
    /// Whether the label stands on one line, with so many blanks between it and the next column.
    let fits: Bool
    let blanks: Int
    /// The label behind the indentation.
    let bytes: [UInt8]

    init(_ label: String, indent: Int, width: Int) {
      self.label = label
      let words = PlainWords(label)
      fits = words.map { $0.width <= width } ?? false
      blanks = max(0, width - (words?.width ?? 0))
      bytes = Array((.spaces(indent) + label).utf8)
    }
  }

  /// A label as the first cell of many rows, laid out once.
  func lead(_ label: String) -> Lead { Lead(label, indent: indent, width: widths[0]) }

  /// Rows of a label and the cells of the other columns, label by label; those without anything in
  /// them are left out.
  func write(_ leads: [Lead], _ cells: RowCells, to page: inout TextPage) {
    for (index, lead) in leads.enumerated() {
      let first = index * (columns.count - 1)
      guard cells[first].lowerBound < cells[first + columns.count - 2].upperBound else { continue }
      guard lead.fits else {
        write(label: lead.label, cells, from: first, to: &page)
        continue
      }
      page.add(lead.bytes)
      page.add(upTo: cells.bytes.count + mostBlanks) { line in
        write(cells, from: first, behind: lead.blanks, to: &line)
      }
      page.endLine()
    }
  }

  /// The same for a label that wraps.
  private func write(
    label: String, _ cells: RowCells, from first: Int, to page: inout TextPage
  ) {
    var lines = LineWrapping.lines(label, width: widths[0])
    let last = lines.popLast() ?? ""
    page.add(lines.map { (.spaces(indent) + $0).withoutTrailingBlanks })
    page.addText(.spaces(indent) + last)
    page.add(upTo: cells.bytes.count + mostBlanks) { line in
      line.addSpaces(widths[0] - last.displayWidth)
      write(cells, from: first, behind: 0, to: &line)
    }
    page.endLine()
  }

  /// The cells of all columns but the first, behind as many blanks; without those after the last text.
  private func write(
    _ cells: RowCells, from first: Int, behind before: Int, to line: inout OutputSpan<UInt8>
  ) {
    var blanks = before
    for column in 1..<columns.count {
      let range = cells[first + column - 1]
      let cell = cells.bytes.span.extracting(range)
      var behind = 0
      switch columns[column].alignment {
      case .left:
        let width = PlainWords(cell)?.width ?? cells.text(first + column - 1).displayWidth
        blanks += TextTable.gap
        behind = max(0, widths[column] - width)
      case .decimal:
        // The decimal comma stands under those of the others.
        let width = DecimalWidth(cell)
        behind = max(0, columns[column].rest - width.rest)
        blanks += TextTable.gap + max(0, widths[column] - width.whole - width.rest - behind)
      }
      if !cell.isEmpty {
        line.addSpaces(blanks)
        line.add(cell)
        blanks = 0
      }
      blanks += behind
    }
  }
}

extension OutputSpan<UInt8> {
  mutating func add(_ bytes: Span<UInt8>) {
    for index in bytes.indices { append(bytes[index]) }
  }

  mutating func addSpaces(_ count: Int) { append(repeating: 0x20, count: Swift.max(0, count)) }
}
