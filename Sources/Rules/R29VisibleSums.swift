import Blanketter
import Facts
import ReportModel

/// Rows as shown do not always add up to the sum as shown.
struct VisibleSums: Rule {
  let about = RuleDescription(
    code: "R29",
    title: "De visade beloppen summerar",
    says: """
      Raderna avrundade som blanketten visar dem jämförs med den visade summan, i varje kolumn, både \
      för egna delsummor och för blankettens summa. Skiljer de sig är inget fel: beloppen står med \
      alla decimaler i bladet och summan är rätt. Noteringen finns för att den som räknar efter ska \
      vara förvarnad.
      """,
    basis: .stated(
      .document(
        "Stockholms stads årsredovisning 2020, som upplyser om att beloppen är avrundade och därför "
          + "inte alltid summerar")),
    severity: .note,
    remedy: """
      Ändra inga belopp. Skriv vid behov en anmärkning, till exempel »Beloppen är avrundade och \
      summerar därför inte alltid«.
      """,
    examples: [
      RuleExample(
        .blanketter,
        bad: """
          "investeringar": { "rader": [
            { "id": "a", "namn": "Inventarier", "vp": 1.25, "prognos": { "2020": 1.25 } },
            { "id": "b", "namn": "Lekplatser", "vp": 2.25, "prognos": { "2020": 2.25 } } ] }
          """,
        good: """
          "investeringar": { "rader": [
            { "id": "a", "namn": "Inventarier", "vp": 1.2, "prognos": { "2020": 1.2 } },
            { "id": "b", "namn": "Lekplatser", "vp": 2.2, "prognos": { "2020": 2.2 } } ] }
          """)
    ])

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for sheet in subject.sheets {
      let differences = UnevenSum.all(in: sheet)
      guard let first = differences.first, let table = subject.report.table(sheet.blankett.id)
      else { continue }
      let words = differences.prefix(3).map { difference in
        let column = sheet.blankett.columns[difference.column]
        return """
          \(column.label): »\(sheet.name(of: difference.row).shortened())« visar \
          \(Phrase.rounded(difference.shown, column.unit, decimals: column.decimals)), raderna ger \
          \(Phrase.rounded(difference.added, column.unit, decimals: column.decimals))
          """
      }
      let column = sheet.blankett.columns[first.column]
      let letters = column.field.flatMap { sheet.blankett.shape.fields[$0].letters }
      findings.add(
        """
        Avrundade belopp summerar inte. \(words.joined(separator: "; "))\
        \(differences.count > 3 ? "; och \(Phrase.count(differences.count - 3, "summa", "summor")) till" : ""). \
        Summorna är rätt; ändra inga belopp, men skriv vid behov att de är avrundade.
        """,
        at: table.node,
        place: FormPlace(
          blankett: sheet.blankett.id, rad: sheet.name(of: first.row), kolumn: column.label,
          cell: letters.map { "\($0)\(sheet.rows[first.row].number)" }))
    }
  }
}
