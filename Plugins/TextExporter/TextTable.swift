import ReportModel

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

  static let gap = 2
  /// A first column narrower than this reads badly.
  static let narrowest = 14

  var columns: [Column]
  /// Blanks in front of every row of cells.
  var indent = 0

  /// Puts the table on a page, under an empty line; false, and nothing on the page, when it does not
  /// fit. Only the first column and the heads wrap.
  ///
  /// `rows` says all rows, and is asked twice: what is said first is measured, what is said then is
  /// written. So nobody holds the rows of a form of 200,000.
  func add(
    to page: inout TextPage, width: Int = TextPage.width,
    _ rows: (inout TableRows) throws(ArithmeticError) -> Void
  ) throws(ArithmeticError) -> Bool {
    var measured = TableRows(self, width)
    try rows(&measured)
    return try add(measured.measure, to: &page, width: width, rows)
  }

  /// The same for rows that have been measured.
  func add(
    _ measure: TableMeasure, to page: inout TextPage, width: Int = TextPage.width,
    _ rows: (inout TableRows) throws(ArithmeticError) -> Void
  ) throws(ArithmeticError) -> Bool {
    guard let layout = TableLayout(self, measure, width: width) else { return false }
    page.gap()
    if columns.contains(where: { !$0.head.isEmpty }) {
      page.add(layout.heads(columns.map(\.head)))
      page.add([layout.rule])
    }
    var written = TableRows(measure, layout)
    // Its bytes have one owner, or they would be copied.
    swap(&page, &written.page)
    defer { swap(&page, &written.page) }
    try rows(&written)
    return true
  }
}

/// The rows of a table, as they are said.
struct TableRows {
  /// The row in hand, or rows.
  var cells = RowCells()
  /// It has turned out that the table does not fit; what is said from now on changes nothing.
  private(set) var isTooWide = false
  private(set) var measure: TableMeasure
  private let layout: TableLayout?
  private var fits: (TableMeasure) -> Bool = { _ in true }
  fileprivate var page = TextPage(.swedish)

  fileprivate init(_ table: TextTable, _ width: Int) {
    measure = TableMeasure(table.columns)
    layout = nil
    fits = { TableLayout(table, $0, width: width) != nil }
  }

  fileprivate init(_ measure: TableMeasure, _ layout: TableLayout) {
    self.measure = measure
    self.layout = layout
  }

  /// Ends the row in hand.
  mutating func endRow() {
    if let layout {
      layout.write(cells, to: &page)
    } else if measure.take(cells) {
      isTooWide = !fits(measure)
    }
    cells.removeAll()
  }

  /// Ends as many rows as there are labels; the cells in hand are those behind them, label by label.
  /// A row without anything in it is left out.
  mutating func endRows(behind leads: [TableLayout.Lead]) {
    layout?.write(leads, cells, to: &page)
    cells.removeAll()
  }

  /// Heads of their own, laid out once for all rows that they stand over.
  func heads(_ texts: [String]) -> [String] { layout?.heads(texts) ?? [] }

  mutating func rule() {
    if let layout { page.add([layout.rule]) }
  }

  /// Ends a labelled line that no column binds; its value is in hand. Without one there is no line.
  mutating func endLine(behind label: LineLabel) {
    if layout != nil, !cells.lastIsEmpty { label.add(cells, 0, to: &page) }
    cells.removeAll()
  }

  /// Labels of such rows, laid out once.
  func leads(_ labels: [String]) -> [TableLayout.Lead] {
    layout.map { layout in labels.map(layout.lead) } ?? []
  }

  /// What the rows that follow are about: a line that no column binds, or more.
  mutating func name(_ text: String) {
    if layout != nil { page.line(text) }
  }

  /// Lines that are laid out already.
  mutating func text(_ lines: [String]) {
    if layout != nil { page.add(lines) }
  }

  mutating func emptyLine() {
    if layout != nil { page.endLine() }
  }
}
