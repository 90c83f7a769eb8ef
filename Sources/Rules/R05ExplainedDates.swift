import Blanketter
import Facts
import ReportModel

/// A date that is forecast to differ from the decision has to be explained.
struct ExplainedDates: Rule {
  let about = RuleDescription(
    code: "R05",
    title: "Ändrade datum är förklarade",
    says: """
      Skiljer sig prognosen för start- eller slutdatum (kolumn 17 och 18) från det beslutade \
      (kolumn 15 och 16) ska »datumforklaring« säga varför. Saknas något av de två datumen jämförs \
      de inte.
      """,
    basis: .stated(
      .form(
        "A", "noten till kolumn 17 och 18",
        "Prognos för projektets start- resp. slutdatum. Avikelser från beslutade (15 resp. 16) "
          + "datum skall förklaras.")),
    severity: .warning,
    remedy: "Skriv »datumforklaring« under »avvikelse« på raden, eller rätta det datum som är fel.",
    examples: [
      RuleExample(
        .projekt,
        bad: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "datum": { "beslutat": { "start": "2018-03-01", "slut": "2020-12-31" },
                     "prognos":  { "start": "2018-03-01", "slut": "2021-06-30" } }
          """,
        good: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "datum": { "beslutat": { "start": "2018-03-01", "slut": "2020-12-31" },
                     "prognos":  { "start": "2018-03-01", "slut": "2020-12-31" } }
          """),
      RuleExample(
        .projekt,
        bad: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "datum": { "beslutat": { "slut": "2020-12-31" }, "prognos": { "slut": "2021-06-30" } },
          "avvikelse": { "datumforklaring": "" }
          """,
        good: """
          "namn": "E-arkiv", "strategisktViktigt": true,
          "datum": { "beslutat": { "slut": "2020-12-31" }, "prognos": { "slut": "2021-06-30" } },
          "avvikelse": { "datumforklaring": "Upphandlingen överklagades." }
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
    guard deviations.asks(for: .dates) else { return }
    for row in sheet.ordinaryRows where !deviations.isExplained(.dates, in: row) {
      let dates = deviations.dates(in: row)
      guard let first = dates.first, let reportRow = sheet.rows[row].reportRow else { continue }
      let changes = dates.map { difference in
        let comparison = difference.comparison
        return "\(comparison.subject.inSmallLetters) \(comparison.baseWord) \(difference.base), "
          + "\(comparison.currentWord) \(difference.current), "
          + Self.shift(from: difference.base, to: difference.current)
      }
      let node = table.node(row: reportRow)
      findings.add(
        """
        Datum avviker från beslutet utan förklaring: \(changes.joined(separator: "; ")). Skriv \
        »datumforklaring« under »avvikelse«.
        """,
        at: document.member("datum", of: node) ?? node,
        place: table.place(
          row: reportRow, field: sheet.blankett.columns[first.comparison.current].field))
    }
  }

  private static func shift(from decided: CalendarDate, to forecast: CalendarDate) -> String {
    let days = forecast.daysSince1970 - decided.daysSince1970
    return Phrase.count(abs(days), "dag", "dagar") + (days > 0 ? " senare" : " tidigare")
  }
}
