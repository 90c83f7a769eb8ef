import ArgumentParser
import Conversion

/// The far end of the daemon's pipes; started by the daemon alone.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Convert on a daemon's behalf.", shouldDisplay: false)

  @Option(help: "Address space, in bytes.")
  var memory: Int?

  @OptionGroup var options: ConversionOptions

  func run() throws {
    try Command.run {
      if let memory { try WorkerLimits.apply(memory: memory) }
      try Worker(converter: try options.converter()).run()
    }
  }
}
