import ArgumentParser
import Configuration
import Glibc
import Logging
import Operations
import Service
import ServiceLifecycle
import Spool
import SystemPackage
import UnixSignals

/// The daemon.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Watch the inbox and publish packages until told to stop.",
    discussion: """
      SIGTERM and Ctrl-C: finish the work in hand, then exit with 0. SIGHUP: read the configuration \
      and the templates anew; when they have errors, go on with the old ones and say so.
      """)

  @OptionGroup var options: DaemonOptions

  func run() async throws {
    // A worker that dies while it is written to is an error of its job, not the end of the daemon.
    signal(SIGPIPE, SIG_IGN)
    let systemd = SystemdEnvironment.take()
    // From now on a hangup waits for its turn; before, it would be the end of the process.
    let hangups = await UnixSignalsSequence(trapping: .sighup)
    let configuration: Configuration
    let settings: ServiceSettings
    do {
      configuration = try options.configuration()
      settings = try configuration.serviceSettings(rescan: systemd.rescan)
    } catch {
      try Command.fail(error)
    }
    let threshold = LogThreshold(configuration.log.level.value)
    let journal = JournalSocket.ofStandardError()
    LoggingSystem.bootstrap { _ in OperatorLogHandler(threshold: threshold, journal: journal) }
    let logger = Logger(label: "blankettd")
    for fault in systemd.faults { logger.warning("\(fault)") }
    let signs = ServiceSigns(
      notifier: systemd.notifier, version: Blankettd.version, rescan: settings.rescan,
      logger: logger)
    if let file = configuration.metrics.file.value { signs.write(to: file) }
    if let socket = systemd.socket {
      MetricsServer(socket: socket, answer: signs.answer).start()
    }
    let dispatcher = Dispatcher(settings: settings, logger: logger, observer: signs)
    let reloading = Reloading(
      hangups, options, configuration, systemd, dispatcher, signs, threshold, logger)
    try await serve(dispatcher, reloading, logger)
    signs.finish()
    logger.info("stopped", metadata: ["event": "stopped"])
  }

  private func serve(
    _ dispatcher: Dispatcher, _ reloading: Reloading, _ logger: Logger
  ) async throws {
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(service: dispatcher, successTerminationBehavior: .gracefullyShutdownGroup),
          .init(service: reloading),
        ], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(logger)))
    do {
      try await group.run()
    } catch let error as SpoolError {
      try Command.fail(
        CommandFailure(code: SysExit(error), message: error.message, hint: error.hint))
    } catch {
      try Command.fail(CommandFailure(code: .inputOutput, message: "\(error)"))
    }
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
