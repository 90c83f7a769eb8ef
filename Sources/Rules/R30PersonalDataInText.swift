import ReportModel

/// Personal data that slipped into a text which becomes public.
struct PersonalDataInText: Rule {
  let about = RuleDescription(
    code: "R30",
    title: "Inga personuppgifter i löpande text",
    says: """
      Texter som publiceras innehåller inga svenska personnummer eller samordningsnummer (med rätt \
      kontrollsiffra), telefonnummer eller e-postadresser. Fälten för handläggare och kontakt prövas \
      inte; de är till för det. Uppgiften visas aldrig i sin helhet i meddelandet.
      """,
    basis: .stated(
      .document(
        "Rutinen i tertialrapport 2 2020, som slutar med namn, telefon och e-post till en person"),
      reason: """
        Det som publiceras på webben ska inte bära personuppgifter i onödan \
        (dataskyddsförordningen). Programmet kan inte se namn.
        """),
    severity: .warning,
    remedy: """
      Ta bort uppgiften, eller flytta den till »kontakt« eller »handlaggare« om den ska vara med.
      """,
    examples: [
      RuleExample(
        .stycke,
        bad: """
          "text": "Frågor besvaras på 08-123 45 67 eller fornamn.efternamn@example.com."
          """,
        good: """
          "text": "Frågor besvaras av förvaltningens kontaktcenter."
          """),
      RuleExample(
        .stycke,
        bad: """
          "text": "Avtalet gäller den boende med personnummer 811228-9874."
          """,
        good: """
          "text": "Avtalet gäller bolaget med organisationsnummer 212000-0142."
          """),
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for table in subject.report.tables { check(table, subject.report, &findings) }
    let document = subject.report.document
    guard let root = document.root else { return }
    for (text, path) in PublishedTexts(subject.report, where: PersonalData.mayOccur).texts {
      guard let message = message(text) else { continue }
      findings.add(message, at: path.node(in: document) ?? root)
    }
  }

  private func check(_ table: BlankettTable, _ report: Report, _ findings: inout Findings) {
    for (index, field) in table.shape.headFields.enumerated() {
      guard let text = table.head[index].text, let message = message(text) else { continue }
      findings.add(
        message, at: table.headNode(field.name, in: report),
        place: FormPlace(blankett: table.shape.id))
    }
    // The first field is the row's id, which no form prints.
    let fields = table.shape.fields.indices.dropFirst().filter {
      table.shape.fields[$0].kind == .text || table.shape.fields[$0].kind == .dateOrText
    }
    for row in 0..<table.rowCount {
      for field in fields {
        guard table.holdsText(row: row, field: field, where: PersonalData.mayOccur),
          case .text(let text) = table[row, field], let message = message(text)
        else { continue }
        findings.add(message, in: table, row: row, field: field)
      }
    }
  }

  private func message(_ text: String) -> String? {
    guard PersonalData.mayOccur(in: text) else { return nil }
    let found = PersonalData.found(in: text)
    guard !found.isEmpty else { return nil }
    return """
      Texten innehåller \(Phrase.list(found.map { "\($0.kind.rawValue) \($0.masked.shortened())" }, limit: 5)) \
      och ska publiceras. Ta bort uppgiften, eller flytta den till fälten för kontakt eller \
      handläggare.
      """
  }
}
