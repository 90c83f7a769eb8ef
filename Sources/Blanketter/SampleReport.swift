import ReportModel

/// A report with invented figures for one blankett, made from the template's own fields.
///
/// It shows people which keys a report has for the form, and the program how the form looks. The same
/// template gives the same text, every time. Every amount of a row has the same size, so that plan and
/// forecast agree, and cost and income take each other out.
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
      return (field.name, value(of: field, row: 0))
    }
    var rows = (0..<2).map { SampleReport.object(fields(row: $0)) }
    if blankett.shape.allowsSubtotals { rows.append(subtotal) }
    members.append(("rader", .array(rows)))
    return .object(members)
  }

  private var subtotal: JSONText {
    let name = blankett.shape.fields[blankett.shape.nameField].name
    return SampleReport.object([
      (["id"], .string("exempel-delsumma")),
      (FieldPath.components(name)[...], .string("Delsumma")),
      (["delsumma"], .flag(true)),
    ])
  }

  private func fields(row: Int) -> [(path: ArraySlice<String>, value: JSONText)] {
    blankett.shape.fields.enumerated().map { index, field in
      switch index {
      case 0: (field.path[...], .string("exempel-\(row + 1)"))
      case blankett.shape.nameField: (field.path[...], .string("Exempel \(row + 1)"))
      default: (field.path[...], value(of: field, row: row))
      }
    }
  }

  private func value(of field: FieldShape, row: Int) -> JSONText {
    switch field.kind {
    case .amount(let unit): .number(amount(of: field, unit, row: row))
    case .date: .string(date(of: field))
    case .dateOrText: .string(row == 0 ? date(of: field) : "enligt avtal")
    case .text: .string("Exempel: \(field.meaning)")
    case .flag: .flag(true)
    }
  }

  private func amount(of field: FieldShape, _ unit: Unit?, row: Int) -> Int {
    let column = blankett.columns.first {
      $0.field.map { blankett.shape.fields[$0].name } == field.name
    }
    if column?.kind == .percent { return row }
    let size =
      switch unit {
      case .kr: [250_000, 120_000][row]
      case .tkr: [1_200, 400][row]
      case .mnkr: [12, 4][row]
      case nil: [850, 120][row]
      }
    return switch column?.sign {
    case .negative: -size
    // A surplus is a small part of what it is the surplus of.
    case .surplusNegative: -(size / 40)
    case .surplusPositive: size / 20
    case .positive, .free, nil: size
    }
  }

  /// Ends lie after starts.
  private func date(of field: FieldShape) -> String {
    let name = field.path.last?.lowercased() ?? ""
    let isEnd = ["slut", "tom", "till", "avslut"].contains { name.hasPrefix($0) }
    return "\(blankett.period.year + (isEnd ? 1 : 0))-\(isEnd ? "06-30" : "02-01")"
  }

  /// The values under their paths.
  private static func object(_ values: [(path: ArraySlice<String>, value: JSONText)]) -> JSONText {
    var order: [String] = []
    var groups: [String: [(path: ArraySlice<String>, value: JSONText)]] = [:]
    for (path, value) in values {
      guard let first = path.first else { continue }
      if groups[first] == nil { order.append(first) }
      groups[first, default: []].append((path.dropFirst(), value))
    }
    return .object(
      order.map { key in
        let inner = groups[key] ?? []
        if let leaf = inner.first, leaf.path.isEmpty { return (key, leaf.value) }
        return (key, object(inner))
      })
  }
}
