import ArgumentParser
import Blanketter
import Conversion
import ExporterKit
import ReportModel
import SystemPackage

/// Lists the formats.
struct ExportersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exporters", abstract: "List the formats that packages are made in.")

  func run() throws {
    try Command.run {
      for exporter in try BuiltinExporters.all().descriptors {
        Console.out("\(exporter.id)\t\(exporter.version)\t\(exporter.summary)")
      }
    }
  }
}

/// Lists the templates, or checks one.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: "List the blanketter, or check a template.")

  @Option(help: ArgumentHelp("Check this template file.", valueName: "file"))
  var check: String?

  @OptionGroup var templates: TemplateOptions

  func run() throws {
    try Command.run {
      if let check { return try checkFile(FilePath(check)) }
      for template in try templates.catalogue().templates {
        Console.out(
          "\(template.id)\t\(template.edition)\t\(template.years.lowerBound)–\(template.years.upperBound)\t\(template.sheetName)"
        )
      }
    }
  }

  private func checkFile(_ file: FilePath) throws {
    do {
      let template = try TemplateFolder.read(file)
      guard let period = Period(type: .t2, year: template.years.lowerBound) else { return }
      let blankett = try template.blankett(for: period)
      Console.out("\(file): ok (\(blankett.name), \(blankett.formColumns.count) kolumner)")
    } catch let error as TemplateError {
      throw CommandFailure(code: .configuration, message: error.description)
    }
  }
}

/// The far end of the daemon's pipes; started by the daemon alone.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Convert on a daemon's behalf.", shouldDisplay: false)

  @OptionGroup var templates: TemplateOptions

  func run() throws {
    try Command.run {
      let converter = Converter(
        catalogue: try templates.catalogue(), exporters: try BuiltinExporters.all())
      try Worker(converter: converter).run()
    }
  }
}
