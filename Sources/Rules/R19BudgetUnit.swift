import ReportModel

/// A budget that is a thousand times what the nämnd's others are was written in another unit.
struct BudgetUnit: Rule {
  let about = RuleDescription(
    code: "R19",
    title: "Bruttobudgeten är i tkr",
    says: """
      En bruttobudget som är minst 300 gånger större eller mindre än medianen av de andra enheternas \
      är troligen skriven i kr eller mnkr; så också när den är minst 20 gånger större och enhetens \
      resultat är under en femtusendel av den. Med bara två enheter avgörs vilken som är fel av att \
      en bruttobudget under 100 tkr är för liten.
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
    guard let form = ResultForm(subject), FormScale(form.table, subject).slip == nil else { return }
    for slip in BudgetUnit.slips(in: form) {
      findings.add(
        """
        \(slip.words(in: form.table)). Bruttobudgeten ser ut att vara i \
        \(slip.amount < slip.other ? "mnkr" : "kr"); den anges i tkr.
        """,
        in: form.table, row: slip.row, field: slip.field)
    }
  }

  /// The budgets that stand out among the others.
  static func slips(in form: ResultForm) -> [UnitSlip] {
    let budgets = form.rows.compactMap { row -> (row: Int, amount: Amount)? in
      guard case .amount(let amount) = form.table[row, form.budget], amount > .zero else {
        return nil
      }
      return (row, amount)
    }.sorted { $0.amount < $1.amount }
    guard budgets.count > 1 else { return [] }
    return budgets.indices.compactMap { index in
      let budget = budgets[index]
      // With two in the middle, both have to be far off.
      let lower = budgets[other((budgets.count - 2) / 2, than: index)].amount
      let upper = budgets[other((budgets.count - 1) / 2, than: index)].amount
      let isSmall = budget.amount.units * factor <= lower.units
      guard
        isSmall || budget.amount.units >= upper.units * factor
          || (budget.amount.units >= upper.units * lesserFactor
            && isFarFromResults(budget.row, form)),
        budgets.count > 2 || isSmall == (budgets[0].amount < Amount(100))
      else { return nil }
      return UnitSlip(
        row: budget.row, field: form.budget, amount: budget.amount,
        comparedWith: budgets.count > 2 ? "medianen av de andra enheternas" : "den andra enhetens",
        other: isSmall ? lower : upper)
    }
  }

  /// With less than a thousandth of the usual result, a smaller factor will do.
  private static let lesserFactor: Int128 = 20

  /// Whether the unit's results are next to nothing beside its budget.
  private static func isFarFromResults(_ row: Int, _ form: ResultForm) -> Bool {
    let results = [form.previous, form.estimated, form.transferred].compactMap {
      form.table.given(row, $0)?.magnitude
    }
    guard results.count > 1, let most = results.max(),
      let budget = form.table.given(row, form.budget)
    else { return false }
    return most.units * 5_000 < budget.units
  }

  /// The place of number `position` in the ordered list without the element at `index`.
  private static func other(_ position: Int, than index: Int) -> Int {
    position >= index ? position + 1 : position
  }
}
