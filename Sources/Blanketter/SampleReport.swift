import ReportModel

/// A report with invented figures for one blankett, made from the template's own fields.
///
/// It shows people which keys a report has for the form, and the program how the form looks. The same
/// template gives the same text, every time.
public struct SampleReport: Sendable {
  public let blankett: Blankett

  /// The report's nämnd.
  public static let namnd = (kod: "EXN", namn: "Exempelnämnden")

  /// The year is the edition's, where it is called after one that it holds for, else its first; the
  /// period is the second tertial where there is one.
  public init(_ template: Template) throws(TemplateError) {
    let year = Int(template.edition).flatMap { template.years.contains($0) ? $0 : nil }
    let types = [PeriodType.t2, .t1, .vb].filter(template.periods.contains)
    guard let type = types.first,
      let period = Period(type: type, year: year ?? template.years.lowerBound)
    else {
      throw TemplateError(
        file: template.file, problems: [.init(message: "mallen gäller ingen period")])
    }
    blankett = try template.blankett(for: period)
  }

  /// The report as JSON.
  public var json: String {
    let period = blankett.period
    let report = JSONText.object([
      ("schemaVersion", .number(1)),
      (
        "namnd",
        .object([
          ("kod", .string(SampleReport.namnd.kod)), ("namn", .string(SampleReport.namnd.namn)),
        ])
      ),
      ("forvaltning", .string("Exempelförvaltningen")),
      (
        "period",
        .object([
          ("typ", .string(period.type.rawValue)), ("ar", .number(period.year)),
          ("per", .string("\(period.end)")),
        ])
      ),
      ("upprattad", .string("\(period.end)T12:00:00+02:00")),
      ("blanketter", .object([(blankett.id, content)])),
    ])
    return report.text + "\n"
  }

  private var content: JSONText {
    var members: [(key: String, value: JSONText)] = blankett.shape.headFields.map { field in
      // The statement belongs to a form without rows, and an amount here is the sum of something
      // that only the people who filled the form know.
      if field.name == "uttalande" { return (field.name, .null) }
      if case .amount = field.kind { return (field.name, .null) }
      return (field.name, sampleRows.value(of: field, row: 0))
    }
    var rows = sampleRows.rows(2)
    if blankett.shape.allowsSubtotals { rows.append(subtotal) }
    members.append(("rader", .array(rows)))
    return .object(members)
  }

  private var sampleRows: SampleRows { SampleRows(ofReport: blankett) }

  private var subtotal: JSONText {
    let name = blankett.shape.fields[blankett.shape.nameField].name
    return SampleRows.object([
      (["id"], .string("exempel-delsumma")),
      (FieldPath.components(name)[...], .string("Delsumma")),
      (["delsumma"], .flag(true)),
    ])
  }
}
