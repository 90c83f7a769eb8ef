import ReportModel

/// Texts that a program has damaged on the way: encoded twice, or with letters that no font has.
struct DamagedText: Rule {
  let about = RuleDescription(
    code: "R39",
    title: "Texterna är hela",
    says: """
      Ingen text är kodad två gånger (UTF-8 som har lästs som Windows-1252, Mac eller DOS och sparats \
      om: »Ã¤« för »ä«), och ingen innehåller ersättningstecknet U+FFFD, tecken för privat bruk eller \
      styrtecken (U+007F–U+009F). Varje slag ger en varning, vid den första texten.
      """,
    basis: .inference(
      """
      Tecknen står för bokstäver som har gått förlorade. De kommer med i alla filer, och inget \
      typsnitt visar dem som de var tänkta.
      """),
    severity: .warning,
    remedy: "Hämta texterna på nytt ur källan och spara dem som UTF-8, eller skriv om dem.",
    examples: [
      RuleExample(
        .stycke,
        bad: #""text": "NÃ¤mnden beslutade i maj.""#,
        good: #""text": "Nämnden beslutade i maj.""#),
      RuleExample(
        .stycke,
        bad: #""text": "Beslutet fattades den 12\u00963 maj.""#,
        good: #""text": "Beslutet fattades den 12–3 maj.""#),
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    let document = subject.report.document
    var found: [TextDamage.Kind: (node: NodeID, damage: TextDamage, count: Int)] = [:]
    for node in document.strings(where: TextDamage.mayOccur) {
      for damage in TextDamage.all(in: document.text(node)) {
        found[damage.kind, default: (node, damage, 0)].count += 1
      }
    }
    for kind in TextDamage.Kind.allCases {
      guard let (node, damage, count) = found[kind] else { continue }
      let others = count > 1 ? " Det gäller \(Phrase.count(count, "text", "texter"))." : ""
      findings.add(
        "\(damage.words)\(others) \(kind.remedy)", at: node,
        place: place(of: node, subject.report))
    }
  }

  /// The place in the form, where the text stands in one.
  private func place(of node: NodeID, _ report: Report) -> FormPlace? {
    let document = report.document
    guard let table = report.tables.first(where: { document.holds(node, in: $0.node) }) else {
      return nil
    }
    let row = (0..<table.rowCount).first { document.holds(node, in: table.node(row: $0)) }
    guard let row else { return FormPlace(blankett: table.shape.id) }
    return table.place(
      row: row, field: table.shape.fields.indices.first { table.node(row: row, field: $0) == node })
  }
}
