import ReportModel

/// A budget that is a thousand times what the nämnd's others are was written in another unit.
struct BudgetUnit: Rule {
  let about = RuleDescription(
    code: "R19",
    title: "Bruttobudgeten är i tkr",
    says: """
      En bruttobudget som är minst 300 gånger större eller mindre än medianen av de andra enheternas \
      är troligen skriven i kr eller mnkr. Med bara två enheter avgörs vilken som är fel av att en \
      bruttobudget under 100 tkr är för liten.
      """,
    basis: .inference(
      """
      Blanketterna har tre enheter (mnkr, tkr och kr) och förväxlas lätt. En nämnds resultatenheter är \
      olika stora, men sällan tusenfalt.
      """,
      .form(
        "B", "anvisning 2", "Resultatenhetens bruttobudget t.ex. beräknad ersättning (anges i tkr)."
      )
    ),
    severity: .warning,
    remedy: "Skriv beloppet i tkr. Är det rätt kan varningen lämnas.",
    examples: [
      RuleExample(
        .blanketter,
        bad: """
          "resultatenheter": { "rader": [
            { "id": "a", "namn": "Förskolan Blåklockan", "bruttobudget": 24000 },
            { "id": "b", "namn": "Köket Äppellunden", "bruttobudget": 8000 },
            { "id": "c", "namn": "Städservice Väst", "bruttobudget": 12.5 } ] }
          """,
        good: """
          "resultatenheter": { "rader": [
            { "id": "a", "namn": "Förskolan Blåklockan", "bruttobudget": 24000 },
            { "id": "b", "namn": "Köket Äppellunden", "bruttobudget": 8000 },
            { "id": "c", "namn": "Städservice Väst", "bruttobudget": 12500 } ] }
          """)
    ])

  private static let factor: Int128 = 300

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ResultForm(subject) else { return }
    let budgets = form.rows.compactMap { row -> (row: Int, amount: Amount)? in
      guard case .amount(let amount) = form.table[row, form.budget], amount > .zero else {
        return nil
      }
      return (row, amount)
    }.sorted { $0.amount < $1.amount }
    guard budgets.count > 1 else { return }
    for (index, budget) in budgets.enumerated() {
      // With two in the middle, both have to be far off.
      let lower = budgets[Self.other((budgets.count - 2) / 2, than: index)].amount
      let upper = budgets[Self.other((budgets.count - 1) / 2, than: index)].amount
      let isSmall = budget.amount.units * Self.factor <= lower.units
      guard isSmall || budget.amount.units >= upper.units * Self.factor,
        budgets.count > 2 || isSmall == (budgets[0].amount < Amount(100))
      else { continue }
      findings.add(
        """
        Bruttobudgeten \(form.text(budget.amount)) ser ut att vara i \(isSmall ? "mnkr" : "kr"): \
        \(budgets.count > 2 ? "de andra enheternas ligger omkring" : "den andra enhetens är") \
        \(form.text(isSmall ? lower : upper)). Beloppet anges i tkr.
        """,
        in: form.table, row: budget.row, field: form.budget)
    }
  }

  /// The place of number `position` in the ordered list without the element at `index`.
  private static func other(_ position: Int, than index: Int) -> Int {
    position >= index ? position + 1 : position
  }
}
