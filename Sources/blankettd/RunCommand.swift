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
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Watch the inbox and publish packages until told to stop.",
    discussion: """
      SIGTERM and Ctrl-C: finish the work in hand, then exit with 0. SIGHUP: read the configuration, \
      the templates and the register anew; when they have errors, go on with the old ones and say so.
      """)

  @OptionGroup var options: DaemonOptions

  func run() throws {
    try BlockingExecutor.shared.wait { try await work() }
  }

  private func work() async throws {
    // A worker that dies while it is written to is an error of its job, not the end of the daemon.
    signal(SIGPIPE, SIG_IGN)
    let systemd = SystemdEnvironment.take()
    // From now on a hangup waits for its turn; before, it would be the end of the process.
    let hangups = await UnixSignalsSequence(trapping: .sighup)
    let threshold = LogThreshold()
    let journal = JournalSocket.ofStandardError()
    LoggingSystem.bootstrap { _ in OperatorLogHandler(threshold: threshold, journal: journal) }
    let logger = Logger(label: "blankettd")
    do {
      try await serve(systemd, hangups, threshold, logger)
    } catch {
      try end(by: error, systemd, isLogged: journal != nil, logger)
    }
  }

  private func serve(
    _ systemd: SystemdEnvironment, _ hangups: UnixSignalsSequence, _ threshold: LogThreshold,
    _ logger: Logger
  ) async throws {
    let configuration = try options.configuration()
    let settings = try configuration.serviceSettings(rescan: systemd.rescan)
    threshold.level = configuration.log.level.value
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
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(service: dispatcher, successTerminationBehavior: .gracefullyShutdownGroup),
          .init(service: reloading),
        ], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(logger)))
    do {
      try await group.run()
    } catch let error as SpoolError {
      throw error
    } catch {
      throw CommandFailure(code: .inputOutput, message: "\(error)")
    }
    signs.finish()
    logger.info("stopped", metadata: ["event": "stopped"])
  }

  /// Says why there is no daemon: at a prompt like any command, and under systemd with the weight of
  /// an error, in the journal and in `systemctl status`.
  private func end(
    by error: any Error, _ systemd: SystemdEnvironment, isLogged: Bool, _ logger: Logger
  ) throws -> Never {
    guard let code = Command.exitCode(of: error), isLogged else { try Command.fail(error) }
    let problems = Command.problems(of: error)
    for problem in problems {
      logger.critical(
        "cannot run", metadata: ["event": "start-failed", "problem": "\(problem)"])
    }
    do {
      try systemd.notifier?.send([.status("cannot run: \(problems.first ?? "")")])
    } catch {
      logger.warning("cannot notify systemd", metadata: ["error": "\(error)"])
    }
    throw code
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
