/// The beginnings of a report: an empty one, or last period's carried over.
///
/// What stays, what moves and what must be filled in anew is said by the templates, field by field
/// (``CarryOver``). Every key that a form has stands there, null where nothing is known yet, so that
/// whoever fills it in sees what is asked for.
public struct NewReport {
  public var namnd: Namnd
  /// Where nothing else is known, that of the previous report.
  public var forvaltning: String?
  public var period: Period
  /// The forms of the period; with a previous report those that it had.
  public var tables: [TableShape]
  /// Where the schema is found, where it is.
  public var schema: String?
  /// The report that this one goes on from; of the same year or the year before.
  public var previous: Report?
  /// How many rows without values each form has behind those that are carried over.
  public var emptyRows = 0
  /// Rows that stand there instead, by the form's id.
  public var exampleRows: [String: [JSONText]] = [:]

  public init(
    namnd: Namnd, forvaltning: String? = nil, period: Period, tables: [TableShape],
    schema: String?, previous: Report? = nil
  ) {
    self.namnd = namnd
    self.forvaltning = forvaltning ?? previous?.forvaltning
    self.period = period
    // A form that the nämnd did not hand in would say something of it by standing there empty.
    self.tables =
      previous.map { previous in
        previous.tables.isEmpty ? tables : tables.filter { previous.table($0.id) != nil }
      } ?? tables
    self.schema = schema
    self.previous = previous
  }

  private var isNewYear: Bool { previous.map { $0.period.year != period.year } ?? false }

  /// The report as JSON; it can be read at once.
  public var json: String {
    var members: [(key: String, value: JSONText)] = schema.map { [("$schema", .string($0))] } ?? []
    members += [
      ("schemaVersion", .number(1)),
      ("namnd", .object([("kod", .string(namnd.kod)), ("namn", .string(namnd.namn))])),
      ("forvaltning", forvaltning.map(JSONText.string) ?? .null), ("dnr", .null),
      (
        "period",
        .object([
          ("typ", .string(period.type.rawValue)), ("ar", .number(period.year)),
          ("per", .string(period.end.description)),
        ])
      ),
      ("upprattad", .null),
      ("blanketter", .object(tables.map { (key: $0.id, value: blankett($0)) })),
    ]
    if let bilaga = copy(["bilagor", "projektbilaga"]) {
      members.append(("bilagor", .object([("projektbilaga", bilaga)])))
    }
    members.append(("tjansteutlatande", tjansteutlatande))
    return JSONText.object(members).text + "\n"
  }

  private func copy(_ path: [String]) -> JSONText? {
    guard let previous, let root = previous.document.root,
      let node = previous.document.member(path, of: root)
    else { return nil }
    return previous.document.written(node)
  }

  private var tjansteutlatande: JSONText {
    let kept = ["avdelning", "handlaggare", "till", "undertecknare"].compactMap { key in
      copy(["tjansteutlatande", key]).map { (key: key, value: $0) }
    }
    return .object(
      kept + [
        ("sammantrade", .null),
        ("rubrik", .string("\(period.type.reportName) \(period.year)")),
        ("forslagTillBeslut", .array([])), ("avsnitt", .array([])),
      ])
  }
}

// MARK: - Blanketter

extension NewReport {
  private func blankett(_ shape: TableShape) -> JSONText {
    let table = previous?.table(shape.id)
    var members = shape.headFields.map { field -> (key: String, value: JSONText) in
      let kept = table.map { $0.head(field.name) } ?? .missing
      return (field.name, keeps(field) ? written(kept) : .null)
    }
    let kept = shape.carriesRows ? table : nil
    let rows = kept.map { table in (0..<table.rowCount).map { row(table, $0, shape) } } ?? []
    let more = exampleRows[shape.id] ?? Array(repeating: emptyRow(shape), count: emptyRows)
    members.append(("rader", .array(rows + more)))
    return .object(members)
  }

  private func emptyRow(_ shape: TableShape) -> JSONText {
    object(FieldTree(shape.fields, keepsYears: true)) { _ in .null }
  }

  private func row(_ table: BlankettTable, _ row: Int, _ shape: TableShape) -> JSONText {
    if table.isSubtotal(row) {
      return .object([
        ("id", written(table[row, 0])), ("namn", .string(table.name(of: row))),
        ("delsumma", .flag(true)),
      ])
    }
    return object(FieldTree(shape.fields, keepsYears: true)) { field in
      written(value(of: field, table, row))
    }
  }

  private func object(_ tree: FieldTree, _ value: (FieldShape) -> JSONText) -> JSONText {
    switch tree {
    case .field(let field): value(field)
    case .object(let members, _):
      .object(members.map { (key: $0.name, value: object($0.tree, value)) })
    }
  }

  private func keeps(_ field: FieldShape) -> Bool {
    switch field.carryOver.lifetime {
    case .always: true
    case .year: !isNewYear
    case .never: false
    }
  }

  private func value(of field: FieldShape, _ table: BlankettTable, _ row: Int) -> FieldValue {
    if keeps(field) { return table[row, field.name] }
    guard isNewYear, !field.carryOver.fromLastYear.isEmpty else { return .missing }
    let amounts = field.carryOver.fromLastYear.map { table[row, $0].amount }
    guard !amounts.contains(nil), let sum = try? Amount.sum(amounts.compactMap { $0 }) else {
      return .missing
    }
    return .amount(sum)
  }

  private func written(_ value: FieldValue) -> JSONText {
    switch value {
    case .missing: .null
    case .amount(let amount): .digits(amount.description)
    case .date(let date): .string(date.description)
    case .text(let text): .string(text)
    case .flag(let flag): .flag(flag)
    }
  }
}
