import ReportModel

/// An amount that is a thousand times its siblings was written in another unit.
struct StrayAmount: Rule {
  let about = RuleDescription(
    code: "R34",
    title: "Beloppen på en rad har samma enhet",
    says: """
      Ett belopp som är omkring tusen (eller en miljon) gånger större eller mindre än det som det hör \
      ihop med är troligen skrivet i en annan enhet. Det jämförs med de andra beloppen av samma slag \
      på raden (budget eller plan mot prognos för samma år först), med summan som det ingår i, med \
      de andra raderna när hela raden avviker, i blankett B med enhetens bruttobudget och \
      kontrollvärdet, och med samma rads belopp i den förra rapporten när programmet har den. En \
      hel kolumn ger en varning. Bruttobudgetarna prövas av R19.
      """,
    basis: .inference(
      """
      Blanketterna har tre enheter (mnkr, tkr och kr) och förväxlas lätt. Belopp som hör ihop är olika \
      stora, men sällan tusenfalt.
      """,
      .form("A", "hörncellen", "Mnkr"), .form("C", "hörncellen", "Prognos (mnkr)")),
    severity: .warning,
    remedy: "Skriv beloppet i blankettens enhet. Är det rätt kan varningen lämnas.",
    examples: [
      RuleExample(
        .blanketter,
        bad: investment(4500),
        good: investment("4.5"))
    ])

  private static func investment(_ vp: some CustomStringConvertible) -> String {
    """
    "investeringar": { "rader": [
      { "id": "a", "namn": "Inventarier", "utfallForegaende": 3.4, "vp": \(vp),
        "prognos": { "2020": 4.5, "2021": 4.2, "2022": 4 } } ] }
    """
  }

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for table in subject.report.tables where FormScale(table, subject).slip == nil {
      let rows = Array(table.ownRows)
      var slips = amounts(of: table, rows, subject)
      slips += stray(rows, in: table, besides: Set(slips.map(\.row)))
      tell(slips, in: table, &findings)
    }
  }

  /// The amounts of each row that stand out.
  private func amounts(
    of table: BlankettTable, _ rows: [Int], _ subject: RuleSubject
  ) -> [UnitSlip] {
    let groups = SiblingAmounts.groups(in: table, year: subject.report.period.year)
    let earlier = EarlierAmounts(table, subject.earlier)
    var slips = table.shape.id == "resultatenheter" ? results(subject) : []
    for row in rows {
      var found = groups.flatMap { SiblingRow($0, table, row).slips }
      for slip in earlier?.slips(row).found ?? []
      where !found.contains(where: { $0.field == slip.field }) {
        found.append(slip)
      }
      slips += found
    }
    var seen: Set<[Int]> = []
    return slips.filter { seen.insert([$0.row, $0.field]).inserted }
  }

  private func results(_ subject: RuleSubject) -> [UnitSlip] {
    guard let form = ResultForm(subject) else { return [] }
    let budgets = Set(BudgetUnit.slips(in: form).map(\.row))
    return ResultSlips(form).slips.filter { !budgets.contains($0.row) }
  }

  /// Rows that stand out as a whole among the others; their largest amount is told.
  private func stray(
    _ rows: [Int], in table: BlankettTable, besides known: Set<Int>
  ) -> [UnitSlip] {
    guard ["projekt", "investeringar"].contains(table.shape.id) else { return [] }
    let fields = table.amountColumns
    let scales = rows.compactMap { FormScale.Row(table, fields, $0) }
    let ordered = scales.sorted { ($0.most, $0.row) < ($1.most, $1.row) }
    guard ordered.count > 1 else { return [] }
    let isMixed = ordered.contains { $0.whole < $0.count }
    return ordered.indices.compactMap { index in
      let scale = ordered[index]
      guard !known.contains(scale.row) else { return nil }
      // Of an even number of others the nearer one in the middle.
      let position = scale.most < ordered[ordered.count / 2].most ? 0 : 1
      let place = (ordered.count - 2 + position) / 2
      let middle = ordered[place >= index ? place + 1 : place].most
      // A row of thousands has no decimals, where the others have them.
      let isWhole = scale.whole == scale.count && scale.count > 4 && isMixed
      let isLarge =
        (scale.most >= Amount(5_000) && scale.most.units >= middle.units * 40)
        || (isWhole && scale.most >= Amount(1_000) && scale.most > middle)
      guard isLarge || (scale.isTiny && scale.most.units * 40 <= middle.units) else { return nil }
      return UnitSlip(
        row: scale.row, field: scale.field,
        amount: table[scale.row, scale.field].amount ?? scale.most,
        comparedWith: "vad en av de andra raderna har som mest", other: middle)
    }
  }

  // MARK: Telling

  private func tell(_ slips: [UnitSlip], in table: BlankettTable, _ findings: inout Findings) {
    var byField: [Int: [UnitSlip]] = [:]
    for slip in slips { byField[slip.field, default: []].append(slip) }
    let columns = byField.filter { field, slips in
      slips.count > 1 && slips.count * 2 >= table.ownRows.count { table.given($0, field) != nil }
    }
    for (field, slips) in columns.sorted(by: { $0.key < $1.key }) {
      tell(column: field, slips, in: table, &findings)
    }
    var byRow: [Int: [UnitSlip]] = [:]
    for slip in slips where columns[slip.field] == nil { byRow[slip.row, default: []].append(slip) }
    for (row, slips) in byRow.sorted(by: { $0.key < $1.key }) {
      let slips = slips.sorted { $0.field < $1.field }
      let words = slips.map { $0.words(in: table) }
      findings.add(
        "\(words.prefix(3).joined(separator: "; "))\(more(words.count - 3)). \(unit(slips[0], table))",
        in: table, row: row, field: slips[0].field)
    }
  }

  private func tell(
    column field: Int, _ slips: [UnitSlip], in table: BlankettTable, _ findings: inout Findings
  ) {
    let words = slips.map { "raden »\(table.name(of: $0.row))«: \($0.words(in: table))" }
    findings.add(
      """
      Kolumnen ser ut att vara i en annan enhet på \(Phrase.count(slips.count, "rad", "rader")). \
      \(Phrase.sentence(words.prefix(3).joined(separator: "; ")))\(more(words.count - 3)). \
      \(unit(slips[0], table))
      """,
      in: table, row: slips[0].row, field: field)
  }

  private func more(_ count: Int) -> String {
    count > 0 ? "; och \(Phrase.count(count, "belopp", "belopp")) till" : ""
  }

  private func unit(_ slip: UnitSlip, _ table: BlankettTable) -> String {
    guard let unit = table.unit(slip.field) else { return "Kontrollera talet." }
    return "Kolumnen anges i \(unit.rawValue); kontrollera enheten."
  }
}
