import Blanketter
import Foundation
import ReportModel
import Testing

/// The templates and examples of the repository, and the fixtures beside the tests.
enum Shipped {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  static let ids = ["projekt", "resultatenheter", "investeringar", "lokaler"]

  static func template(_ id: String) throws -> Template {
    try TemplateReader.read(
      try text("templates/blanketter/\(id).yaml"), file: "\(id).yaml")
  }

  /// The fifth form, which is no more than a file.
  static func example() throws -> Template {
    try TemplateReader.read(
      try text("docs/exempel/omslutningsforandringar.yaml"), file: "omslutningsforandringar.yaml")
  }

  static func catalogue() throws -> TemplateCatalogue {
    try TemplateCatalogue(try ids.map(template))
  }

  static func blankett(
    _ id: String, _ year: Int = 2020, _ type: PeriodType = .t2
  ) throws -> Blankett {
    try template(id).blankett(for: try #require(Period(type: type, year: year)))
  }

  static func read(_ path: String) throws -> ReportReader.Outcome {
    ReportReader(catalogue: try catalogue()).read(try bytes(path))
  }
}

/// Reports made for a test.
enum Made {
  /// A report of nämnd AMN for T2 2020 with these blanketter, and what the reader says of it.
  static func read(
    _ blanketter: String, upprattad: String? = "2020-09-10T12:21:00+02:00",
    catalogue: TemplateCatalogue? = nil
  ) throws -> ReportReader.Outcome {
    let drawnUp = upprattad.map { "\"upprattad\": \"\($0)\"," } ?? ""
    let text = """
      { "schemaVersion": 1, "namnd": { "kod": "AMN", "namn": "Arbetsmarknadsnämnden" },
      "period": { "typ": "T2", "ar": 2020, "per": "2020-08-31" }, \(drawnUp)
      "blanketter": { \(blanketter) } }
      """
    return ReportReader(catalogue: try catalogue ?? Shipped.catalogue()).read(Array(text.utf8))
  }

  /// The filled form of a report that has to be without errors.
  static func sheet(
    _ id: String, _ content: String, upprattad: String? = "2020-09-10T12:21:00+02:00"
  ) throws -> Sheet {
    let outcome = try read("\"\(id)\": \(content)", upprattad: upprattad)
    #expect(outcome.diagnostics.filter { $0.severity == .error } == [])
    let report = try #require(outcome.report)
    return try Sheet(
      Shipped.blankett(id), table: try #require(report.table(id)), of: report)
  }
}

extension Sheet {
  /// The text of a row's cells: amounts with a point, formulas with their `=`.
  func texts(_ row: Int) -> [String] {
    blankett.columns.indices.map { column in
      switch self[row, column] {
      case .empty: ""
      case .text(let text): text
      case .amount(let amount): amount.description
      case .formula(let amount): "=\(amount)"
      case .date(let date): date.description
      case .flag(let flag): flag ? "Ja" : "Nej"
      }
    }
  }
}
