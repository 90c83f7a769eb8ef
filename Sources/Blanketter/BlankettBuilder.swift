import ReportModel

/// Puts a period into a template, and finds everything that is wrong with one that reads well.
struct BlankettBuilder {
  /// What is wrong with a template that reads well but cannot be laid out.
  struct Fault: Hashable {
    var message: String
    /// What to look for in the template's file.
    var place: Place?
  }

  struct Faults: Error {
    var all: [Fault]
  }

  /// A text of the template, under a key where that is known.
  struct Place: Hashable {
    var key: String?
    var text: String
    /// Which of several equal texts it is: the last, for what stands there a second time.
    var isLast = false
  }

  let template: Template
  let period: Period
  var placeholders: Placeholders
  var columns: [Blankett.Column] = []
  var formColumns: [Blankett.FormColumn] = []
  var shows: [(formColumn: Int, id: String, place: Place)] = []
  /// The formulas as they are written, by column.
  var formulas: [Int: String] = [:]
  var headCells: [HeadCell] = []
  var fields: [FieldShape] = []
  /// Where each of the fields stands in the template.
  var fieldPlaces: [Place] = []
  /// Indices of fields by path, and of columns by id.
  var fieldIndex: [String: Int] = [:]
  var columnIndex: [String: Int] = [:]
  var faults: [Fault] = []
  let bandStarts: [Int]
  let headRows: Int

  private init(_ template: Template, _ period: Period) {
    self.template = template
    self.period = period
    placeholders = Placeholders(period: period)
    placeholders.words = template.words.compactMapValues { $0[period.type] }
    var starts: [Int] = []
    var row = 0
    for band in template.bands {
      starts.append(row)
      row += band
    }
    bandStarts = starts
    headRows = row
  }

  static func build(_ template: Template, for period: Period) throws(Faults) -> Blankett {
    var builder = BlankettBuilder(template, period)
    let blankett = builder.build()
    guard builder.faults.isEmpty else { throw Faults(all: builder.faults) }
    return blankett
  }

  private mutating func build() -> Blankett {
    for field in template.rowFields { add(field) }
    for node in template.columns { _ = add(node, band: 0) }
    resolveShows()
    checkFormulas()
    let headFields = template.headFields.map { shape(of: $0) }
    checkPaths()
    checkHeadFields(headFields)
    checkNameField()
    checkDisplays()
    checkStatement(headFields)
    checkLines(headFields)
    let table = TableShape(
      id: template.id, title: template.name, fields: fields, headFields: headFields,
      nameField: fieldIndex[template.nameField] ?? 0, allowsSubtotals: template.allowsSubtotals,
      carriesRows: template.carriesRows,
      firstSheetRow: template.head.count + headRows + 1)
    return Blankett(
      template: template, period: period, title: fill(template.title), columns: columns,
      formColumns: formColumns, heads: HeadGrid(rowCount: headRows, cells: headCells), shape: table,
      totalLabel: template.total.map { fill($0.label) },
      statementText: template.statement.map { fill($0.text) })
  }

  mutating func note(_ message: String, _ place: Place? = nil) {
    let fault = Fault(message: message, place: place)
    if !faults.contains(fault) { faults.append(fault) }
  }

  mutating func fill(_ text: String) -> String { fill(text, placeholders) }

  mutating func fill(_ text: String, _ placeholders: Placeholders) -> String {
    do throws(UnknownPlaceholder) {
      return try placeholders.fill(text)
    } catch {
      note("platshållaren {\(error.name)} betyder ingenting här", Place(text: text))
      return text
    }
  }

  private mutating func add(_ field: TemplateField) {
    let shape = self.shape(of: field)
    let isKnown = fieldIndex[shape.name] != nil
    let place = Place(key: "id", text: field.path, isLast: isKnown)
    if isKnown {
      note("fältet »\(shape.name)« finns två gånger", place)
    }
    fieldIndex[shape.name] = fields.count
    fields.append(shape)
    fieldPlaces.append(place)
  }

  mutating func carryOver(_ rule: CarryOver) -> CarryOver {
    CarryOver(rule.lifetime, fromLastYear: rule.fromLastYear.map { fill($0) })
  }

  private mutating func shape(of field: TemplateField) -> FieldShape {
    FieldShape(
      path: FieldPath.components(fill(field.path)), kind: field.kind, isRequired: field.isRequired,
      meaning: fill(field.meaning), carryOver: carryOver(field.carryOver))
  }
}

/// A dotted path into a row of the report.
enum FieldPath {
  static func components(_ path: String) -> [String] {
    path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether every part is a key that a report can have.
  static func isSound(_ path: [String]) -> Bool {
    path.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
