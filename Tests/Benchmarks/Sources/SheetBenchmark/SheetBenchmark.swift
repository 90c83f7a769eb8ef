import Blanketter
import ExporterKit
import Foundation
import Measurement
import ReportModel
import SystemPackage
import XLSXExporter

/// What the XLSX exporter alone costs: reads the reports and fills their sheets, and then prints the
/// CPU seconds that drawing, writing and reading back their workbooks takes.
///
///     SheetBenchmark FOLDER REPORT.json …
@main
enum SheetBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first, arguments.count > 1 else {
      return print("usage: SheetBenchmark FOLDER REPORT.json …")
    }
    let catalogue = try TemplateCatalogue.shipped()
    let jobs = try arguments.dropFirst().map { try job(URL(filePath: $0), catalogue) }
    let workspace = Workspace(FilePath(folder))
    let seconds = try cpuSeconds {
      for job in jobs {
        for artifact in try XLSXExporter().export(job, into: workspace) {
          unlink(workspace.path(artifact.name).string)
        }
      }
    }
    print(seconds)
  }

  private static func job(_ file: URL, _ catalogue: TemplateCatalogue) throws -> ExportJob {
    let outcome = ReportReader(catalogue: catalogue).read(Array(try Data(contentsOf: file)))
    guard let report = outcome.report else { preconditionFailure("\(outcome.diagnostics)") }
    let forms = catalogue.blanketter(for: report.period)
    let sheets = try report.tables.compactMap { table in
      try forms.first { $0.id == table.shape.id }.map { try Sheet($0, table: table, of: report) }
    }
    return ExportJob(report: report, sheets: sheets, diagnostics: outcome.diagnostics)
  }
}
