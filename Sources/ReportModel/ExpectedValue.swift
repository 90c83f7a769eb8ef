/// What a key's value has to be, as far as its name tells.
enum ExpectedValue: Hashable {
  case text, flag, date, timestamp
  case number(Unit?)
  case object, list

  init?(_ shape: Shape) {
    switch shape {
    case .text, .choice: self = .text
    case .amount, .integer: self = .number(nil)
    case .flag: self = .flag
    case .date: self = .date
    case .timestamp: self = .timestamp
    case .list: self = .list
    case .object, .recursive: self = .object
    case .either: return nil
    }
  }

  init(_ kind: FieldKind) {
    switch kind {
    case .amount(let unit): self = .number(unit)
    case .date: self = .date
    case .text, .dateOrText: self = .text
    case .flag: self = .flag
    }
  }
}

/// What the values of a report's keys have to be: looked up when a file is so wrong that nobody knows
/// where in the report a value stands.
struct ExpectedValues {
  private var values: [String: Set<ExpectedValue>] = [:]
  private var required: Set<String> = []
  private var nameKeys: [String: String] = [:]

  init(_ catalogue: any TableCatalogue, _ period: Period?) {
    var seen: Set<String> = []
    add(.object(ReportReader.shape), &seen)
    guard let period = period ?? Period(type: .vb, year: 2020) else { return }
    for table in catalogue.tables(for: period) {
      for field in table.fields + table.headFields {
        guard let name = field.path.last else { continue }
        values[name, default: []].insert(ExpectedValue(field.kind))
        if field.isRequired { required.insert(name) }
        for parent in field.path.dropLast() { values[parent, default: []].insert(.object) }
      }
      values["rader", default: []].insert(.list)
      nameKeys[table.id] = table.fields[table.nameField].path.last
      values[table.id, default: []].insert(.object)
      if table.allowsSubtotals { values["delsumma", default: []].insert(.flag) }
    }
  }

  private mutating func add(_ shape: Shape, _ seen: inout Set<String>) {
    switch shape {
    case .object(let object):
      for key in object.keys {
        if let expected = ExpectedValue(key.shape) {
          values[key.name, default: []].insert(expected)
        }
        if key.isRequired { required.insert(key.name) }
        add(key.shape, &seen)
      }
    case .list(let element, _): add(element, &seen)
    case .either(let shapes): for shape in shapes { add(shape, &seen) }
    case .recursive(let name, let inner):
      if seen.insert(name).inserted { add(inner(), &seen) }
    default: break
    }
  }

  /// What the value of a key has to be; nil when several things may be, or the key is unknown.
  subscript(key: String?) -> ExpectedValue? {
    guard let key, let found = values[key], found.count == 1 else { return nil }
    return found.first
  }

  /// The key that names a row of a blankett; nil for what is no blankett's id.
  func nameKey(of blankett: String) -> String? { nameKeys[blankett] }

  /// Whether a key of that name is one that a report must have.
  func isRequired(_ key: String?) -> Bool { key.map(required.contains) ?? false }
}
