import ArgumentParser
import Blanketter
import Conversion
import ExporterKit

/// Lists the formats.
struct ExportersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exporters", abstract: "List the formats that packages are made in.")

  @OptionGroup var file: ConfigurationOptions

  @OptionGroup var output: OutputOptions

  func run() throws {
    try Command.run {
      var configuration = try file.configuration()
      output.apply(to: &configuration)
      for exporter in try configuration.exporters().descriptors {
        Console.out("\(exporter.id)\t\(exporter.version)\t\(exporter.summary)")
      }
    }
  }
}
