import Configuration
import Logging
import Operations
import Service
import ServiceLifecycle
import UnixSignals

/// Takes up the configuration file, the templates and the register anew at each SIGHUP, or keeps what
/// there is.
///
/// Everything is read and checked before anything changes. Work in hand keeps what it began with.
struct Reloading: ServiceLifecycle.Service {
  let hangups: UnixSignalsSequence
  let options: DaemonOptions
  /// What the daemon was started with.
  let configuration: Configuration
  let systemd: SystemdEnvironment
  let dispatcher: Dispatcher
  let signs: ServiceSigns
  let threshold: LogThreshold
  let logger: Logger

  init(
    _ hangups: UnixSignalsSequence, _ options: DaemonOptions, _ configuration: Configuration,
    _ systemd: SystemdEnvironment, _ dispatcher: Dispatcher, _ signs: ServiceSigns,
    _ threshold: LogThreshold, _ logger: Logger
  ) {
    self.hangups = hangups
    self.options = options
    self.configuration = configuration
    self.systemd = systemd
    self.dispatcher = dispatcher
    self.signs = signs
    self.threshold = threshold
    self.logger = logger
  }

  func run() async throws {
    // The sequence that ends at a shutdown would do it on Swift's own threads.
    await cancelWhenGracefulShutdown {
      var current = configuration
      var content = try? Content(of: configuration)
      for await _ in hangups { current = reload(from: current, &content) }
    }
  }

  /// Gives the configuration to go on with. Blocks, as everything in the daemon may.
  private func reload(
    from old: Configuration, _ content: inout Content?
  ) -> Configuration {
    signs.reloading()
    do {
      var new = try options.configuration()
      for line in new.keepFixed(of: old) {
        logger.warning("a change waits for the next start", metadata: ["key": "\(line.name)"])
      }
      let settings = try new.serviceSettings(rescan: systemd.rescan)
      let read = try Content(of: new)
      dispatcher.apply(settings)
      threshold.level = new.log.level.value
      signs.expectTurns(every: settings.rescan)
      signs.reloaded(successfully: true)
      var changed = zip(new.lines, old.lines).filter { $0.value != $1.value }.map(\.0.name)
      if read.templates != content?.templates { changed.append("content of templates") }
      if read.register != content?.register { changed.append("content of register") }
      content = read
      logger.notice(
        "took up the configuration anew",
        metadata: [
          "event": "reloaded", "changed": "\(changed.joined(separator: ","))",
          "fingerprint": "\(settings.fingerprint)",
        ])
      return new
    } catch {
      let problems = Command.problems(of: error)
      for problem in problems {
        logger.error("a problem of the configuration", metadata: ["problem": "\(problem)"])
      }
      dispatcher.keepSettings(because: problems.joined(separator: "; "))
      signs.reloaded(successfully: false)
      logger.error("kept the old configuration", metadata: ["event": "reload-failed"])
      return old
    }
  }
}

/// What stands in the files that the configuration names, as digests.
private struct Content {
  var templates: String
  /// Nil when there is none.
  var register: String?

  init(of configuration: Configuration) throws {
    templates = try configuration.templateDigest()
    register = try configuration.registerDigest()
  }
}

extension Configuration {
  /// Puts back what only a start can change, and says what that was.
  fileprivate mutating func keepFixed(of old: Configuration) -> [Line] {
    let changed = zip(lines, old.lines).filter { $0.needsRestart && $0.value != $1.value }.map(\.0)
    data = old.data
    folders = old.folders
    metrics = old.metrics
    return changed
  }
}
