import ArgumentParser
import Configuration
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
      // The daemon says everything itself: a worker reads no configuration file.
      var configuration = Configuration()
      try options.apply(to: &configuration)
      let worker = try Worker(
        converter: try configuration.converter(), isStrict: configuration.rules.strict.value,
        fingerprint: try configuration.fingerprint())
      try worker.run()
    }
  }
}
