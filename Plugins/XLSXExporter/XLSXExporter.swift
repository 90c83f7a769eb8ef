public import ExporterKit

import Blanketter
import CXlsxWriter
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
    let path = workspace.path(name)
    if let memory = MemoryFolder.path(for: job) {
      do throws(ExportError) {
        let file = try MemoryFile()
        try XLSXExporter.make(job, at: file.path, temporaryFiles: memory)
        try workspace.write(try file.content(), to: name)
        return [Artifact(name)]
      } catch {
        // The memory may have been too small. Anything else comes again.
        if error.code == .unfit { throw error }
      }
    }
    do throws(ExportError) {
      try XLSXExporter.make(job, at: path, temporaryFiles: workspace.directory.string)
    } catch {
      // The library says nothing of a disk that is full: ask it ourselves, or a sound report is
      // charged with it.
      if error.errno == nil { try workspace.tryDisk(because: error) }
      throw error
    }
    return [Artifact(name)]
  }

  private static func make(
    _ job: ExportJob, at path: FilePath, temporaryFiles: String
  ) throws(ExportError) {
    let record = try draw(job, at: path, temporaryFiles: temporaryFiles)
    try WorkbookReading.check(path, against: record)
  }

  /// Writes the workbook; what it should hold is known only afterwards.
  static func draw(
    _ job: ExportJob, at path: FilePath, temporaryFiles: String
  ) throws(ExportError) -> WorkbookRecord {
    var record = WorkbookRecord()
    try CLocale.current { () throws(ExportError) in
      var workbook = try Workbook(path: path.string, temporaryDirectory: temporaryFiles)
      try workbook.describe(job)
      for sheet in job.sheets {
        var drawing = try SheetDrawing(sheet, in: &workbook)
        record.sheets.append(try drawing.draw(in: &workbook))
      }
      try workbook.close()
    }
    // A cell of the library is a piece of memory of its own; freed, they stay with us unless asked for.
    if record.sheets.contains(where: { $0.cells.cells > 100_000 }) { malloc_trim(0) }
    return record
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
