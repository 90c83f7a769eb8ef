import ArgumentParser
import Glibc
import Logging
import Service
import ServiceLifecycle
import Spool
import SystemPackage
import UnixSignals

/// The daemon.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Watch the inbox and publish packages until told to stop.",
    discussion: "SIGTERM and Ctrl-C: finish the work in hand, then exit with 0.")

  @Option(help: "The folder that holds inkorg, utkorg, fel, arkiv, arbete and state.")
  var data: String

  @Option(
    help: "Log level: trace, debug, info, notice, warning, error or critical.",
    transform: { name in
      guard let level = Logger.Level(rawValue: name) else {
        throw ValidationError("'\(name)' is no log level")
      }
      return level
    })
  var logLevel: Logger.Level = .info

  @OptionGroup var options: ConversionOptions

  func run() async throws {
    // A worker that dies while it is written to is an error of its job, not the end of the daemon.
    signal(SIGPIPE, SIG_IGN)
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "blankettd")
    logger.logLevel = logLevel
    let settings: ServiceSettings
    do {
      settings = try makeSettings()
    } catch let failure as CommandFailure {
      Console.report(failure)
      throw ExitCode(failure.code.rawValue)
    }
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(
            service: Dispatcher(settings: settings, logger: logger),
            successTerminationBehavior: .gracefullyShutdownGroup)
        ], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(logger)))
    do {
      try await group.run()
    } catch let error as SpoolError {
      let failure = CommandFailure(
        code: SysExit(error), message: error.message, hint: error.hint)
      Console.report(failure)
      throw ExitCode(failure.code.rawValue)
    }
    logger.info("stopped")
  }

  private func makeSettings() throws -> ServiceSettings {
    // Made here for its errors alone: those belong to the start, not to the first report.
    _ = try options.converter()
    var settings = ServiceSettings(
      folders: SpoolFolders(dataDirectory: FilePath(data)),
      worker: WorkerProgram(
        executable: TemplateFolder.program,
        arguments: ["worker"] + (try options.workerArguments())),
      program: Blankettd.configuration.version,
      width: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    settings.isStrict = options.rules.strict
    return settings
  }

  /// The lifecycle library's own lines are for those who debug.
  private func quiet(_ logger: Logger) -> Logger {
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .warning)
    return quiet
  }
}

extension SysExit {
  init(_ error: SpoolError) {
    self =
      switch error.code {
      case .alreadyRunning, .exhausted, .diskFull: .tryAgain
      case .permission, .unreadable: .noPermission
      case .missingFolder, .separateFileSystems, .badLayout: .configuration
      case .inputOutput, .readOnly: .inputOutput
      default: .cannotCreate
      }
  }
}
