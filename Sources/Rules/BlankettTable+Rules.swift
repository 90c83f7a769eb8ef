import ReportModel

extension BlankettTable {
  /// The rows that carry values of their own; own subtotals do not.
  var ownRows: [Int] { (0..<rowCount).filter { !isSubtotal($0) } }

  /// The amount as the form counts it: 0 where nothing stands; nil when what stands there could not
  /// be read, which the reader has said already.
  func counted(_ row: Int, _ field: Int) -> Amount? {
    switch self[row, field] {
    case .amount(let amount): amount
    case .missing: node(row: row, field: field) == nil ? .zero : nil
    case .date, .text, .flag: nil
    }
  }

  /// Whether something stands there; a text has to have something that can be seen.
  func isGiven(_ row: Int, _ field: Int?) -> Bool {
    guard let field, node(row: row, field: field) != nil else { return false }
    return self[row, field].text.map { !$0.isBlank } ?? true
  }

  /// The value beside `rader` in the file, else the blankett's object.
  func headNode(_ name: String, in report: Report) -> NodeID {
    report.document.member(name, of: node) ?? node
  }

  /// The text beside `rader`; nil when it is blank.
  func headText(_ name: String) -> String? {
    head(name).text.flatMap { $0.isBlank ? nil : $0 }
  }

  /// The column's label (contract §5).
  func label(_ field: Int) -> String { shape.fields[field].label ?? shape.fields[field].name }
}

extension String {
  var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }

  /// Whether the text holds a word of ASCII letters, in whatever case.
  func mentions(_ word: StaticString) -> Bool {
    let wanted = Array("\(word)".utf8)
    let bytes = utf8.span
    guard bytes.count >= wanted.count else { return false }
    for start in 0...(bytes.count - wanted.count) where bytes[start] | 0x20 == wanted[0] {
      var length = 1
      while length < wanted.count, bytes[start + length] | 0x20 == wanted[length] { length += 1 }
      if length == wanted.count { return true }
    }
    return false
  }
}
