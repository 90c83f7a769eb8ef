import ArgumentParser
import Blanketter
import Conversion
import ExporterKit

/// Lists the formats.
struct ExportersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exporters", abstract: "List the formats that packages are made in.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try Command.run {
      for exporter in try output.exporters().descriptors {
        Console.out("\(exporter.id)\t\(exporter.version)\t\(exporter.summary)")
      }
    }
  }
}
