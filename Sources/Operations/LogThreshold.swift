public import Logging
import Synchronization

/// The least important level that is logged; a reload may change it for all loggers at once.
public final class LogThreshold: Sendable {
  private let current: Mutex<Logger.Level>

  public init(_ level: Logger.Level = .info) { current = Mutex(level) }

  public var level: Logger.Level {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }
}
