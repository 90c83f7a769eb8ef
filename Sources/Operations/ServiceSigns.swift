public import Logging
public import Service
import Synchronization
public import SystemPackage

/// Passes on how the daemon gets on: to systemd, and as metrics.
public final class ServiceSigns: ServiceObserver {
  fileprivate struct State {
    var figures = Figures()
    var isReady = false
    var isStopping = false
    var lastTurn = ContinuousClock.now
    /// How often the loop turns at least.
    var rescan: Duration
    /// What `systemctl status` shows at present.
    var shown = ""
    var hadNotifyFault = false
  }

  private let notifier: SystemdNotifier?
  private let version: String
  private let logger: Logger
  private let state: Mutex<State>
  private let file = Mutex<MetricsFile?>(nil)

  /// `rescan` is how often the loop turns at least; after three times that without a turn `/healthz`
  /// says so.
  public init(
    notifier: SystemdNotifier?, version: String, rescan: Duration, logger: Logger
  ) {
    state = Mutex(State(rescan: rescan))
    self.notifier = notifier
    self.version = version
    self.logger = logger
  }

  /// From now on the metrics are written to a file as well.
  public func write(to path: FilePath) {
    let logger = logger
    let file = MetricsFile(
      path, text: { [self] in metrics },
      failed: { error in
        guard let error else { return logger.notice("the metrics file can be written again") }
        logger.warning(
          "cannot write the metrics file",
          metadata: ["event": "metrics-failed", "error": "\(error)", "path": "\(path)"])
      })
    self.file.withLock { $0 = file }
    file.refresh()
  }

  /// The metrics as Prometheus reads them.
  public var metrics: String {
    MetricsText(state.withLock { $0.figures }, version: version).text
  }

  /// What a caller of the metrics socket gets.
  public func answer(to path: String) -> HTTPAnswer {
    switch path {
    case "/metrics": HTTPAnswer(body: metrics)
    case "/healthz": health
    default: HTTPAnswer(status: 404, body: "there are /metrics and /healthz\n")
    }
  }

  private var health: HTTPAnswer {
    let fault = state.withLock { state -> String? in
      if !state.isReady { return "starting" }
      if state.isStopping { return "stopping" }
      if let pause = state.figures.status.pause { return "paused: \(pause)" }
      if state.figures.status.isStuck { return "a job is stuck" }
      if ContinuousClock.now - state.lastTurn > state.rescan * 3 { return "the loop does not turn" }
      return nil
    }
    return fault.map { HTTPAnswer(status: 503, body: "\($0)\n") } ?? HTTPAnswer(body: "ok\n")
  }

  public func turned(_ status: ServiceStatus) {
    let line = state.withLock { state in
      state.figures.status = status
      state.lastTurn = .now
      return state.isStopping ? "" : state.newLine
    }
    // A daemon that is stuck must not say that it is well: then systemd starts it anew.
    if !status.isStuck { tell(.watchdog) }
    if !line.isEmpty { tell(.status(line)) }
    refresh()
  }

  public func ended(_ outcome: JobOutcome, after duration: Duration) {
    state.withLock { $0.figures.count(outcome, after: duration) }
    refresh()
  }

  public func becameReady() {
    let line = state.withLock { state in
      state.isReady = true
      return state.newLine
    }
    logger.info("ready", metadata: ["event": "ready"])
    tell(.ready, .status(line.isEmpty ? "ready" : line))
  }

  public func stopping() {
    let inHand = state.withLock { state in
      state.isStopping = true
      return state.figures.status.inHand
    }
    tell(.stopping, .status("stopping; \(inHand) in hand"))
  }

  /// A reload has begun. To be followed by `reloaded`.
  public func reloading() {
    tell(.reloading(at: SystemdNotifier.monotonicMicroseconds))
  }

  /// A reload is over; whether it took up a new configuration.
  public func reloaded(successfully: Bool) {
    state.withLock { $0.figures.lastReloadSucceeded = successfully }
    tell(.ready)
    refresh()
  }

  /// The loop turns at another pace from now on.
  public func expectTurns(every rescan: Duration) { state.withLock { $0.rescan = rescan } }

  /// The daemon has ended: writes the last figures.
  public func finish() { file.withLock { $0 }?.finish() }

  private func refresh() { file.withLock { $0 }?.refresh() }

  private func tell(_ words: SystemdNotifier.Word...) {
    guard let notifier else { return }
    do {
      try notifier.send(words)
      state.withLock { $0.hadNotifyFault = false }
    } catch {
      let isNews = state.withLock { state in
        defer { state.hadNotifyFault = true }
        return !state.hadNotifyFault
      }
      if isNews { logger.warning("cannot notify systemd", metadata: ["error": "\(error)"]) }
    }
  }
}

extension ServiceSigns.State {
  /// The line for `systemctl status`; empty when it is the one that is shown.
  fileprivate var newLine: String {
    mutating get {
      let status = figures.status
      var parts = [
        "\(status.queued) queued", "\(status.settling) settling", "\(status.waiting) waiting",
        "\(status.inHand) in hand",
      ]
      let ended = JobOutcome.allCases.compactMap { outcome in
        figures.jobs[outcome].map { "\($0) \(outcome.rawValue)" }
      }
      if status.held > 0 { parts.append("\(status.held) held") }
      if !status.unsettled.isEmpty { parts.append("\(status.unsettled.count) unsettled") }
      if !ended.isEmpty { parts.append("since the start " + ended.joined(separator: ", ")) }
      if status.reloadFault != nil {
        parts.insert("the last reload failed, the old configuration holds", at: 0)
      }
      if let pause = status.pause { parts.insert("paused: \(pause)", at: 0) }
      if status.isStuck { parts.insert("a job is stuck", at: 0) }
      let line = parts.joined(separator: "; ")
      defer { shown = line }
      return line == shown ? "" : line
    }
  }
}
