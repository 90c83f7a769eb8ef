import Blanketter
import Conversion
import ExporterKit
import ReportModel
import Spool
import SystemPackage

/// One template read, laid out, and filled with sample figures.
struct TemplateCheck {
  let template: Template
  private let file: FilePath
  private let sample: SampleReport
  private let converter: Converter
  private let sheet: Sheet

  /// Every fault of the file is told; 66 when there is no such file, 78 when it is no sound template.
  init(_ file: FilePath) throws {
    self.file = file
    do {
      template = try TemplateReader.read(try TemplateText.read(file), file: file.string)
      sample = try SampleReport(template)
      converter = Converter(
        catalogue: try TemplateCatalogue([template]), exporters: try BuiltinExporters.all())
    } catch let error as TemplateError {
      throw CommandFailure(code: .configuration, message: error.description)
    } catch let error as Errno {
      throw CommandFailure(
        code: SysExit(reading: error), message: InputFile.message(error, file))
    }
    let checked = converter.check(Array(sample.json.utf8))
    guard checked.isFit(strict: false), let sheet = checked.sheets.first else {
      throw TemplateCheck.unfit(file, checked.diagnostics, sample)
    }
    self.sheet = sheet
  }

  /// The first line says that all is well; the form follows.
  var text: String {
    let summary = "\(file): ok (\(template.name), \(sheet.blankett.formColumns.count) kolumner)"
    return ([summary, ""] + SheetPreview(sheet).lines).joined(separator: "\n")
  }

  /// Writes every format of the sample report, and the report itself, into a folder of the
  /// template's own under `destination`; one that is there is replaced in one step.
  func writePackage(under destination: String) throws -> FilePath {
    let bytes = Array(sample.json.utf8)
    do {
      let stage = try PackageDestination(FilePath(destination)).stage()
      let conversion = try converter.convert(bytes, into: stage.path)
      guard conversion.outcome == .converted, let package = conversion.package else {
        throw TemplateCheck.unfit(file, conversion.diagnostics, sample)
      }
      try Workspace(stage.path).write(bytes, to: "\(package).json")
      let period = sample.blankett.period
      return try stage.publish(
        as: "\(template.id)-\(period.year)-\(period.type.rawValue)",
        replacing: .init(stem: package, marker: "\(package).json"))
    } catch let error as ExportError {
      let code: SysExit =
        error.errno.map { SysExit(writing: Errno(rawValue: $0)) }
        ?? (error.code == .unfit ? .configuration : .software)
      throw CommandFailure(code: code, message: "\(file): \(error.message)")
    } catch let error as SpoolError {
      throw CommandFailure(
        code: error.errno.map { SysExit(writing: $0) } ?? .cannotCreate, message: error.message,
        hint: error.hint)
    }
  }

  /// A template that its own sample does not satisfy: most often a `krav` that equal amounts break.
  private static func unfit(
    _ file: FilePath, _ diagnostics: [Diagnostic], _ sample: SampleReport
  ) -> CommandFailure {
    var diagnostics = diagnostics
    diagnostics.addExcerpts(from: Array(sample.json.utf8))
    let lines = DiagnosticListing(diagnostics).lines
    return CommandFailure(
      code: .dataError,
      message: (["\(file): mallens exempelrapport godkänns inte"] + lines).joined(separator: "\n"))
  }
}
