/// The fields of a row as the nested objects that the report writes them in.
indirect enum FieldTree {
  case field(FieldShape)
  /// An object by its keys. `anyYear` is what stands under any year, where years are not told apart.
  case object([(name: String, tree: FieldTree)], anyYear: FieldTree?)

  /// With `keepsYears`, keys that are years stay as they are; without, they are taken together.
  init(_ fields: [FieldShape], keepsYears: Bool) {
    self.init(fields.map { ($0.path[...], $0) }, keepsYears)
  }

  private init(_ fields: [(path: ArraySlice<String>, field: FieldShape)], _ keepsYears: Bool) {
    if let leaf = fields.first(where: { $0.path.isEmpty }) {
      self = .field(leaf.field)
      return
    }
    var order: [String] = []
    var groups: [String: [(path: ArraySlice<String>, field: FieldShape)]] = [:]
    for (path, field) in fields {
      guard let first = path.first else { continue }
      let name = !keepsYears && FieldTree.isYear(first) ? "" : first
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append((path.dropFirst(), field))
    }
    var members: [(name: String, tree: FieldTree)] = []
    var anyYear: FieldTree?
    for name in order {
      let tree = FieldTree(groups[name] ?? [], keepsYears)
      if name.isEmpty { anyYear = tree } else { members.append((name, tree)) }
    }
    self = .object(members, anyYear: anyYear)
  }

  static func isYear(_ name: String) -> Bool {
    name.utf8.count == 4 && name.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
