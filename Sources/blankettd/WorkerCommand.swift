import ArgumentParser
import Configuration
import Conversion

/// The far end of the daemon's pipes; started by the daemon alone.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Convert on a daemon's behalf.", shouldDisplay: false)

  @Option(help: "Address space, in bytes.")
  var memory: Int?

  @Flag(help: "Take the register of nämnder from the first line of standard input.")
  var registerAhead = false

  @OptionGroup var options: ConversionOptions

  func run() throws {
    try Command.run {
      if let memory { try WorkerLimits.apply(memory: memory) }
      // The daemon says everything itself: a worker reads no configuration file.
      var configuration = Configuration()
      try options.apply(to: &configuration)
      let catalogue = try configuration.templateFolders().load()
      let register = registerAhead ? try RegisterFile.sentAhead(catalogue) : nil
      let worker = try Worker(
        converter: try configuration.converter(catalogue, register),
        isStrict: configuration.rules.strict.value,
        fingerprint: try configuration.fingerprint(register))
      try worker.run()
    }
  }
}
