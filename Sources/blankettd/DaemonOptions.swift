import ArgumentParser
import Configuration
import Logging

/// The options of the daemon; `check-config` takes them too, to show what they come to.
struct DaemonOptions: ParsableArguments {
  @OptionGroup var location: FolderOptions

  @Option(
    help: "Log level: trace, debug, info, notice, warning, error or critical.",
    transform: { name in
      guard let level = Logger.Level(rawValue: name) else {
        throw ValidationError("'\(name)' is no log level")
      }
      return level
    })
  var logLevel: Logger.Level?

  @OptionGroup var options: ConversionOptions

  /// The file as it is now, with the flags over it.
  func configuration() throws -> Configuration {
    var configuration = try location.configuration()
    if let logLevel { configuration.log.level = Setting(logLevel, from: .flag("--log-level")) }
    try options.apply(to: &configuration)
    return configuration
  }
}
