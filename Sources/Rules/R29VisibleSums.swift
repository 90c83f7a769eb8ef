import Blanketter
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

  private struct Difference {
    var row: Int
    var column: Int
    /// What the rows as shown add up to.
    var added: Amount
  }

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    for sheet in subject.sheets {
      let differences = differences(in: sheet)
      guard let first = differences.first, let table = subject.report.table(sheet.blankett.id)
      else { continue }
      let words = differences.prefix(3).map { difference in
        let column = sheet.blankett.columns[difference.column]
        let shown = sheet[difference.row, difference.column].number ?? .zero
        return """
          \(column.label): »\(sheet.name(of: difference.row).shortened())« visar \
          \(Phrase.rounded(shown, column.unit, decimals: column.decimals)), raderna ger \
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

  private func differences(in sheet: Sheet) -> [Difference] {
    let columns = sheet.blankett.columns.indices.filter { sheet.blankett.columns[$0].isSummed }
    let decimals = columns.map { sheet.blankett.columns[$0].storedDecimals }
    var total = Array(repeating: Amount.zero, count: columns.count)
    var group = total
    var differences: [Difference] = []
    for (row, kind) in sheet.rows.lazy.map(\.kind).enumerated() where kind != .spacer {
      for (index, column) in columns.enumerated() {
        guard let number = sheet[row, column].number else { continue }
        let shown = number.shown(decimals[index])
        switch kind {
        case .report, .filler:
          total[index] = total[index] + shown
          group[index] = group[index] + shown
        case .subtotal, .total:
          let added = kind == .total ? total[index] : group[index]
          if added != shown {
            differences.append(Difference(row: row, column: column, added: added))
          }
          group[index] = .zero
        case .spacer: break
        }
      }
    }
    return differences
  }
}

extension Amount {
  /// The value as a form shows it. Amounts of the usual size go through 64 bits: this is asked for
  /// every cell of every form.
  fileprivate func shown(_ decimals: Int) -> Amount {
    guard decimals <= 6, let small = Int64(exactly: units), small.magnitude < 1 << 62 else {
      return rounded(to: decimals)
    }
    let step = Amount.steps[decimals]
    let (whole, rest) = small.magnitude.quotientAndRemainder(dividingBy: step)
    let rounded = Int128((rest * 2 >= step ? whole + 1 : whole) * step)
    return Amount(units: small < 0 ? -rounded : rounded)
  }

  /// 10⁻ⁿ in units.
  private static let steps: [UInt64] = (0...6).map { decimals in
    UInt64(Amount(digits: 1, decimals: decimals).units)
  }
}
