extension ReadingContext {
  /// Reads one blankett by its shape.
  mutating func table(_ node: NodeID, _ shape: TableShape) -> BlankettTable? {
    let firstProblem = problems.count
    blankett = shape.id
    defer {
      blankett = nil
      name(problemsFrom: firstProblem, FormPlace(blankett: shape.id))
    }
    guard document.kind(node) == .object else {
      wrongType(node, expected: "ett objekt { \"rader\": [ … ] }")
      return nil
    }
    var table = BlankettTable(shape: shape, node: node)
    var rows: NodeID?
    var hint = 0
    for (key, value) in document.members(of: node) {
      switch shape.headKeys.find(key, in: document, hint: &hint) {
      case nil: unknown(key: key, value: value, in: node, among: shape.headKeys.names)
      case .special: rows = value
      case .field(let field):
        table.headNodes[field] = value
        table.head[field] =
          fieldValue(
            value, shape.headFields[field].kind, isRequired: shape.headFields[field].isRequired)
          ?? .missing
      case .level: break
      }
    }
    if let rows, document.kind(rows) != .null { self.rows(rows, into: &table) }
    return table
  }

  private mutating func rows(_ node: NodeID, into table: inout BlankettTable) {
    guard document.kind(node) == .array else {
      return wrongType(node, expected: "en lista [ … ] av rader")
    }
    let width = table.shape.fields.count
    let count = document.elements(of: node).count { document.kind($0) == .object }
    let room = min(count, cellsLeft / width)
    table.reserve(rows: room)
    var ids = [String: Int](minimumCapacity: room)
    var unfilled = UnfilledAmounts(table.shape)
    for (place, row) in document.elements(of: node).enumerated() {
      guard document.kind(row) == .object else {
        wrongType(row, expected: "en rad { … }")
        continue
      }
      cellsLeft -= width
      guard cellsLeft >= 0 else { return limit(row, Wording.tooManyRows(table.shape.title)) }
      if isEmpty(row) {
        let place = FormPlace(blankett: table.shape.id, rad: "rad \(place + 1)")
        add(Problem(code: "J05", message: Wording.emptyRow, node: row, place: place))
        continue
      }
      let firstProblem = problems.count
      let index = table.rowCount
      nullFields = []
      self.row(row, into: &table)
      checkRow(index, &ids, in: table)
      name(problemsFrom: firstProblem, row: index, in: table)
      if !nullFields.isEmpty, !table.isSubtotal(index) {
        unfilled.add(nullFields, of: index)
      }
    }
    if let message = unfilled.message(in: table) {
      add(Problem(code: "J05", severity: .warning, message: message, node: table.node))
    }
  }

  /// Whether a row says nothing at all: no keys, or only empty values.
  private func isEmpty(_ node: NodeID) -> Bool {
    guard !document[node].isBroken else { return false }
    switch document.kind(node) {
    case .null: return true
    case .string: return document.rawString(node).isEmpty
    case .object: return document.members(of: node).allSatisfy { isEmpty($0.value) }
    case .array: return document.elements(of: node).allSatisfy { isEmpty($0) }
    case .true, .false, .number: return false
    }
  }

  private mutating func row(_ node: NodeID, into table: inout BlankettTable) {
    let start = table.values.count
    let width = table.shape.fields.count
    table.values.appendMissing(count: width)
    table.nodes.append(contentsOf: repeatElement(nil, count: width))
    table.rowNodes.append(node)
    table.rowCount += 1
    let strays = years.strays.count
    var namesYears = false
    members(of: node, level: 0, start: start, into: &table, &namesYears)
    years.close(rowNamesYears: namesYears, straysBefore: strays)
  }

  private mutating func members(
    of node: NodeID, level: Int, start: Int, into table: inout BlankettTable,
    _ namesYears: inout Bool, isInYear: Bool = false
  ) {
    var hint = 0
    for (key, value) in document.members(of: node) {
      let target = table.shape.rowKeys.find(key, in: document, level: level, hint: &hint)
      if let target, document.kind(value) == .null {
        if case .field(let field) = target { nullFields.append(field) }
        continue
      }
      switch target {
      case nil:
        unknownInRow(
          key: key, value: value, in: node, among: table.shape.rowKeys.levels[level].names,
          isInYear: isInYear)
      case .special:
        if Reading.flag.read(value, &self) == true { table.subtotals.insert(table.rowCount - 1) }
      case .level(let inner):
        guard document.kind(value) == .object else {
          wrongType(value, expected: "ett objekt { … }") { document in
            ObjectExample.remedy(document.string(key), value, in: document, table.shape.fields)
          }
          continue
        }
        let isYear = isYear(key)
        if isYear { namesYears = true }
        members(
          of: value, level: inner, start: start, into: &table, &namesYears,
          isInYear: isInYear || isYear)
      case .field(let field):
        table.nodes[start + field] = value
        let firstProblem = problems.count
        if !namesYears, isYear(key) { namesYears = true }
        let (kind, isRequired) = (
          table.shape.fields[field].kind, table.shape.fields[field].isRequired
        )
        if case .text = kind, let plain = plainText(value, isRequired: isRequired) {
          table.values.set(start + field, utf8: plain)
        } else if let read = fieldValue(value, kind, isRequired: isRequired) {
          table.values[start + field] = read
        } else {
          place(problemsFrom: firstProblem, at: field, in: table.shape)
        }
      }
    }
  }

  /// Whether a key is a year, by its bytes.
  private func isYear(_ key: NodeID) -> Bool {
    let range = document.rawString(key)
    return range.count == 4 && document.bytes[range.lowerBound] &- 0x30 < 10
  }

  private mutating func fieldValue(
    _ node: NodeID, _ kind: FieldKind, isRequired: Bool
  ) -> FieldValue? {
    if document.kind(node) == .null { return .missing }
    switch kind {
    case .amount(let unit): return amount(node, unit: unit).map(FieldValue.amount)
    case .date:
      let reading = isRequired ? Reading.requiredDate : Reading.date
      return (plainDate(node) ?? reading.read(node, &self)).map(FieldValue.date)
    case .text: return text(node, isRequired: isRequired).map(FieldValue.text)
    case .flag: return Reading.flag.read(node, &self).map(FieldValue.flag)
    case .dateOrText:
      if let date = plainDate(node) { return .date(date) }
      guard let word = text(node, isRequired: isRequired) else { return nil }
      return CalendarDate(word).map(FieldValue.date) ?? .text(word)
    }
  }

  /// A date that is written without escapes.
  private func plainDate(_ node: NodeID) -> CalendarDate? {
    guard document.kind(node) == .string, !document[node].isEscaped else { return nil }
    return CalendarDate(utf8: document.bytes[document.rawString(node)])
  }

  /// A text that must be there must also say something.
  private mutating func text(_ node: NodeID, isRequired: Bool) -> String? {
    isRequired ? Reading.requiredText.read(node, &self) : Reading.text.read(node, &self)
  }

  /// A text that its bytes show to be fit as it is written, which nearly all are.
  private func plainText(_ node: NodeID, isRequired: Bool) -> ArraySlice<UInt8>? {
    let written = document[node]
    guard written.kind == .string, !written.isEscaped else { return nil }
    let place = document.rawString(node)
    let shape = TextShape(rule: isRequired ? .notBlank : nil)
    return shape.isPlainlyMet(by: document.bytes.span.extracting(place))
      ? document.bytes[place] : nil
  }

  /// What a row as a whole must have.
  private mutating func checkRow(
    _ row: Int, _ ids: inout [String: Int], in table: BlankettTable
  ) {
    let isSubtotal = table.isSubtotal(row)
    let lacking = table.shape.requiredFields.filter { table.node(row: row, field: $0) == nil }
    for index in lacking where !isSubtotal || index == table.shape.nameField {
      lack(table.shape.fields[index], row, in: table)
    }
    noteExamples(row, in: table)
    if let id = table[row, 0].text {
      if let first = ids[id], let node = table.node(row: row, field: 0) {
        let free = (2...99).map { "\(id)-\($0)" }.first { ids[$0] == nil }
        wrongValue(node, Wording.repeatedID(id, firstName: table.name(of: first), free))
      } else {
        ids[id] = row
      }
    }
    isSubtotal ? checkSubtotal(row, in: table) : noteMissingAmounts(row, in: table)
  }

  /// A field that a row must have and has not: no key, or one without a value.
  private mutating func lack(_ field: FieldShape, _ row: Int, in table: BlankettTable) {
    let node = table.node(row: row)
    guard document.member(field.path, of: node) != nil else {
      let names = table.shape.rowKeys.levels[0].names
      if field.path.count == 1, misspells(field.name, in: node, among: names) { return }
      return missing(field.name, in: node, meaning: field.meaning)
    }
    add(
      Problem(
        code: "J05", message: Wording.emptyKey(field.name, meaning: field.meaning), node: node))
  }

  private mutating func checkSubtotal(_ row: Int, in table: BlankettTable) {
    let hasAmount = table.shape.fields.indices.contains { table[row, $0].amount != nil }
    guard hasAmount else { return }
    add(
      Problem(
        code: "J04", severity: .warning, message: Wording.subtotalAmountsIgnored,
        node: table.node(row: row)))
  }

  private mutating func noteMissingAmounts(_ row: Int, in table: BlankettTable) {
    guard !document[table.node(row: row)].isBroken,
      table.shape.columnAmounts.contains(where: { table.node(row: row, field: $0) == nil })
    else { return }
    // What is null is told once for the whole blankett.
    let absent = table.shape.columnAmounts.filter { index in
      table.node(row: row, field: index) == nil && !nullFields.contains(index)
    }
    for treatment in [MissingAmount.zero, .blank] {
      let columns = absent.filter { table.shape.fields[$0].whenMissing == treatment }
      guard !columns.isEmpty else { continue }
      let labels = columns.compactMap { table.shape.fields[$0].label }
      add(
        Problem(
          code: "J05", severity: .note,
          message: Wording.amountsMissing(labels, countedAsZero: treatment == .zero),
          node: table.node(row: row), isOfYears: true))
    }
  }
}

extension ReadingContext {
  /// Gives the problems of a value the column of the field it is about.
  mutating func place(problemsFrom first: Int, at field: Int, in shape: TableShape) {
    for index in first..<problems.count {
      problems[index].place = FormPlace(
        blankett: shape.id, kolumn: shape.fields[field].label, cell: shape.fields[field].letters)
    }
  }

  /// Gives every problem that has no place yet one.
  mutating func name(problemsFrom first: Int, _ place: FormPlace) {
    for index in first..<problems.count where problems[index].place == nil {
      problems[index].place = place
    }
  }

  /// Gives equal keys, which are found before anybody knows what an object is, their places.
  mutating func place(equalKeysIn table: BlankettTable) {
    func holds(_ node: NodeID, _ offset: Int) -> Bool {
      (Int(document[node].start)..<Int(document[node].end)).contains(offset)
    }
    for index in problems.indices where problems[index].code == "J02" {
      guard let offset = problems[index].offset, holds(table.node, offset) else { continue }
      let row = table.rowNodes.firstIndex { holds($0, offset) }
      problems[index].place = FormPlace(
        blankett: table.shape.id, rad: row.map { table.name(of: $0) })
    }
  }

  /// Gives every problem found in a row the row's name, which may stand last in the row.
  private mutating func name(problemsFrom first: Int, row: Int, in table: BlankettTable) {
    for index in first..<problems.count {
      let column = problems[index].place
      problems[index].place = FormPlace(
        blankett: table.shape.id, rad: table.name(of: row), kolumn: column?.kolumn,
        cell: column?.cell.map { "\($0)\(table.shape.firstSheetRow + row)" })
    }
  }
}
