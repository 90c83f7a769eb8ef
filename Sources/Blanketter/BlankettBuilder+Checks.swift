import ReportModel

/// What a template must have to make a form that can be read, reckoned and printed.
extension BlankettBuilder {
  mutating func resolveShows() {
    for (formColumn, id, place) in shows {
      if let column = columnIndex[id] {
        formColumns[formColumn].values = [column]
      } else {
        note("kolumnen »\(id)« som ska visas finns inte", place)
      }
    }
  }

  /// Every path is a way of its own through the row's objects.
  mutating func checkPaths() {
    let first = template.rowFields.first
    if first?.path != "id" || first?.kind != .text || first?.isRequired != true {
      note(
        "»radfalt« ska börja med radens id: { id: id, typ: text, krav: true, betydelse: radens id }",
        first.map { Place(key: "id", text: $0.path) })
    }
    for (index, field) in fields.enumerated() {
      if !FieldPath.isSound(field.path) {
        note(
          "»\(field.name)« är ingen väg: skriv nycklar av a–z, A–Z och siffror med punkt emellan",
          fieldPlaces[index])
      }
      if field.path.first == "delsumma" {
        note("nyckeln »delsumma« är programmets egen", fieldPlaces[index])
      }
      for length in 1..<max(1, field.path.count) {
        let outer = field.path.prefix(length).joined(separator: ".")
        guard fieldIndex[outer] != nil else { continue }
        note(
          "»\(outer)« är ett värde, så »\(field.name)« kan inte ligga i det", fieldPlaces[index])
      }
    }
  }

  mutating func checkHeadFields(_ headFields: [FieldShape]) {
    var names = Set<String>()
    for (field, source) in zip(headFields, template.headFields) {
      let place = Place(key: "id", text: source.path)
      if field.path.count != 1 || !FieldPath.isSound(field.path) || field.name == "rader" {
        note("»\(field.name)« kan inte stå bredvid »rader«: skriv en nyckel av a–z, A–Z", place)
      }
      if !names.insert(field.name).inserted {
        note("fältet »\(field.name)« finns två gånger", place)
      }
    }
  }

  mutating func checkNameField() {
    let place = Place(key: "namnfalt", text: template.nameField)
    guard let index = fieldIndex[template.nameField] else {
      return note("fältet »\(template.nameField)« som ger raden dess namn finns inte", place)
    }
    if fields[index].kind != .text {
      note("fältet »\(template.nameField)« som ger raden dess namn ska vara en text", place)
    } else if fields[index].label == nil {
      note("fältet »\(template.nameField)« som ger raden dess namn har ingen kolumn", place)
    }
  }

  /// What a cell can show of its values.
  mutating func checkDisplays() {
    for column in formColumns {
      for index in column.values {
        let value = columns[index]
        let place = Place(key: "etikett", text: value.label)
        switch column.display {
        case .value:
          if column.values.count > 1 {
            note("»\(value.label)«: flera »delar« visas med visning: radvis", place)
          }
        case .stacked:
          if column.values.count > 1, value.isSummed || value.formula != nil {
            note("»\(value.label)« kan inte räknas i en cell med flera värden (radvis)", place)
          }
        case .markYes, .markNo:
          if value.kind != .flag {
            note("»\(value.label)« kan inte kryssas; den är inte ja eller nej", place)
          }
        }
      }
    }
  }

  /// The statement needs a place on the form and a key in the report.
  mutating func checkStatement(_ headFields: [FieldShape]) {
    let field = headFields.first { $0.name == "uttalande" }
    guard let rule = template.statement else {
      if field != nil {
        note(
          "fältet »uttalande« har ingen plats på blanketten: skriv uttalande: { text: … }",
          Place(key: "id", text: "uttalande"))
      }
      return
    }
    let place = Place(key: "text", text: rule.text)
    if field?.kind != .text {
      note("»uttalande« behöver { id: uttalande, typ: text, … } bland »falt«", place)
    }
    if rule.place == .firstRow, template.minimumRows == 0 {
      note("uttalandet har ingen första rad: skriv rader: { minst: 1 }", place)
    }
    if rule.place == .aboveLastHeadRow, headRows < 2 {
      note("uttalandet behöver minst två rubrikrader", place)
    }
  }

  /// The lines around the table get their words from the report; that they can is checked here.
  mutating func checkLines(_ headFields: [FieldShape]) {
    var known = placeholders
    let texts = headFields.filter { [.text, .date, .dateOrText].contains($0.kind) }
    for name in Placeholders.reportTexts + texts.map({ "falt.\($0.name)" }) {
      known.texts[name] = ""
    }
    let lines = template.head + (template.side?.lines ?? [])
    for text in lines.map({ $0?.text }) + template.notes + [template.print.footer] {
      _ = text.map { fill($0, known) }
    }
    if template.print.frozenColumns >= max(1, formColumns.count) {
      note("»frysKolumner« är fler än kolumnerna som kan rullas")
    }
  }
}
