/// A table of fixed width: texts to the left, numbers under each other by their decimal comma.
///
/// Rows of several small tables may follow each other with lines of text between them; their columns
/// then stand alike all the way.
struct TextTable {
  /// How a column stands.
  enum Alignment { case left, decimal }

  struct Column {
    var head = ""
    var alignment: Alignment
  }

  enum Row {
    case cells([String])
    /// Heads of their own, over the rows that follow.
    case heads([String])
    case rule
    /// Lines that no column binds.
    case text([String])
  }

  static let gap = 2
  /// A first column narrower than this reads badly.
  static let narrowest = 14

  var columns: [Column]
  var rows: [Row] = []
  /// Blanks in front of every row of cells.
  var indent = 0

  /// The table's lines; nil when it does not fit. Only the first column and the heads wrap.
  func lines(width: Int = TextPage.width) -> [String]? {
    guard let layout = TableLayout(self, width: width) else { return nil }
    var lines = columns.contains { !$0.head.isEmpty } ? layout.heads(columns.map(\.head)) : []
    if !lines.isEmpty { lines.append(layout.rule) }
    for row in rows {
      switch row {
      case .cells(let cells): lines += layout.lines(of: cells)
      case .heads(let heads): lines += layout.heads(heads)
      case .rule: lines.append(layout.rule)
      case .text(let text): lines += text
      }
    }
    return lines.map(\.withoutTrailingBlanks)
  }

  /// The cells of a column, and its heads.
  func texts(inColumn column: Int) -> (cells: [String], heads: [String]) {
    var texts = (cells: [String](), heads: [columns[column].head])
    for row in rows {
      switch row {
      case .cells(let cells): texts.cells.append(cells[column])
      case .heads(let heads): texts.heads.append(heads[column])
      case .rule, .text: break
      }
    }
    return texts
  }
}
