/// What an object looks like, for whoever wrote something else in its place: shown only when it is small.
enum ObjectExample {
  /// `Till exempel { "kod": "…", "namn": "…" }.`: the keys that must be there.
  static func remedy(_ keys: [KeyShape]) -> Remedy? {
    let required = keys.filter(\.isRequired)
    let members = required.compactMap { key in value(key.shape).map { (key.name, $0) } }
    guard (1...3).contains(members.count), members.count == required.count else { return nil }
    return remedy(JSONText.object(members).text)
  }

  /// `Till exempel "prognos": { "2020": 4.0 }.`: a field of a row that lies in the object `key`, of the
  /// kind of what was written, `value`.
  static func remedy(
    _ key: String, _ value: NodeID, in document: JSONDocument, _ fields: [FieldShape]
  ) -> Remedy? {
    let inside = fields.filter { field in
      field.path.firstIndex(of: key).map { (1...2).contains(field.path.count - 1 - $0) } ?? false
    }
    let written = document.excerpt(value)
    let date = document.kind(value) == .string ? CalendarDate(document.string(value)) : nil
    let field =
      inside.first { if case .amount = $0.kind { document.kind(value) == .number } else { false } }
      ?? inside.last { $0.kind == .date && date != nil } ?? inside.first
    guard let field, let place = field.path.firstIndex(of: key) else { return nil }
    let content: JSONText =
      switch field.kind {
      case .amount: .digits(document.kind(value) == .number ? written : "4.0")
      case .date: .string(date.map(\.description) ?? "2029-12-31")
      case .text, .dateOrText: .string("…")
      case .flag: .flag(true)
      }
    let object = field.path[(place + 1)...].reversed().reduce(content) { inner, name in
      .object([(name, inner)])
    }
    return remedy("\(JSONText.string(key).text): \(object.text)")
  }

  private static func remedy(_ example: String) -> Remedy {
    Remedy(remarks: ["Till exempel \(example)."])
  }

  /// Nil for what is no single value.
  private static func value(_ shape: Shape) -> JSONText? {
    switch shape {
    case .text: .string("…")
    case .amount: .digits("4.0")
    case .integer(let range): .number(min(max(2020, range.lowerBound), range.upperBound))
    case .flag: .flag(true)
    case .date: .string("2020-08-31")
    case .choice(let words): words.isEmpty ? nil : .string(words[words.count / 2])
    case .timestamp, .list, .object, .either, .recursive: nil
    }
  }
}
