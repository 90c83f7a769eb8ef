/// The JSON Schema (2020-12) of a report, made from the reader's own shapes and the templates.
///
/// What a schema cannot say, and only the reader checks: equal keys in an object; amounts of more
/// than 15 digits or 6 decimals; the length of texts in UTF-16 units; that `per` lies in the year
/// `ar`; that ids in a list differ; days that do not exist (`2020-02-30`); limits of the report as a
/// whole (``ReportLimits``).
public struct ReportSchema {
  private let tables: [TableShape]
  private let year: Int?
  private var definitions: [(key: String, value: JSONText)] = []
  private var defined: Set<String> = []

  /// `tables` are the shapes of any one period. With a `year` the keys that are years are those of
  /// that year's report; without, any year may stand where a year does.
  public init(tables: [TableShape], year: Int?) {
    self.tables = tables
    self.year = year
  }

  /// The schema as JSON.
  public mutating func json(id: String) -> String {
    var shape = ReportReader.shape
    shape.title = "Rapport till blankettd"
    if let year { shape.pin("ar", of: "period", to: year) }
    var members = object(shape, replacing: ["blanketter": blanketter()])
    let parts = ["blanketter", "bilagor", "tjansteutlatande"]
    members.append(
      (
        "anyOf",
        .array(
          parts.map { part in
            .object([
              ("required", .array([.string(part)])),
              ("properties", .object([(part, .object([("type", .string("object"))]))])),
            ])
          })
      ))
    let head: [(key: String, value: JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("$id", .string(id)),
    ]
    return JSONText.object(head + members + [("$defs", .object(definitions))]).text + "\n"
  }

  private mutating func blanketter() -> JSONText {
    let members = tables.map { table in
      (key: table.id, value: SchemaPart.nullable(self.table(table)))
    }
    return .object([
      ("title", .string("Blanketter")), ("type", .array([.string("object"), .string("null")])),
      ("additionalProperties", .flag(false)), ("properties", .object(members)),
    ])
  }
}

// MARK: - Shapes

extension ReportSchema {
  private mutating func object(
    _ shape: ObjectShape, replacing: [String: JSONText] = [:]
  ) -> [(key: String, value: JSONText)] {
    var properties: [(key: String, value: JSONText)] = []
    for key in shape.keys {
      let schema = replacing[key.name] ?? schema(key.shape)
      let value =
        key.isRequired || replacing[key.name] != nil ? schema : SchemaPart.nullable(schema)
      properties.append((key.name, SchemaPart.described(value, key.meaning)))
    }
    var members: [(key: String, value: JSONText)] = [
      ("title", .string(shape.title)), ("type", .string("object")),
      ("additionalProperties", .flag(false)), ("properties", .object(properties)),
    ]
    let required = shape.keys.filter(\.isRequired).map { JSONText.string($0.name) }
    if !required.isEmpty { members.append(("required", .array(required))) }
    if !shape.cases.isEmpty { members.append(("allOf", .array(shape.cases.map(SchemaPart.case)))) }
    return members
  }

  private mutating func schema(_ shape: Shape) -> JSONText {
    switch shape {
    case .text(let text): return SchemaPart.text(text)
    case .amount: return .object([("type", .string("number"))])
    case .integer(let range):
      return .object([
        ("type", .string("integer")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ])
    case .flag: return .object([("type", .string("boolean"))])
    case .date: return SchemaPart.date
    case .timestamp: return SchemaPart.timestamp
    case .choice(let words):
      return .object([("enum", .array(words.map(JSONText.string)))])
    case .list(let element, let most):
      let limit = most.map { [(key: "maxItems", value: JSONText.number($0))] } ?? []
      return .object([("type", .string("array")), ("items", schema(element))] + limit)
    case .object(let object):
      return define(SchemaPart.name(object.title)) { writer in .object(writer.object(object)) }
    case .either(let shapes):
      var alternatives: [JSONText] = []
      for shape in shapes { alternatives.append(schema(shape)) }
      return .object([("anyOf", .array(alternatives))])
    case .recursive(let name, let inner):
      return define(SchemaPart.name(name)) { writer in writer.schema(inner()) }
    }
  }

  /// A reference to a definition, which is made when it is first asked for.
  private mutating func define(
    _ name: String, _ make: (inout ReportSchema) -> JSONText
  ) -> JSONText {
    if defined.insert(name).inserted {
      let definition = make(&self)
      definitions.append((name, definition))
    }
    return .object([("$ref", .string("#/$defs/\(name)"))])
  }
}

extension ObjectShape {
  /// Lets a number inside one of the keys be one value only.
  fileprivate mutating func pin(_ name: String, of key: String, to value: Int) {
    guard let outer = keys.firstIndex(where: { $0.name == key }),
      case .object(var inner) = keys[outer].shape,
      let index = inner.keys.firstIndex(where: { $0.name == name })
    else { return }
    inner.keys[index].shape = .integer(value...value)
    keys[outer].shape = .object(inner)
  }
}

// MARK: - Blanketter

extension ReportSchema {
  private func table(_ table: TableShape) -> JSONText {
    var properties = self.properties(table.headFields)
    var row: [(key: String, value: JSONText)] = [
      ("title", .string("Rad")), ("type", .string("object")),
      ("additionalProperties", .flag(false)),
    ]
    var rowProperties = self.properties(table.fields)
    let name = table.fields[table.nameField].name
    let required = table.fields.filter(\.isRequired).map(\.name)
    if table.allowsSubtotals {
      rowProperties.append(
        (
          "delsumma",
          .object([
            ("type", .array([.string("boolean"), .string("null")])),
            (
              "description",
              .string("true på en rad som är summan av raderna sedan förra delsumman")
            ),
          ])
        ))
    }
    row.append(("properties", .object(rowProperties)))
    if table.allowsSubtotals {
      row += SchemaPart.subtotal(requiredThen: [name], otherwise: required)
    } else {
      row.append(("allOf", .array([SchemaPart.present(required)])))
    }
    properties.append(
      (
        "rader",
        .object([
          ("description", .string("blankettens rader")),
          ("type", .array([.string("array"), .string("null")])), ("items", .object(row)),
        ])
      ))
    return .object([
      ("title", .string(table.title)), ("type", .string("object")),
      ("additionalProperties", .flag(false)), ("properties", .object(properties)),
    ])
  }

  private func properties(_ fields: [FieldShape]) -> [(key: String, value: JSONText)] {
    guard case .object(let members, _) = FieldTree(fields, keepsYears: year != nil) else {
      return []
    }
    return members.map { (key: $0.name, value: branch($0.tree)) }
  }

  private func branch(_ tree: FieldTree) -> JSONText {
    switch tree {
    case .field(let field):
      return SchemaPart.described(
        SchemaPart.nullable(SchemaPart.field(field)), field.meaning)
    case .object(let inner, let anyYear):
      var members: [(key: String, value: JSONText)] = [
        ("type", .array([.string("object"), .string("null")])),
        ("additionalProperties", .flag(false)),
        ("properties", .object(inner.map { (key: $0.name, value: branch($0.tree)) })),
      ]
      if let anyYear {
        members.append(
          ("patternProperties", .object([("^(19|20|21)[0-9]{2}$", branch(anyYear))])))
      }
      return .object(members)
    }
  }
}
