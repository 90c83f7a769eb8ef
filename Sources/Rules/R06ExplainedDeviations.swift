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

  private struct Comparison {
    var decided: Int
    var forecast: Int
    var decimals: Int
    /// `kostnad 2020: budget`
    var words: String
  }

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ProjectForm(subject), let cause = form.field("avvikelse.orsak"),
      let measure = form.field("avvikelse.atgard")
    else { return }
    let comparisons = comparisons(form)
    for row in form.rows {
      let missing = [(cause, "orsak"), (measure, "åtgärd")].filter {
        !form.table.isGiven(row, $0.0)
      }
      guard !missing.isEmpty else { continue }
      let deviations = comparisons.compactMap { comparison -> (Comparison, Amount, Amount)? in
        guard let decided = form.table.counted(row, comparison.decided),
          let forecast = form.table.counted(row, comparison.forecast), decided != forecast,
          (forecast - decided).rounded(to: comparison.decimals) != .zero
        else { return nil }
        return (comparison, decided, forecast)
      }
      guard let first = deviations.first else { continue }
      let amounts = deviations.map { comparison, decided, forecast in
        """
        \(comparison.words) \(form.text(decided)), prognos \(form.text(forecast)) \
        (skillnad \(form.signed(forecast - decided)))
        """
      }
      let keys = missing.map { $0.0 == cause ? "»orsak«" : "»atgard«" }
      let node = form.table.node(row: row)
      findings.add(
        """
        Avvikelse utan \(Phrase.list(missing.map(\.1))). \
        \(Phrase.sentence(amounts.joined(separator: "; "))). Skriv \
        \(Phrase.list(keys)) under »avvikelse«.
        """,
        at: subject.report.document.member("avvikelse", of: node) ?? node,
        place: form.table.place(row: row, field: first.0.forecast))
    }
  }

  private func comparisons(_ form: ProjectForm) -> [Comparison] {
    let pairs = [
      ("ar.\(form.year).budget", "ar.\(form.year).prognos", " \(form.year): budget"),
      ("total.beslutat", "total.prognos", " totalt: beslutat"),
    ]
    return pairs.flatMap { decided, forecast, words in
      ProjectForm.Kind.allCases.compactMap { kind -> Comparison? in
        guard let decided = form.field("\(decided).\(kind.rawValue)"),
          let forecast = form.field("\(forecast).\(kind.rawValue)")
        else { return nil }
        return Comparison(
          decided: decided, forecast: forecast, decimals: form.decimals(forecast),
          words: kind.word + words)
      }
    }
  }
}
