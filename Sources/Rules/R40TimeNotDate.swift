import ReportModel

/// A text that was meant as a date and is none.
struct TimeNotDate: Rule {
  let about = RuleDescription(
    code: "R40",
    title: "En tidpunkt som ser ut som ett datum är ett",
    says: """
      Där blanketten tar ett datum eller en text (»tidpunkt« i blankett D) är en text som bara har \
      siffror och skiljetecken skriven som »åååå-mm-dd«, och dagen finns. Ett kalkylprograms löpnummer \
      för dagen (44286), ett datum med klockslag och en annan ordning märks. År, månader och texter med \
      ord (»2021«, »2021-03«, »maj 2021«, »våren 2021«) är texter och blir kvar som de är.
      """,
    basis: .inference(
      "En sådan text blir text i alla filer och kan varken sorteras eller räknas med.",
      .form("D", "rubrikerna", "Tidpunkt då lokal återlämnas till värden eller ändras")),
    severity: .warning,
    remedy: "Skriv dagen som »åååå-mm-dd«, eller skriv ut den i ord.",
    examples: [
      RuleExample(.lokal, bad: example("2021-02-30"), good: example("2021-02-28")),
      RuleExample(.lokal, bad: example("44286"), good: example("2021-03-31")),
    ])

  private static func example(_ time: String) -> String {
    """
    "adress": "Exempelgatan 12", "fastighetsbeteckning": "Exemplet 4:17",
    "fastighetsagare": "Exempelfastigheter AB", "areaKvm": 640,
    "loptid": { "tom": "2022-09-30" }, "tidpunkt": "\(time)", "arshyra": 1152000,
    "soktBelopp": 600000, "beskrivning": "Återställande av kök.", "iLokalforsorjningsplanen": true
    """
  }

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for table in subject.report.tables {
      let fields = table.shape.fields.indices.filter { table.shape.fields[$0].kind == .dateOrText }
      guard !fields.isEmpty else { continue }
      for row in 0..<table.rowCount {
        for field in fields {
          guard case .text(let text) = table[row, field], let reason = WrittenDay.fault(in: text)
          else { continue }
          findings.add(
            "»\(text)« ser ut som ett datum men är inget: \(reason)", in: table, row: row,
            field: field)
        }
      }
    }
  }
}
