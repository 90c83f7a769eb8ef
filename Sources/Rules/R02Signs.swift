import Blanketter
import ReportModel

/// Income is negative on form A, and cost is not.
struct Signs: Rule {
  let about = RuleDescription(
    code: "R02",
    title: "Intäkter i blankett A skrivs med minus",
    says: """
      I blankett A är intäkter 0 eller mindre och kostnader 0 eller mer, i alla kolumner. Vilket \
      tecken en kolumn har står i blankettens mall.
      """,
    basis: .stated(
      .form(
        "A", "rubriken",
        "Kostnader och intäkter (-) för strategiskt viktiga projekt eller projekt över 50 mnkr som "
          + "ej är investeringar"),
      .form("A", "kolumn 2, 4, 6, 8 och 10", "Intäkt (-)")),
    severity: .warning,
    remedy: """
      Vänd tecknet. Är en rättelse verkligen större än årets belopp, så att tecknet stämmer, \
      förklara det i analysen.
      """,
    examples: [
      RuleExample(
        .projekt,
        bad: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "ar": { "2020": { "budget":  { "kostnad": 9.5, "intakt": 1.2 },
                            "prognos": { "kostnad": 9.5, "intakt": 1.2 } } }
          """,
        good: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "ar": { "2020": { "budget":  { "kostnad": 9.5, "intakt": -1.2 },
                            "prognos": { "kostnad": 9.5, "intakt": -1.2 } } }
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ProjectForm(subject), let columns = form.sheet?.blankett.columns else {
      return
    }
    let signed = columns.compactMap { column in
      column.field.flatMap { field in
        switch column.sign {
        case .negative: (field: field, isIncome: true)
        case .positive: (field: field, isIncome: false)
        default: nil
        }
      }
    }
    for row in form.rows {
      let wrong = signed.filter { field, isIncome in
        guard case .amount(let amount) = form.table[row, field], amount != .zero else {
          return false
        }
        return amount.isNegative != isIncome
      }
      guard let first = wrong.first else { continue }
      let amounts = wrong.map { field, _ in
        "\(form.table.label(field)) är \(form.text(form.table[row, field].amount ?? .zero))"
      }
      findings.add(
        """
        Fel tecken: \(Phrase.list(amounts)). Intäkter skrivs med minus och kostnader utan; vänd \
        tecknet.
        """,
        in: form.table, row: row, field: first.field)
    }
  }
}
