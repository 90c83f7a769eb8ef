import ReportModel

/// A project cannot end before it starts, as decided or as forecast.
struct StartBeforeEnd: Rule {
  let code = "R09"
  let basis = """
    Blankett A, not 15–18: »Datum projektet skall starta resp. avslutas enligt beslutet« och \
    »Prognos för projektets start- resp. slutdatum«. Ett slut före starten motsäger sig självt.
    """

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let table = subject.report.table("projekt") else { return }
    for phase in ["beslutat", "prognos"] {
      guard let start = table.shape.field("datum.\(phase).start"),
        let end = table.shape.field("datum.\(phase).slut")
      else { continue }
      for row in 0..<table.rowCount {
        guard let first = table[row, start].date, let last = table[row, end].date, last < first
        else { continue }
        findings.add(
          .error,
          "Projektet avslutas \(last) men startar \(first) (\(phase)). Rätta det datum som är fel.",
          in: table, row: row, field: end)
      }
    }
  }
}
