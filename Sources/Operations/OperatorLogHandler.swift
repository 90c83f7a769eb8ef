public import Logging

/// Writes the log where operators look for it: into the journal, with native fields, when standard
/// error is the journal; as lines on standard error otherwise.
public struct OperatorLogHandler: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?
  private let threshold: LogThreshold
  private let journal: JournalSocket?
  /// A logger's own level, when it was given one.
  private var ownLevel: Logger.Level?

  /// Without a journal, lines go to standard error.
  public init(threshold: LogThreshold, journal: JournalSocket?) {
    self.threshold = threshold
    self.journal = journal
  }

  public var logLevel: Logger.Level {
    get { ownLevel ?? threshold.level }
    set { ownLevel = newValue }
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var fields = metadata
    if let provided = metadataProvider?.get() { fields.merge(provided) { $1 } }
    if let own = event.metadata { fields.merge(own) { $1 } }
    if let error = event.error { fields["error"] = "\(error)" }
    let line = LogText.line(event.message.description, fields)
    if let journal {
      do {
        return try journal.send(JournalEntry(line, level: event.level, fields))
      } catch {
        // What the journal does not take is told on standard error, which leads there as well.
      }
    }
    StandardErrorLine.write(line, level: event.level)
  }
}
