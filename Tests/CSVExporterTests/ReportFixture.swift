import Blanketter
import ExporterKit
import Foundation
import ReportModel
import Testing

/// Reports for the tests, read the way the program reads them.
enum ReportFixture {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let examples = ["AMN-2020-T1", "AMN-2020-T2", "EXN-2020-T2"]

  static func catalogue() throws -> TemplateCatalogue {
    let folder = root.appending(path: "templates/blanketter")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try TemplateCatalogue(
      try files.filter { $0.pathExtension == "yaml" }.map { file in
        try TemplateReader.read(
          String(decoding: try Data(contentsOf: file), as: UTF8.self), file: file.lastPathComponent)
      })
  }

  static func job(_ file: URL) throws -> ExportJob { try job(Array(try Data(contentsOf: file))) }

  static func job(_ json: [UInt8]) throws -> ExportJob {
    let catalogue = try catalogue()
    let outcome = ReportReader(catalogue: catalogue).read(json)
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.map(\.message))")
    let report = try #require(outcome.report)
    let sheets = try catalogue.blanketter(for: report.period).compactMap { blankett in
      try report.table(blankett.id).map { try Sheet(blankett, table: $0, of: report) }
    }
    return ExportJob(report: report, sheets: sheets, diagnostics: outcome.diagnostics)
  }

  static func file(_ example: String) -> URL { root.appending(path: "examples/\(example).json") }

  static func example(_ name: String) throws -> ExportJob { try job(file(name)) }

  /// A report of one blankett for T2 2020.
  static func job(_ id: String, _ content: String) throws -> ExportJob {
    let text = """
      { "schemaVersion": 1, "namnd": { "kod": "ABC", "namn": "Provnämnden" },
      "period": { "typ": "T2", "ar": 2020, "per": "2020-08-31" },
      "blanketter": { "\(id)": \(content) } }
      """
    return try job(Array(text.utf8))
  }
}
