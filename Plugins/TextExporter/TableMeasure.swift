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
    var index = 0
    var whole = 0
    while index < text.count, text[index] != UInt8(ascii: ","), text[index] < 0xCC {
      if text[index] & 0xC0 != 0x80 { whole += 1 }
      index += 1
    }
    var rest = 0
    while index < text.count, text[index] < 0xCC {
      if text[index] & 0xC0 != 0x80 { rest += 1 }
      index += 1
    }
    guard index == text.count else {
      self.init(String(decoding: text.indices.map { text[$0] }, as: UTF8.self))
      return
    }
    if rest == 0, index >= 3, text[index - 1] == UInt8(ascii: "%"), text[index - 2] == 0xA0,
      text[index - 3] == 0xC2
    {
      (whole, rest) = (whole - 2, 2)
    }
    self.init(whole: whole, rest: rest)
  }

  private init(whole: Int, rest: Int) { (self.whole, self.rest) = (whole, rest) }

  private init(_ text: String) {
    let end =
      text.firstIndex(of: ",")
      ?? (text.hasSuffix("\u{A0}%") ? text.index(text.endIndex, offsetBy: -2) : text.endIndex)
    self.init(whole: text[..<end].displayWidth, rest: text[end...].displayWidth)
  }
}
