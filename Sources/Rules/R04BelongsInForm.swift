import ReportModel

/// Which projects form A is for.
struct BelongsInForm: Rule {
  let about = RuleDescription(
    code: "R04",
    title: "Projektet hör hemma i blankett A",
    says: """
      I blankett A redovisas projekt som är strategiskt viktiga (»strategisktViktigt« är true) eller \
      vars totala kostnad, beslutad eller enligt prognos, är över 50 mnkr. En investering redovisas \
      i blankett C och inte här; regeln märker det när samma namn står i båda.
      """,
    basis: .stated(
      .form(
        "A", "rubriken",
        "Kostnader och intäkter (-) för strategiskt viktiga projekt eller projekt över 50 mnkr som "
          + "ej är investeringar")),
    severity: .warning,
    remedy: """
      Ange »strategisktViktigt«: true om projektet är det, rätta totalen om den är fel, eller ta \
      bort raden.
      """,
    examples: [
      RuleExample(
        .projekt,
        bad: """
          "namn": "Nya skyltar", "strategisktViktigt": false,
          "total": { "beslutat": { "kostnad": 12 }, "prognos": { "kostnad": 12 } },
          "datum": { "prognos": { "start": "2019-01-01", "slut": "2030-12-31" } }
          """,
        good: """
          "namn": "Nya skyltar", "strategisktViktigt": true,
          "total": { "beslutat": { "kostnad": 12 }, "prognos": { "kostnad": 12 } },
          "datum": { "prognos": { "start": "2019-01-01", "slut": "2030-12-31" } }
          """),
      RuleExample(
        .blanketter,
        bad: """
          "projekt": { "analys": "Projektet följer budget.", "rader": [
            { "id": "a", "namn": "Lekplatser", "strategisktViktigt": true } ] },
          "investeringar": { "rader": [ { "id": "b", "namn": "Lekplatser" } ] }
          """,
        good: """
          "projekt": { "analys": "Projektet följer budget.", "rader": [
            { "id": "a", "namn": "E-arkiv", "strategisktViktigt": true } ] },
          "investeringar": { "rader": [ { "id": "b", "namn": "Lekplatser" } ] }
          """),
    ])

  private static let limit = Amount(50)

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ProjectForm(subject) else { return }
    checkSize(form, &findings)
    checkInvestments(form, subject.report, &findings)
  }

  private func checkSize(_ form: ProjectForm, _ findings: inout Findings) {
    guard let flag = form.field("strategisktViktigt"),
      let decided = form.field("total.beslutat.kostnad"),
      let forecast = form.field("total.prognos.kostnad")
    else { return }
    for row in form.rows where form.table[row, flag].flag != true {
      // A flag that could not be read is the reader's to tell.
      if form.table[row, flag] == .missing, form.table.node(row: row, field: flag) != nil {
        continue
      }
      guard let total = form.table.counted(row, decided), total <= BelongsInForm.limit,
        let expected = form.table.counted(row, forecast), expected <= BelongsInForm.limit
      else { continue }
      findings.add(
        """
        Projektet är varken markerat som strategiskt viktigt eller över \
        \(form.text(BelongsInForm.limit)): total kostnad är beslutad till \(form.text(total)) och \
        beräknas till \(form.text(expected)). Ange »strategisktViktigt«: true om det är det, annars \
        hör raden inte hit.
        """,
        in: form.table, row: row, field: flag)
    }
  }

  private func checkInvestments(
    _ form: ProjectForm, _ report: Report, _ findings: inout Findings
  ) {
    guard let investments = report.table("investeringar"), investments.rowCount > 0 else { return }
    let names = Set((0..<investments.rowCount).map { investments.name(of: $0).inSmallLetters })
    for row in form.rows where names.contains(form.table.name(of: row).inSmallLetters) {
      findings.add(
        """
        Projektet »\(form.table.name(of: row).shortened())« står också i blankett C, Investeringsbudget. En \
        investering redovisas bara där: ta bort raden här, eller rätta namnet.
        """,
        in: form.table, row: row, field: form.table.shape.nameField)
    }
  }
}
