import ArgumentParser
import Conversion

/// The far end of the daemon's pipes; started by the daemon alone.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Convert on a daemon's behalf.", shouldDisplay: false)

  @OptionGroup var ruleOptions: RuleOptions

  @OptionGroup var output: OutputOptions

  @OptionGroup var templates: TemplateOptions

  func run() throws {
    try Command.run {
      let folder = try templates.folder()
      let converter = Converter(
        catalogue: try folder.load(),
        exporters: try output.exporters(outline: try folder.outline()),
        rules: try ruleOptions.rules())
      try Worker(converter: converter).run()
    }
  }
}
