import Blanketter
import ExporterKit
import Foundation
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
    let catalogue = try shippedTemplates()
    let jobs = try arguments.dropFirst().map { try job(URL(filePath: $0), catalogue) }
    let workspace = Workspace(FilePath(folder))
    let start = cpuSeconds()
    for job in jobs {
      for artifact in try XLSXExporter().export(job, into: workspace) {
        unlink(workspace.path(artifact.name).string)
      }
    }
    print(cpuSeconds() - start)
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

  private static func cpuSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }

  private static func shippedTemplates() throws -> TemplateCatalogue {
    var folder = URL(filePath: #filePath)
    for _ in 0..<5 { folder.deleteLastPathComponent() }
    let files = try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: "templates/blanketter"), includingPropertiesForKeys: nil)
    return try TemplateCatalogue(
      files.filter { $0.pathExtension == "yaml" }.map { file in
        try TemplateReader.read(
          String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
      })
  }
}
