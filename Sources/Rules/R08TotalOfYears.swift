import Facts
import ReportModel

/// The total forecast is what has accrued and what the years are forecast to bring.
struct TotalOfYears: Rule {
  let about = RuleDescription(
    code: "R08",
    title: "Total prognos stämmer med åren",
    says: """
      Total prognos (kolumn 13 och 14) jämförs med ackumulerat t.o.m. förra året plus alla års \
      prognoser; kostnad och intäkt var för sig. Slutar projektet enligt prognosen senast det sista \
      år som blanketten har kolumner för ska de vara lika; annars, eller om slutdatum saknas, får \
      åren bara inte bli mer än totalen. Avvikelsen får vara 0,05 mnkr för varje belopp som läggs \
      ihop. En total som inte är ifylld prövas inte.
      """,
    basis: .inference(
      """
      Kolumnrubrikerna säger inte att totalen är åren tillsammans, men ett projekt som slutar inom \
      blankettens år har inga andra år att lägga belopp på. Senare år syns inte i blanketten, därför \
      jämförs bara åt ena hållet då.
      """,
      .form(
        "A", "noten till kolumn 1 och 2",
        "Ackumulerad kostnad resp. intäkt t.o.m. 2019 för projektet.")),
    severity: .warning,
    remedy: "Rätta totalen, det år som är fel eller projektets slutdatum.",
    examples: [
      RuleExample(
        .projekt,
        bad: """
          "namn": "E-arkiv", "strategisktViktigt": true, "ackumulerat": { "kostnad": 30 },
          "ar": { "2020": { "budget": { "kostnad": 12 }, "prognos": { "kostnad": 12 } },
                  "2021": { "plan":   { "kostnad": 4 },  "prognos": { "kostnad": 4 } } },
          "total": { "beslutat": { "kostnad": 64 }, "prognos": { "kostnad": 64 } },
          "datum": { "prognos": { "slut": "2021-12-31" } }
          """,
        good: """
          "namn": "E-arkiv", "strategisktViktigt": true, "ackumulerat": { "kostnad": 30 },
          "ar": { "2020": { "budget": { "kostnad": 12 }, "prognos": { "kostnad": 12 } },
                  "2021": { "plan":   { "kostnad": 4 },  "prognos": { "kostnad": 4 } } },
          "total": { "beslutat": { "kostnad": 46 }, "prognos": { "kostnad": 46 } },
          "datum": { "prognos": { "slut": "2021-12-31" } }
          """)
    ])

  private struct Sum {
    var kind: ProjectForm.Kind
    var total: Int
    var accrued: Int
    var years: [Int]
    var tolerance: Amount
  }

  func check(_ subject: RuleSubject, _ findings: inout Findings) {
    guard let form = ProjectForm(subject), let end = form.field("datum.prognos.slut") else {
      return
    }
    let sums = ProjectForm.Kind.allCases.compactMap { sum($0, form) }
    let lastYear = form.table.shape.fields.compactMap { Self.year($0.path, .kostnad) }.max()
    for row in form.rows {
      let endsInForm = form.table[row, end].date.map { $0.year <= lastYear ?? 0 } ?? false
      for sum in sums { check(sum, form, row, endsInForm: endsInForm, &findings) }
    }
  }

  private func check(
    _ sum: Sum, _ form: ProjectForm, _ row: Int, endsInForm: Bool, _ findings: inout Findings
  ) {
    guard case .amount(let total) = form.table[row, sum.total],
      let accrued = form.table.counted(row, sum.accrued)
    else { return }
    var years = Amount.zero
    for field in sum.years {
      guard let amount = form.table.counted(row, field) else { return }
      years = years + amount
    }
    let difference = total - (accrued + years)
    guard difference.magnitude > sum.tolerance else { return }
    let yearsExceed = sum.kind == .kostnad ? difference.isNegative : !difference.isNegative
    guard endsInForm || yearsExceed else { return }
    findings.add(
      """
      Total prognos för \(sum.kind.word) är \(form.text(total)), men ackumulerat \
      \(form.text(accrued)) och årens prognoser \(form.text(years)) blir \
      \(form.text(accrued + years)): skillnad \(form.signed(difference)). Rätta totalen, året eller \
      slutdatumet.
      """,
      in: form.table, row: row, field: sum.total)
  }

  private func sum(_ kind: ProjectForm.Kind, _ form: ProjectForm) -> Sum? {
    guard let total = form.field("total.prognos.\(kind.rawValue)"),
      let accrued = form.field("ackumulerat.\(kind.rawValue)")
    else { return nil }
    let years = form.table.shape.fields.indices.filter {
      Self.year(form.table.shape.fields[$0].path, kind) != nil
    }
    return Sum(
      kind: kind, total: total, accrued: accrued, years: years,
      tolerance: Amount(digits: 5 * Int64(years.count + 1), decimals: 2))
  }

  /// The year of a path like `ar.2021.prognos.kostnad`.
  private static func year(_ path: [String], _ kind: ProjectForm.Kind) -> Int? {
    guard path.count == 4, path[0] == "ar", path[2] == "prognos", path[3] == kind.rawValue else {
      return nil
    }
    return Int(path[1])
  }
}
