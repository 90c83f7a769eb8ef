import ReportModel

/// Columns, groups and their heads.
extension BlankettBuilder {
  /// A form with more columns is a slip with repeated groups.
  static let columnLimit = 500

  private var isFull: Bool { columns.count >= BlankettBuilder.columnLimit }

  /// Adds a column or a group; gives how many form columns it took.
  mutating func add(_ node: ColumnNode, band: Int) -> Int {
    guard !isFull else {
      note("blanketten har fler än \(BlankettBuilder.columnLimit) kolumner")
      return 0
    }
    switch node {
    case .column(let column):
      add(column, band: band)
      return 1
    case .group(let head, let years, let inner):
      return addGroups(head, years, inner, band: band)
    }
  }

  /// Adds a group once, or once for each of its years.
  private mutating func addGroups(
    _ head: String?, _ years: [Int]?, _ inner: [ColumnNode], band: Int
  ) -> Int {
    var (head, band) = (head, band)
    if band + 1 >= bandStarts.count {
      note(
        "rubrikerna har fler nivåer än »rubrikband« har rader",
        head.map { Place(key: "grupp", text: $0) })
      // The columns are looked at all the same.
      (head, band) = (nil, band - 1)
    }
    guard let years else { return addGroup(head, inner, band: band) }
    let outerYear = placeholders.columnYear
    defer { placeholders.columnYear = outerYear }
    var taken = 0
    for offset in years where !isFull {
      placeholders.columnYear = period.year + offset
      taken += addGroup(head, inner, band: band)
    }
    return taken
  }

  private mutating func addGroup(_ head: String?, _ inner: [ColumnNode], band: Int) -> Int {
    let first = formColumns.count
    var taken = 0
    for node in inner { taken += add(node, band: band + 1) }
    if let head, taken > 0 {
      headCells.append(
        HeadCell(
          row: bandStarts[band], column: first, rowSpan: template.bands[band], columnSpan: taken,
          text: fill(head)))
    }
    return taken
  }

  private mutating func add(_ column: TemplateColumn, band: Int) {
    let index = formColumns.count
    addHeads(column.heads, column: index, band: band)
    var values: [Int] = []
    for part in column.parts {
      values.append(columns.count)
      let value = self.column(part, letters: CellAddress.letters(index))
      columnIndex[value.id] = columns.count
      columns.append(value)
    }
    formColumns.append(
      Blankett.FormColumn(width: column.width, display: column.display, values: values))
    if let id = column.shows { shows.append((index, fill(id), Place(key: "av", text: id))) }
  }

  private mutating func addHeads(_ heads: ColumnHeads, column: Int, band: Int) {
    switch heads {
    case .merged(let text):
      headCells.append(
        HeadCell(
          row: bandStarts[band], column: column, rowSpan: headRows - bandStarts[band],
          columnSpan: 1, text: fill(text)))
    case .bands(let texts):
      let first = bandStarts.count - texts.count
      guard first >= band else {
        return note(
          "en kolumn har fler rubriker än det finns rader för",
          texts.compactMap(\.self).first.map { Place(key: "rubrik", text: $0) })
      }
      for (offset, text) in texts.enumerated() {
        guard let text else { continue }
        headCells.append(
          HeadCell(
            row: bandStarts[first + offset], column: column,
            rowSpan: template.bands[first + offset], columnSpan: 1, text: fill(text)))
      }
    }
  }

  private mutating func column(_ part: TemplatePart, letters: String) -> Blankett.Column {
    let place = Place(key: "id", text: part.id, isLast: true)
    var column = Blankett.Column(
      id: fill(part.id), label: fill(part.label), kind: part.kind, unit: part.unit,
      decimals: part.decimals, sign: part.sign, whenMissing: part.whenMissing,
      isSummed: part.isSummed)
    check(column, part, place)
    switch part.source {
    case .field(let path): column.field = field(path, part, column.label, letters: letters)
    case .formula(let text):
      column.formula = formula(text)
      column.formulaText = fill(text)
      formulas[columns.count] = text
    }
    if let suffix = part.suffix {
      if let field = fieldIndex[suffix.field], fields[field].kind == .flag {
        column.suffix = (field, fill(suffix.text))
      } else {
        note(
          "fältet »\(suffix.field)« i »tillagg« finns inte bland »radfalt« som ja eller nej",
          Place(key: "falt", text: suffix.field))
      }
    }
    if let block = part.block { column.block = (fill(block.row), fill(block.column)) }
    column.demand = part.demand.map {
      DemandRule(value: $0.value, message: fill($0.message))
    }
    return column
  }

  private mutating func check(_ column: Blankett.Column, _ part: TemplatePart, _ place: Place) {
    if columnIndex[column.id] != nil {
      note("kolumnen »\(column.id)« finns två gånger", place)
    }
    if !FormulaParser.isName(column.id) {
      note("»\(column.id)« är inget id: skriv bokstäver och siffror, en bokstav först", place)
    }
    let label = Place(key: "etikett", text: part.label, isLast: true)
    if columns.contains(where: { $0.label == column.label }) || column.label == "Radtyp" {
      note("etiketten »\(column.label)« är upptagen; den är kolumnens namn i CSV-filen", label)
    }
    if part.isSummed, !part.kind.isNumeric {
      note("kolumnen »\(column.id)« kan inte summeras; den är inte ett tal", place)
    }
  }

  /// The field at a path: one that stands among the row's fields, or a new one of the column's own.
  private mutating func field(
    _ rawPath: String, _ part: TemplatePart, _ label: String, letters: String
  ) -> Int {
    let path = fill(rawPath)
    let place = Place(key: "falt", text: rawPath, isLast: true)
    let kind = part.kind.fieldKind(part.unit)
    guard let known = fieldIndex[path] else {
      fieldIndex[path] = fields.count
      fieldPlaces.append(place)
      fields.append(
        FieldShape(
          path: FieldPath.components(path), kind: kind, whenMissing: part.whenMissing,
          meaning: label, label: label, letters: letters,
          carryOver: carryOver(part.carryOver)))
      return fields.count - 1
    }
    if let other = fields[known].label {
      note("fältet »\(path)« visas redan i »\(other)«; visa det en gång till med »av«", place)
    } else if !fields[known].kind.isLike(kind) {
      note("fältet »\(path)« är av en annan typ bland »radfalt«", place)
    }
    fields[known].label = label
    fields[known].letters = letters
    return known
  }
}

extension FieldKind {
  /// Whether a report carries both alike.
  fileprivate func isLike(_ other: FieldKind) -> Bool {
    if case .amount = self, case .amount = other { return true }
    return self == other
  }
}
