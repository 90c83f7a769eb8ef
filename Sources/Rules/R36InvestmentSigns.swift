import ReportModel

/// Investments are spending, and form C writes spending without a sign.
struct InvestmentSigns: Rule {
  let about = RuleDescription(
    code: "R36",
    title: "Belopp i blankett C skrivs utan minus",
    says: """
      I blankett C är utgifter 0 eller mer. Ett belopp med minus har troligen fått fel tecken; har alla \
      belopp det är hela blanketten vänd, och det sägs en gång. En rad som redovisar inkomster (inkomst, \
      intäkt, bidrag eller försäljning i namnet) prövas bara när inte alla dess belopp har minus.
      """,
    basis: .inference(
      """
      Blanketten visar utgifter utan tecken, och avvikelsen räknas som VP minus prognos: med vända \
      tecken visar den motsatsen.
      """,
      .form("C", "raden Inventarier och maskiner", "2,7 4,0 0,0 4,0 4,0 4,0")),
    severity: .warning,
    remedy: "Vänd tecknet. Är det en inkomst kan varningen lämnas.",
    examples: [
      RuleExample(
        .blanketter,
        bad: """
          "investeringar": { "rader": [
            { "id": "a", "namn": "Inventarier", "vp": 4.0, "prognos": { "2020": -4.0 } } ] }
          """,
        good: """
          "investeringar": { "rader": [
            { "id": "a", "namn": "Inventarier", "vp": 4.0, "prognos": { "2020": 4.0 } } ] }
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let table = subject.report.table("investeringar") else { return }
    let fields = table.amountColumns
    let rows = table.ownRows.compactMap { Row(table, fields, $0) }
    let turned = rows.filter { !$0.negative.isEmpty && !$0.isIncome }
    guard let first = turned.first else { return }
    if rows.count > 1, rows.allSatisfy({ $0.positive == nil }) {
      findings.add(
        """
        Alla belopp i blanketten har minus, på raden »\(table.name(of: first.row))« \(first.words(table)). \
        Utgifter skrivs utan minus: vänd alla tecken.
        """,
        at: table.node, place: FormPlace(blankett: table.shape.id))
      return
    }
    for row in turned {
      let other = row.positive.map {
        ", men \(table.label($0)) är \(table.text(table[row.row, $0].amount ?? .zero, $0))"
      }
      findings.add(
        """
        Fel tecken: \(row.words(table))\(other ?? "; de andra raderna har belopp utan minus"). Utgifter \
        skrivs utan minus; vänd tecknet.
        """,
        in: table, row: row.row, field: row.negative[0])
    }
  }

  private struct Row {
    var row: Int
    var negative: [Int]
    /// The first amount without minus.
    var positive: Int?
    /// Whether the name says that money comes in, and no amount says otherwise.
    var isIncome: Bool

    init?(_ table: BlankettTable, _ fields: [Int], _ row: Int) {
      let given = fields.filter { table.given(row, $0) != nil }
      guard !given.isEmpty else { return nil }
      self.row = row
      negative = given.filter { table[row, $0].amount?.isNegative == true }
      positive = given.first { table[row, $0].amount?.isNegative == false }
      let name = negative.isEmpty ? "" : table.name(of: row).inSmallLetters
      isIncome =
        positive == nil
        && ["inkomst", "intäkt", "bidrag", "försäljning"].contains { name.contains($0) }
    }

    func words(_ table: BlankettTable) -> String {
      Phrase.list(
        negative.map { "\(table.label($0)) är \(table.text(table[row, $0].amount ?? .zero, $0))" })
    }
  }
}
