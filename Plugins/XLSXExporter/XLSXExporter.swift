public import ExporterKit

import Blanketter
import ReportModel
import SystemPackage

/// One XLSX workbook with a sheet for each blankett, in the city's layout.
///
/// Uses libxlsxwriter, which writes what it is told and checks little; ``Workbook`` and ``Worksheet``
/// are the only places that touch it, and they refuse what it would corrupt or crash on.
public struct XLSXExporter: ReportExporter {
  public init() {}

  public var descriptor: ExporterDescriptor {
    ExporterDescriptor(
      id: "xlsx", summary: "one workbook with a sheet per blankett, in the city's layout",
      version: "1+libxlsxwriter-\(Workbook.libraryVersion)")
  }

  public func export(
    _ job: ExportJob, into workspace: Workspace
  ) throws(ExportError) -> [Artifact] {
    guard !job.sheets.isEmpty else { return [] }
    let name = "\(job.stem).xlsx"
    try CLocale.current { () throws(ExportError) in
      var workbook = try Workbook(
        path: workspace.path(name).string, temporaryDirectory: workspace.directory.string)
      try workbook.describe(job)
      for sheet in job.sheets {
        var drawing = try SheetDrawing(sheet, in: &workbook)
        try drawing.draw(in: &workbook)
      }
      try workbook.close()
    }
    return [Artifact(name)]
  }
}

extension Workbook {
  /// Sets the document properties: what the file is, and which editions of the forms it holds.
  fileprivate mutating func describe(_ job: ExportJob) throws(ExportError) {
    let report = job.report
    try setProperties(
      title: "\(report.namnd.namn): \(report.period.type.reportName) \(report.period.year)",
      subject: report.dnr ?? "", company: report.forvaltning ?? report.namnd.namn,
      created: report.dated.unixSeconds)
    try setProperty("Språk", "sv-SE")
    for sheet in job.sheets {
      try setProperty("Blankettutgåva \(sheet.blankett.id)", sheet.blankett.edition)
    }
  }
}
