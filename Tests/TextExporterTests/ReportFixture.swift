import Blanketter
import ExporterKit
import ReportModel
import SystemPackage
import Testing

@testable import TextExporter

/// Reports for the tests, read the way the program reads them.
enum ReportFixture {
  static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent()
  static let golden = FilePath(#filePath).removingLastComponent().appending("Golden")

  static func text(_ path: FilePath) throws -> String {
    let file = try FileDescriptor.open(path, .readOnly)
    defer { try? file.close() }
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
    defer { chunk.deallocate() }
    while case let count = try file.read(into: chunk), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let catalogue: TemplateCatalogue = {
    do {
      let names = ["projekt", "resultatenheter", "investeringar", "lokaler"]
      return try TemplateCatalogue(
        names.map { name in
          let path = root.appending("templates/blanketter/\(name).yaml")
          return try TemplateReader.read(try text(path), file: path.string)
        })
    } catch {
      fatalError("the shipped templates cannot be read: \(error)")
    }
  }()

  /// A job of a report's JSON text.
  static func job(_ json: String) throws -> ExportJob {
    let outcome = ReportReader(catalogue: catalogue).read(Array(json.utf8))
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.map(\.message))")
    let report = try #require(outcome.report)
    let sheets = try catalogue.blanketter(for: report.period).compactMap { blankett in
      try report.table(blankett.id).map { try Sheet(blankett, table: $0, of: report) }
    }
    return ExportJob(report: report, sheets: sheets, diagnostics: outcome.diagnostics)
  }

  static func example(_ name: String) throws -> ExportJob {
    try job(try text(root.appending("examples/\(name).json")))
  }

  /// A report with the given members beside what every report has.
  static func json(_ members: String, period: String = #""typ":"T2","ar":2020,"per":"2020-08-31""#)
    -> String
  {
    """
    {"schemaVersion":1,"namnd":{"kod":"ABC","namn":"Provnämnden"},"period":{\(period)},\(members)}
    """
  }

  static func papers(
    _ members: String, style: TextTypography = .swedish
  ) throws -> [String: String] {
    let papers = try TextExporter(style: style).papers(try job(json(members)))
    return Dictionary(uniqueKeysWithValues: papers.map { ($0.name, $0.text) })
  }

  /// The tjänsteutlåtande of a report, its no-break spaces made visible as `~`.
  static func utlatande(_ members: String) throws -> String {
    try #require(try papers(members)["tjansteutlatande"]).visible
  }
}

extension String {
  /// With `~` for every no-break space.
  var visible: String { String(map { $0 == "\u{A0}" ? "~" : $0 }) }

  var textLines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
