/// A value of a row, as the report says it.
public enum FieldValue: Hashable, Sendable {
  case missing
  case amount(Amount)
  case date(CalendarDate)
  case text(String)
  case flag(Bool)

  public var amount: Amount? {
    if case .amount(let amount) = self { amount } else { nil }
  }

  public var date: CalendarDate? {
    if case .date(let date) = self { date } else { nil }
  }

  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  public var flag: Bool? {
    if case .flag(let flag) = self { flag } else { nil }
  }
}

/// The rows of one blankett in a report: the only copy of what they say, row by row, and the place
/// of each value in the file.
public struct BlankettTable: Sendable {
  public let shape: TableShape
  /// The blankett's object in the file.
  public let node: NodeID
  /// The values beside `rader`, by index of ``TableShape/headFields``.
  public internal(set) var head: [FieldValue]
  /// Where the values beside `rader` stand in the file.
  public internal(set) var headNodes: [NodeID?]
  public internal(set) var rowCount = 0
  public internal(set) var subtotals: Set<Int> = []
  /// The values of all rows, row by row.
  public internal(set) var values = PackedValues()
  var nodes: [NodeID?] = []
  var rowNodes: [NodeID] = []

  init(shape: TableShape, node: NodeID) {
    self.shape = shape
    self.node = node
    self.head = Array(repeating: .missing, count: shape.headFields.count)
    self.headNodes = Array(repeating: nil, count: shape.headFields.count)
  }

  /// Makes room for so many rows.
  mutating func reserve(rows count: Int) {
    values.reserve(count * shape.fields.count)
    nodes.reserveCapacity(nodes.count + count * shape.fields.count)
    rowNodes.reserveCapacity(rowNodes.count + count)
  }

  /// The value of a field in a row.
  public subscript(row: Int, field: Int) -> FieldValue {
    values[row * shape.fields.count + field]
  }

  /// Whether a field of a row holds a text whose bytes satisfy `condition`.
  public func holdsText(
    row: Int, field: Int, where condition: (Span<UInt8>) -> Bool
  ) -> Bool {
    guard let text = values.utf8(row * shape.fields.count + field) else { return false }
    return condition(text.span)
  }

  /// The value at a dotted path in a row; missing when the blankett has no such field.
  public subscript(row: Int, path: String) -> FieldValue {
    shape.field(path).map { self[row, $0] } ?? .missing
  }

  /// The value beside `rader` with that name.
  public func head(_ name: String) -> FieldValue {
    shape.headField(name).map { head[$0] } ?? .missing
  }

  /// The statement that stands instead of rows.
  public var uttalande: String? { head("uttalande").text }

  /// How many bytes all texts of a row take.
  public func textSize(of row: Int) -> Int {
    let width = shape.fields.count
    return (row * width..<(row + 1) * width).reduce(0) { $0 + values.textSize($1) }
  }

  /// The same without the places of its rows and their values.
  public consuming func withoutPlaces() -> BlankettTable {
    nodes = []
    rowNodes = []
    return self
  }

  /// Where a row's value stands in the file; nil when the row has none, or when the table is one
  /// ``withoutPlaces()``.
  public func node(row: Int, field: Int) -> NodeID? {
    nodes.isEmpty ? nil : nodes[row * shape.fields.count + field]
  }

  /// A row's object in the file. A table ``withoutPlaces()`` knows none.
  public func node(row: Int) -> NodeID { rowNodes[row] }

  /// Whether the row is an own subtotal of the rows since the last one.
  public func isSubtotal(_ row: Int) -> Bool { subtotals.contains(row) }

  /// What the row is called.
  public func name(of row: Int) -> String { self[row, shape.nameField].text ?? "rad \(row + 1)" }

  /// The place of a row, or of one of its values, in the form's words.
  public func place(row: Int, field: Int? = nil) -> FormPlace {
    let column = field.map { shape.fields[$0] }
    return FormPlace(
      blankett: shape.id, rad: name(of: row), kolumn: column?.label,
      cell: column?.letters.map { "\($0)\(shape.firstSheetRow + row)" })
  }
}
