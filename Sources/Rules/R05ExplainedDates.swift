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
    guard let form = ProjectForm(subject), let explanation = form.field("avvikelse.datumforklaring")
    else { return }
    let pairs = [("start", "startdatum"), ("slut", "slutdatum")].compactMap { key, word in
      form.field("datum.beslutat.\(key)").flatMap { decided in
        form.field("datum.prognos.\(key)").map { (decided: decided, forecast: $0, word: word) }
      }
    }
    for row in form.rows where !form.table.isGiven(row, explanation) {
      var changes: [String] = []
      var first: Int?
      for pair in pairs {
        guard case .date(let decided) = form.table[row, pair.decided],
          case .date(let forecast) = form.table[row, pair.forecast], decided != forecast
        else { continue }
        changes.append(
          "\(pair.word) beslutat \(decided), prognos \(forecast), "
            + Self.shift(from: decided, to: forecast))
        first = first ?? pair.forecast
      }
      guard let first else { continue }
      let node = form.table.node(row: row)
      findings.add(
        """
        Datum avviker från beslutet utan förklaring: \(changes.joined(separator: "; ")). Skriv \
        »datumforklaring« under »avvikelse«.
        """,
        at: subject.report.document.member("datum", of: node) ?? node,
        place: form.table.place(row: row, field: first))
    }
  }

  private static func shift(from decided: CalendarDate, to forecast: CalendarDate) -> String {
    let days = forecast.daysSince1970 - decided.daysSince1970
    return Phrase.count(abs(days), "dag", "dagar") + (days > 0 ? " senare" : " tidigare")
  }
}
