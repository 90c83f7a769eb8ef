public import ReportModel

/// Rows with invented figures for one blankett, made from its own fields.
///
/// Every amount of a row has the same size, but for totals, which are the sum of their years: so plan
/// and forecast agree, and cost and income take each other out. The same form gives the same rows, every time.
public struct SampleRows {
  let blankett: Blankett
  /// What the texts of a row say; `number` counts from 1.
  let id: (_ number: Int) -> String
  let name: (_ number: Int) -> String
  let text: (_ meaning: String) -> String

  /// Rows of a sample report, which is a report like any other.
  public init(ofReport blankett: Blankett) {
    self.blankett = blankett
    id = { "exempel-\($0)" }
    name = { "Exempel \($0)" }
    text = { "Exempel: \($0)" }
  }

  /// Rows that show how a form is filled in, and must be replaced.
  public init(toReplace blankett: Blankett) {
    self.blankett = blankett
    id = ExampleRow.id
    name = { ExampleRow.text("ersätt eller ta bort rad \($0)") }
    text = ExampleRow.text
  }

  /// The first rows.
  public func rows(_ count: Int) -> [JSONText] { (0..<count).map(row) }

  private func row(_ row: Int) -> JSONText {
    SampleRows.object(
      blankett.shape.fields.enumerated().map { index, field in
        switch index {
        case 0: (field.path[...], .string(id(row + 1)))
        case blankett.shape.nameField: (field.path[...], .string(name(row + 1)))
        default: (field.path[...], value(of: field, row: row))
        }
      })
  }

  func value(of field: FieldShape, row: Int) -> JSONText {
    switch field.kind {
    case .amount(let unit): .number(amount(of: field, unit, row: row))
    case .date: .string(date(of: field))
    case .dateOrText: .string(row.isMultiple(of: 2) ? date(of: field) : "enligt avtal")
    case .text: .string(text(field.meaning))
    case .flag: .flag(true)
    }
  }

  private func amount(of field: FieldShape, _ unit: Unit?, row: Int) -> Int {
    let column = blankett.columns.first {
      $0.field.map { blankett.shape.fields[$0].name } == field.name
    }
    if column?.kind == .percent { return row }
    let sizes =
      switch unit {
      case .kr: [250_000, 120_000]
      case .tkr: [1_200, 400]
      case .mnkr: [12, 4]
      case nil: [850, 120]
      }
    let size = sizes[row % 2] * (field.path.first == "total" ? terms(of: field) : 1)
    return switch column?.sign {
    case .negative: -size
    // A surplus is a small part of what it is the surplus of.
    case .surplusNegative: -(size / 40)
    case .surplusPositive: size / 20
    case .positive, .free, nil: size
    }
  }

  /// How many amounts a total adds up: what has accrued, and the forecast of each year.
  private func terms(of total: FieldShape) -> Int {
    let added = blankett.shape.fields.count { field in
      field.path.last == total.path.last
        && (field.path.first == "ackumulerat"
          || field.path.first == "ar" && field.path.contains("prognos"))
    }
    return max(added, 1)
  }

  /// Ends lie after starts.
  private func date(of field: FieldShape) -> String {
    let name = field.path.last?.lowercased() ?? ""
    let isEnd = ["slut", "tom", "till", "avslut"].contains { name.hasPrefix($0) }
    return "\(blankett.period.year + (isEnd ? 1 : 0))-\(isEnd ? "06-30" : "02-01")"
  }

  /// The values under their paths.
  static func object(_ values: [(path: ArraySlice<String>, value: JSONText)]) -> JSONText {
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
