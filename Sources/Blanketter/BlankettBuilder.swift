import ReportModel

/// Puts a period into a template.
struct BlankettBuilder {
  /// What is wrong with a template that reads well but cannot be laid out.
  struct Fault: Error, Hashable {
    var message: String
    /// What to look for in the template's file.
    var place: Place?
  }

  /// A text of the template, under a key where that is known.
  struct Place: Hashable {
    var key: String?
    var text: String
  }

  private let template: Template
  private let period: Period
  private var placeholders: Placeholders
  private var columns: [Blankett.Column] = []
  private var formColumns: [Blankett.FormColumn] = []
  private var shows: [(formColumn: Int, id: String, place: Place)] = []
  /// The formulas as they are written, by column.
  private var formulas: [Int: String] = [:]
  private var headCells: [HeadCell] = []
  private var fields: [FieldShape] = []
  private let bandStarts: [Int]
  private let headRows: Int

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

  static func build(_ template: Template, for period: Period) throws(Fault) -> Blankett {
    var builder = BlankettBuilder(template, period)
    return try builder.build()
  }

  private mutating func build() throws(Fault) -> Blankett {
    for field in template.rowFields { fields.append(try shape(of: field)) }
    for node in template.columns { _ = try add(node, band: 0) }
    for (formColumn, id, place) in shows {
      guard let column = columns.firstIndex(where: { $0.id == id }) else {
        throw Fault(message: "kolumnen »\(id)« som ska visas finns inte", place: place)
      }
      formColumns[formColumn].values = [column]
    }
    try checkFormulas()
    guard let nameField = fields.firstIndex(where: { $0.name == template.nameField }) else {
      throw Fault(
        message: "fältet »\(template.nameField)« som ger raden dess namn finns inte",
        place: Place(key: "namnfalt", text: template.nameField))
    }
    var headFields: [FieldShape] = []
    for field in template.headFields { headFields.append(try shape(of: field)) }
    try checkLines(headFields)
    let shape = TableShape(
      id: template.id, title: template.name, fields: fields, headFields: headFields,
      nameField: nameField, allowsSubtotals: template.allowsSubtotals,
      firstSheetRow: template.head.count + headRows + 1)
    return Blankett(
      id: template.id, edition: template.edition, sheetName: template.sheetName,
      title: try fill(template.title), name: template.name, order: template.order, columns: columns,
      formColumns: formColumns, heads: HeadGrid(rowCount: headRows, cells: headCells), shape: shape,
      period: period, template: template)
  }

  private func fill(_ text: String) throws(Fault) -> String { try fill(text, placeholders) }

  private func fill(_ text: String, _ placeholders: Placeholders) throws(Fault) -> String {
    do throws(UnknownPlaceholder) {
      return try placeholders.fill(text)
    } catch {
      throw Fault(
        message: "platshållaren {\(error.name)} betyder ingenting här", place: Place(text: text))
    }
  }

  /// The lines around the table get their words from the report; that they can is checked here.
  private func checkLines(_ headFields: [FieldShape]) throws(Fault) {
    var known = placeholders
    for name in Placeholders.reportTexts + headFields.map({ "falt.\($0.name)" }) {
      known.texts[name] = ""
    }
    let lines = template.head + (template.side?.lines ?? [])
    for text in lines.map({ $0?.text }) + template.notes + [template.print.footer] {
      _ = try text.map { text throws(Fault) in try fill(text, known) }
    }
  }

  private func shape(of field: TemplateField) throws(Fault) -> FieldShape {
    FieldShape(
      path: try fill(field.path).split(separator: ".").map(String.init), kind: field.kind,
      isRequired: field.isRequired, meaning: field.meaning)
  }
}

// MARK: - Columns

extension BlankettBuilder {
  /// Adds a column or a group; gives how many form columns it took.
  private mutating func add(_ node: ColumnNode, band: Int) throws(Fault) -> Int {
    switch node {
    case .column(let column):
      try add(column, band: band)
      return 1
    case .group(let head, let years, let inner):
      guard band + 1 < bandStarts.count else {
        throw Fault(
          message: "rubrikerna har fler nivåer än »rubrikband« har rader",
          place: head.map { Place(key: "grupp", text: $0) })
      }
      guard let years else { return try addGroup(head, inner, band: band) }
      var taken = 0
      for offset in years {
        placeholders.columnYear = period.year + offset
        taken += try addGroup(head, inner, band: band)
      }
      placeholders.columnYear = nil
      return taken
    }
  }

  private mutating func addGroup(
    _ head: String?, _ inner: [ColumnNode], band: Int
  ) throws(Fault) -> Int {
    let first = formColumns.count
    var taken = 0
    for node in inner { taken += try add(node, band: band + 1) }
    if let head {
      headCells.append(
        HeadCell(
          row: bandStarts[band], column: first, rowSpan: template.bands[band], columnSpan: taken,
          text: try fill(head)))
    }
    return taken
  }

  private mutating func add(_ column: TemplateColumn, band: Int) throws(Fault) {
    let index = formColumns.count
    try addHeads(column.heads, column: index, band: band)
    var values: [Int] = []
    for part in column.parts {
      values.append(columns.count)
      columns.append(try self.column(part, letters: CellAddress.letters(index)))
    }
    formColumns.append(
      Blankett.FormColumn(width: column.width, display: column.display, values: values))
    if let id = column.shows {
      shows.append((index, try fill(id), Place(key: "av", text: id)))
    }
  }

  private mutating func addHeads(
    _ heads: ColumnHeads, column: Int, band: Int
  ) throws(Fault) {
    switch heads {
    case .merged(let text):
      headCells.append(
        HeadCell(
          row: bandStarts[band], column: column, rowSpan: headRows - bandStarts[band],
          columnSpan: 1, text: try fill(text)))
    case .bands(let texts):
      let first = bandStarts.count - texts.count
      guard first >= band else {
        throw Fault(
          message: "en kolumn har fler rubriker än det finns rader för",
          place: texts.compactMap(\.self).first.map { Place(key: "rubrik", text: $0) })
      }
      for (offset, text) in texts.enumerated() {
        guard let text else { continue }
        headCells.append(
          HeadCell(
            row: bandStarts[first + offset], column: column,
            rowSpan: template.bands[first + offset], columnSpan: 1, text: try fill(text)))
      }
    }
  }

  private mutating func column(
    _ part: TemplatePart, letters: String
  ) throws(Fault) -> Blankett.Column {
    let label = try fill(part.label)
    var column = Blankett.Column(
      id: try fill(part.id), label: label, kind: part.kind, unit: part.unit,
      decimals: part.decimals, sign: part.sign, whenMissing: part.whenMissing,
      isSummed: part.isSummed)
    guard !columns.contains(where: { $0.id == column.id }) else {
      throw Fault(
        message: "kolumnen »\(column.id)« finns två gånger", place: Place(key: "id", text: part.id))
    }
    switch part.source {
    case .field(let path):
      column.field = try field(
        try fill(path), part, label: label, letters: letters)
    case .formula(let text):
      column.formula = try formula(text)
      formulas[columns.count] = text
    }
    if let suffix = part.suffix {
      guard let field = fields.firstIndex(where: { $0.name == suffix.field }) else {
        throw Fault(
          message: "fältet »\(suffix.field)« i »tillagg« finns inte",
          place: Place(key: "falt", text: suffix.field))
      }
      column.suffix = (field, suffix.text)
    }
    if let block = part.block {
      column.block = (try fill(block.row), try fill(block.column))
    }
    return column
  }

  /// The field at a path: one that stands among the row's fields, or a new one of the column's own.
  private mutating func field(
    _ path: String, _ part: TemplatePart, label: String, letters: String
  ) throws(Fault) -> Int {
    if let known = fields.firstIndex(where: { $0.name == path }) {
      fields[known].label = label
      fields[known].letters = letters
      return known
    }
    fields.append(
      FieldShape(
        path: path.split(separator: ".").map(String.init), kind: part.kind.fieldKind(part.unit),
        whenMissing: part.whenMissing, meaning: label, label: label, letters: letters))
    return fields.count - 1
  }

  private func formula(_ text: String) throws(Fault) -> Formula {
    let filled = try fill(text)
    do throws(FormulaParser.Fault) {
      return try FormulaParser.parse(filled)
    } catch {
      throw Fault(
        message: "\(error.message) (\(filled))", place: Place(key: "formel", text: text))
    }
  }

  private func checkFormulas() throws(Fault) {
    for (index, column) in columns.enumerated() {
      for id in column.formula?.columns.sorted() ?? [] {
        guard let problem = problem(reading: id, at: index) else { continue }
        throw Fault(
          message: "formeln för »\(column.id)« läser »\(id)«, som \(problem)",
          place: formulas[index].map { Place(key: "formel", text: $0) })
      }
    }
  }

  /// Why the formula of a column cannot read another column.
  private func problem(reading id: String, at index: Int) -> String? {
    guard let source = columns.firstIndex(where: { $0.id == id }) else { return "inte finns" }
    guard columns[source].kind.isNumeric else { return "inte är ett tal" }
    guard columns[source].formula == nil || source < index else {
      return "räknas fram längre till höger"
    }
    return nil
  }
}
