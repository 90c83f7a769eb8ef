/// What the cells of a table need, column by column.
struct TableMeasure {
  struct Column {
    let alignment: TextTable.Alignment
    /// The widest part before the decimal comma, and the widest from it on.
    var whole = 0
    var rest = 0
    /// The widest text.
    var text = 0
    /// The longest word of the heads.
    var head: Int

    var body: Int { alignment == .decimal ? whole + rest : text }
  }

  private(set) var columns: [Column]
  /// The longest word of the first column's cells.
  private(set) var longestName = 0

  init(_ columns: [TextTable.Column]) {
    self.columns = columns.map {
      Column(alignment: $0.alignment, head: LineWrapping.longestWord(in: $0.head))
    }
  }

  /// Takes a row; true when it needs more than those before.
  @discardableResult
  mutating func take(_ cells: RowCells) -> Bool {
    var isMore = false
    for index in columns.indices {
      let range = cells[index]
      switch columns[index].alignment {
      case .left:
        let words = PlainWords(cells.bytes.span.extracting(range))
        let width = words?.width ?? cells.text(index).displayWidth
        if width > columns[index].text { (columns[index].text, isMore) = (width, true) }
        guard index == 0 else { continue }
        let longest = words?.longest ?? LineWrapping.longestWord(in: cells.text(0))
        if longest > longestName { (longestName, isMore) = (longest, true) }
      case .decimal:
        let width = DecimalWidth(cells.bytes.span.extracting(range))
        if width.whole > columns[index].whole {
          (columns[index].whole, isMore) = (width.whole, true)
        }
        if width.rest > columns[index].rest { (columns[index].rest, isMore) = (width.rest, true) }
      }
    }
    return isMore
  }

  mutating func take(heads: [String]) {
    for index in columns.indices {
      columns[index].head = max(
        columns[index].head, LineWrapping.longestWord(in: heads[index]))
    }
  }
}

/// The columns that a number takes before its decimal comma, or its percent sign, and from there on.
struct DecimalWidth {
  let whole: Int
  let rest: Int

  init(_ text: Span<UInt8>) {
    var (before, behind) = (0, 0)
    var isRest = false
    var isWestern = true
    for index in 0..<text.count {
      let byte = text[index]
      isWestern = isWestern && byte < 0xCC
      isRest = isRest || byte == UInt8(ascii: ",")
      guard byte & 0xC0 != 0x80 else { continue }
      if isRest { behind += 1 } else { before += 1 }
    }
    guard isWestern else {
      self.init(String(decoding: (0..<text.count).map { text[$0] }, as: UTF8.self))
      return
    }
    let end = text.count
    if !isRest, end >= 3, text[end - 1] == UInt8(ascii: "%"), text[end - 2] == 0xA0,
      text[end - 3] == 0xC2
    {
      (before, behind) = (before - 2, 2)
    }
    self.init(whole: before, rest: behind)
  }

  private init(whole: Int, rest: Int) { (self.whole, self.rest) = (whole, rest) }

  private init(_ text: String) {
    let end =
      text.firstIndex(of: ",")
      ?? (text.hasSuffix("\u{A0}%") ? text.index(text.endIndex, offsetBy: -2) : text.endIndex)
    self.init(whole: text[..<end].displayWidth, rest: text[end...].displayWidth)
  }
}
