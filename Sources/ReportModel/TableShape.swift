/// What the rows of one blankett may carry in the report, made from its template.
public struct TableShape: Sendable {
  /// The template's id, which is also the key under `blanketter`.
  public let id: String
  /// The form's name as people say it.
  public let title: String
  /// The fields of a row. The first is the row's `id`.
  public let fields: [FieldShape]
  /// The fields beside `rader`: a statement, an analysis.
  public let headFields: [FieldShape]
  /// Index of the field that names the row.
  public let nameField: Int
  /// Whether a row may be an own subtotal (`delsumma`).
  public let allowsSubtotals: Bool
  /// Whether the next report begins with this one's rows.
  public let carriesRows: Bool
  /// The row of the XLSX sheet where the first row of the report lands, from 1.
  public let firstSheetRow: Int
  let rowKeys: KeyTree
  let headKeys: KeyTree
  private let fieldIndices: [String: Int]
  /// The fields that a row must have, those whose absence is told as an amount that is missing, and
  /// those that are texts.
  let requiredFields: [Int]
  let columnAmounts: [Int]
  let textFields: [Int]

  /// `fields` begins with the row's id.
  public init(
    id: String, title: String, fields: [FieldShape], headFields: [FieldShape], nameField: Int,
    allowsSubtotals: Bool, carriesRows: Bool = true, firstSheetRow: Int
  ) {
    self.id = id
    self.title = title
    self.fields = fields
    self.headFields = headFields
    self.nameField = nameField
    self.allowsSubtotals = allowsSubtotals
    self.carriesRows = carriesRows
    self.firstSheetRow = firstSheetRow
    self.rowKeys = KeyTree(fields.map(\.path), extra: allowsSubtotals ? ["delsumma"] : [])
    self.headKeys = KeyTree(headFields.map(\.path), extra: ["rader"])
    requiredFields = fields.indices.filter { fields[$0].isRequired }
    columnAmounts = fields.indices.filter { fields[$0].isColumnAmount }
    textFields = fields.indices.filter { fields[$0].kind == .text }
    fieldIndices = Dictionary(
      fields.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The index of the field at a dotted path, `ar.2020.budget.kostnad`.
  public func field(_ path: String) -> Int? { fieldIndices[path] }

  /// The index of the field beside `rader` with that name.
  public func headField(_ name: String) -> Int? {
    headFields.firstIndex { $0.name == name }
  }
}

/// What kind of value a field holds.
public enum FieldKind: Hashable, Sendable {
  /// An amount in a unit, or a bare number.
  case amount(Unit?)
  case date
  case dateOrText
  case text
  case flag
}

/// What an absent amount means on the form.
public enum MissingAmount: String, Hashable, Sendable {
  /// The form prints or computes 0.
  case zero
  /// The cell stays empty.
  case blank
}

/// What becomes of a value when the next report is begun from this one.
public struct CarryOver: Hashable, Sendable {
  public enum Lifetime: String, CaseIterable, Hashable, Sendable {
    /// Stays from report to report.
    case always = "alltid"
    /// Stays within the year.
    case year = "inomAret"
    /// Must be filled in anew.
    case never = "aldrig"
  }

  public var lifetime: Lifetime
  /// Paths in the row of last year's report whose amounts together are the value of this year's.
  public var fromLastYear: [String]

  public init(_ lifetime: Lifetime, fromLastYear: [String] = []) {
    self.lifetime = lifetime
    self.fromLastYear = fromLastYear
  }
}

/// One value of a row.
public struct FieldShape: Sendable {
  public var path: [String]
  public var kind: FieldKind
  public var isRequired: Bool
  public var whenMissing: MissingAmount
  /// What the value is, in Swedish.
  public var meaning: String
  /// The column's label (contract §5); nil for a value that has no column.
  public var label: String?
  /// The column's letters in the XLSX sheet.
  public var letters: String?
  /// What becomes of the value in the next report.
  public var carryOver: CarryOver

  public init(
    path: [String], kind: FieldKind, isRequired: Bool = false, whenMissing: MissingAmount = .blank,
    meaning: String, label: String? = nil, letters: String? = nil,
    carryOver: CarryOver = CarryOver(.always)
  ) {
    self.path = path
    self.kind = kind
    self.isRequired = isRequired
    self.whenMissing = whenMissing
    self.meaning = meaning
    self.label = label
    self.letters = letters
    self.carryOver = carryOver
  }

  /// The path with dots.
  public var name: String { path.joined(separator: ".") }

  /// A text that must be there must also say something.
  var textRule: TextRule? { isRequired ? .notBlank : nil }

  /// Whether the value is an amount with a column of its own.
  var isColumnAmount: Bool {
    if case .amount = kind { label != nil } else { false }
  }
}

/// The keys of an object and of the objects in it, for reading without building strings.
struct KeyTree: Sendable {
  enum Target: Sendable {
    case field(Int)
    /// An object of its own, by its place among ``levels``.
    case level(Int)
    /// A key that the reader itself knows (`delsumma`, `rader`).
    case special
  }

  /// The keys of one object.
  struct Level: Sendable {
    fileprivate(set) var names: [String] = []
    /// Where they lie among the entries.
    fileprivate var entries = 0..<0
  }

  /// A key and where its name lies among ``text``.
  private struct Entry: Sendable {
    var name: Range<Int>
    var target: Target
  }

  /// The outermost object first.
  private(set) var levels: [Level] = []
  /// The keys of all levels, one level behind the other.
  private var entries: [Entry] = []
  /// Their names.
  private var text: [UInt8] = []

  /// The keys of the outermost object.
  var names: [String] { levels[0].names }

  init(_ paths: [[String]], extra: [String] = []) {
    add(paths.enumerated().map { ($0.offset, $0.element[...]) }, extra: extra)
  }

  private mutating func add(
    _ paths: [(field: Int, rest: ArraySlice<String>)], extra: [String] = []
  ) {
    let level = levels.count
    levels.append(Level())
    var order: [String] = []
    var groups: [String: [(field: Int, rest: ArraySlice<String>)]] = [:]
    for (field, path) in paths {
      guard let first = path.first else { continue }
      if groups[first] == nil { order.append(first) }
      groups[first, default: []].append((field, path.dropFirst()))
    }
    levels[level].names = order + extra
    var keys: [(name: String, target: Target)] = []
    for name in order {
      guard let inner = groups[name], let first = inner.first else { continue }
      let isField = first.rest.isEmpty
      keys.append((name, isField ? .field(first.field) : .level(levels.count)))
      if !isField { add(inner) }
    }
    keys += extra.map { ($0, .special) }
    levels[level].entries = entries.count..<entries.count + keys.count
    for (name, target) in keys {
      entries.append(Entry(name: text.count..<text.count + name.utf8.count, target: target))
      text += name.utf8
    }
  }

  /// The key at `node`; `hint` is where the search begins, because reports repeat their key order.
  func find(
    _ node: NodeID, in document: JSONDocument, level: Int = 0, hint: inout Int
  ) -> Target? {
    let place = levels[level].entries
    var index = hint < place.count ? hint : 0
    for _ in 0..<place.count {
      let entry = entries[place.lowerBound + index]
      if document.key(node, is: text.span.extracting(entry.name)) {
        hint = index + 1
        return entry.target
      }
      index = index + 1 < place.count ? index + 1 : 0
    }
    return nil
  }
}
