import Blanketter
import Facts
import ReportModel

/// A deviation from the budget or the decided total needs its cause and what has been done.
struct ExplainedDeviations: Rule {
  let about = RuleDescription(
    code: "R06",
    title: "Avvikelser har orsak och åtgärd",
    says: """
      Årets prognos jämförs med årets budget, och total prognos med totalt beslutat; kostnad och \
      intäkt var för sig. Senare års plan jämförs inte. En skillnad som syns med blankettens \
      decimaler (0,05 mnkr avrundas till 0,1) ska ha både »orsak« och »atgard«. En text per rad \
      räcker för alla avvikelser på raden.
      """,
    basis: .stated(
      .form(
        "A", "noten under tabellen",
        "Avvikelser gentemot budget eller totalt beslutad kostnad resp. intäkt skall speciellt "
          + "kommenteras med angivelse av dess orsak samt vidtagen åtgärd.")),
    severity: .warning,
    remedy: "Skriv »orsak« och »atgard« under »avvikelse« på raden, eller rätta beloppen.",
    examples: [
      RuleExample(
        .projekt,
        bad: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "ar": { "2020": { "budget":  { "kostnad": 12.5, "intakt": -6 },
                            "prognos": { "kostnad": 13.1, "intakt": -6 } } }
          """,
        good: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "ar": { "2020": { "budget":  { "kostnad": 12.5, "intakt": -6 },
                            "prognos": { "kostnad": 12.5, "intakt": -6 } } }
          """),
      RuleExample(
        .projekt,
        bad: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "total": { "beslutat": { "kostnad": 67.2 }, "prognos": { "kostnad": 58.4 } },
          "datum": { "prognos": { "slut": "2030-12-31" } },
          "avvikelse": { "orsak": "Färre anslutna än väntat." }
          """,
        good: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "total": { "beslutat": { "kostnad": 67.2 }, "prognos": { "kostnad": 58.4 } },
          "datum": { "prognos": { "slut": "2030-12-31" } },
          "avvikelse": { "orsak": "Färre anslutna än väntat.", "atgard": "Ramen sänks 2021." }
          """),
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for sheet in subject.sheets {
      guard let table = subject.report.table(sheet.blankett.id) else { continue }
      check(sheet, table, subject.report.document, &findings)
    }
  }

  private func check(
    _ sheet: Sheet, _ table: BlankettTable, _ document: JSONDocument, _ findings: inout Findings
  ) {
    let deviations = FormDeviations(sheet, table)
    guard deviations.asks(for: .cause), deviations.asks(for: .measure) else { return }
    for row in sheet.ordinaryRows {
      let missing: [FormDeviations.Explanation] = [.cause, .measure].filter {
        !deviations.isExplained($0, in: row)
      }
      guard !missing.isEmpty, let reportRow = sheet.rows[row].reportRow,
        let first = deviations.amounts(in: row).first
      else { continue }
      let amounts = deviations.amounts(in: row).map { difference in
        let column = sheet.blankett.columns[difference.comparison.current]
        func text(_ amount: Amount) -> String {
          Phrase.amount(amount, column.unit, decimals: column.decimals)
        }
        let comparison = difference.comparison
        return """
          \(comparison.subject.prefix(1).lowercased() + comparison.subject.dropFirst()): \
          \(comparison.baseWord) \(text(difference.base)), \
          \(comparison.currentWord) \(text(difference.current)) (skillnad \
          \(Phrase.signed(difference.shortfall, column.unit, decimals: column.decimals)))
          """
      }
      let node = table.node(row: reportRow)
      findings.add(
        """
        Avvikelse utan \(Phrase.list(missing.map { $0 == .cause ? "orsak" : "åtgärd" })). \
        \(Phrase.sentence(amounts.joined(separator: "; "))). Skriv \
        \(Phrase.list(missing.map { "»\($0.rawValue)«" })) under »avvikelse«.
        """,
        at: document.member("avvikelse", of: node) ?? node,
        place: table.place(
          row: reportRow, field: sheet.blankett.columns[first.comparison.current].field))
    }
  }
}
