/// The small pieces that a schema is put together from.
enum SchemaPart {
  /// A title as the name of a definition: letters that need no escape in a reference.
  static func name(_ title: String) -> String {
    String(
      title.compactMap { letter in
        switch letter {
        case "å", "ä": "a"
        case "ö": "o"
        case " ": nil
        default: letter
        }
      })
  }

  static func text(_ shape: TextShape) -> JSONText {
    var members: [(key: String, value: JSONText)] = [
      ("type", .string("string")), ("maxLength", .number(shape.limit)),
    ]
    switch shape.rule {
    case .namndCode: members.append(("pattern", .string("^[A-ZÅÄÖ0-9]{1,16}$")))
    case .documentType:
      members.append(("pattern", .string("^[a-z0-9-]{1,30}$")))
      let reserved = Dokument.reservedTypes.sorted().map(JSONText.string)
      members.append(("not", .object([("enum", .array(reserved))])))
    case .notBlank:
      members.append(("pattern", .string("\\S")))
      members.append(("allOf", .array([.object([("pattern", .string(printable))])])))
    case nil: members.append(("pattern", .string(printable)))
    }
    return .object(members)
  }

  private static let printable = "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$"

  static let date = JSONText.object([
    ("type", .string("string")), ("format", .string("date")),
    (
      "pattern",
      .string("^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
    ),
  ])

  static let timestamp = JSONText.object([
    ("type", .string("string")), ("format", .string("date-time")),
    (
      "pattern",
      .string(
        "^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
          + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$")
    ),
  ])

  static func field(_ field: FieldShape) -> JSONText {
    switch field.kind {
    case .amount(let unit):
      let suffix =
        unit.map { [(key: "$comment", value: JSONText.string("i \($0.rawValue)"))] } ?? []
      return .object([("type", .string("number"))] + suffix)
    case .date: return date
    case .dateOrText, .text: return text(TextShape(rule: field.textRule))
    case .flag: return .object([("type", .string("boolean"))])
    }
  }

  /// The schema, or null: an optional key with null is the same as no key.
  static func nullable(_ schema: JSONText) -> JSONText {
    guard case .object(var members) = schema else { return schema }
    if let index = members.firstIndex(where: { $0.key == "type" }),
      case .string(let type) = members[index].value,
      !members.contains(where: { $0.key == "pattern" || $0.key == "not" })
    {
      members[index].value = .array([.string(type), .string("null")])
      return .object(members)
    }
    return .object([("anyOf", .array([schema, .object([("type", .string("null"))])]))])
  }

  static func described(_ schema: JSONText, _ meaning: String) -> JSONText {
    guard case .object(let members) = schema else { return schema }
    return .object([("description", .string(meaning))] + members)
  }

  /// What one key's value asks of the others.
  static func `case`(_ shape: ShapeCase) -> JSONText {
    let condition = JSONText.object([
      ("properties", .object([(shape.key, .object([("const", .string(shape.value))]))])),
      ("required", .array([.string(shape.key)])),
    ])
    var demands: [(key: String, value: JSONText)] = shape.required.map { key in
      (key, .object([("not", .object([("type", .string("null"))]))]))
    }
    demands += shape.forbidden.map { ($0, .object([("type", .string("null"))])) }
    demands += shape.patterns.sorted { $0.key < $1.key }.map {
      ($0.key, .object([("pattern", .string($0.value))]))
    }
    return .object([
      ("if", condition),
      (
        "then",
        .object([
          ("properties", .object(demands)),
          ("required", .array(shape.required.map(JSONText.string))),
        ])
      ),
    ])
  }

  /// Keys that must be there and not null.
  static func present(_ names: [String]) -> JSONText {
    .object([
      ("required", .array(names.map(JSONText.string))),
      (
        "properties",
        .object(names.map { ($0, .object([("not", .object([("type", .string("null"))]))])) })
      ),
    ])
  }

  static func subtotal(
    requiredThen: [String], otherwise: [String]
  ) -> [(key: String, value: JSONText)] {
    [
      (
        "if",
        .object([
          ("properties", .object([("delsumma", .object([("const", .flag(true))]))])),
          ("required", .array([.string("delsumma")])),
        ])
      ),
      ("then", present(requiredThen)), ("else", present(otherwise)),
    ]
  }
}
