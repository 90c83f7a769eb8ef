public import SystemPackage

/// Decides from scan to scan which files are ready. Knows neither clock nor disk: it is told the
/// time and is lent a way to look at a file's ends. Ready means unchanged on our own clock and
/// whole at the end; modification times decide nothing, as they may lie in the future or the past.
public struct Readiness: Sendable {
  /// A moment on the daemon's own clock.
  public typealias Instant = ContinuousClock.Instant

  /// How long to wait, and for what.
  public struct Settings: Hashable, Sendable {
    /// How long a file must hold still.
    public var settle: Duration
    /// How long a report must hold still that its writer has closed and that is whole from its first
    /// byte to its last; never longer than `settle`.
    public var settleClosed: Duration
    /// How long an unfinished file waits before its sender is told.
    public var patience: Duration
    /// The most bytes that a file may have.
    public var largestFile: Int64
    /// Whether the kernel is asked if somebody has a file open for writing; an extra, never enough.
    public var probesWriters: Bool
    /// The names that are not for us.
    public var ignored: IgnoreList

    /// A large file that looks unfinished is read by a worker when it has held still for so many
    /// times as long as others.
    static let doubt = 3

    /// 2 s, 300 ms, 10 min and 256 MiB unless said otherwise.
    public init(
      settle: Duration = .seconds(2), settleClosed: Duration = .milliseconds(300),
      patience: Duration = .seconds(600), largestFile: Int64 = 256 << 20,
      probesWriters: Bool = false, ignored: IgnoreList = IgnoreList()
    ) {
      self.settle = settle
      self.settleClosed = settleClosed
      self.ignored = ignored
      self.patience = patience
      self.largestFile = largestFile
      self.probesWriters = probesWriters
    }
  }

  /// What is waited for; may be changed between two scans.
  public var settings: Settings
  /// When the next verdict changes by time alone; nil when nothing waits for the clock.
  public private(set) var nextLook: Instant?

  private var observations: [FilePath: Observation] = [:]
  private var renamedIn: Set<FilePath> = []
  private var closed: Set<FilePath> = []

  /// Has seen nothing yet: files found at the start settle like any other.
  public init(settings: Settings = Settings()) { self.settings = settings }

  /// A file was renamed to this path: it need not settle if its end shows that it is whole. To be
  /// told before the scan that the event led to.
  public mutating func noteRenamedIn(_ path: FilePath) { renamedIn.insert(path) }

  /// A file of this path was closed by somebody who had it open for writing: if all of it shows
  /// that it is whole, it need not settle for long. To be told before the scan that the event led
  /// to.
  public mutating func noteClosed(_ path: FilePath) { closed.insert(path) }

  /// A claimed file was put back. Because it ends too early: then it is not ready again before it
  /// changes, and its patience starts anew. Without a reason, because somebody wrote to it after
  /// the claim: then it settles anew, though our own rename brought it in.
  public mutating func hold(_ entry: InboxEntry, as reason: Unfinished? = nil, at now: Instant) {
    observations[entry.path] = Observation(
      ofPutBack: entry, as: reason, at: now, settle: settings.settle)
  }

  /// Judges every entry of a scan; those first seen earliest come first. What is not in the
  /// scan is forgotten. `ending` is asked about a file at most once for as long as it holds still,
  /// except while it cannot be read.
  public mutating func judge(
    _ entries: [InboxEntry], at now: Instant, ending: (InboxEntry) -> JSONEnding
  ) -> [Judgement] {
    var kept: [FilePath: Observation] = [:]
    var judgements: [Judgement] = []
    for entry in entries {
      var observation = observations[entry.path] ?? Observation(of: entry, at: now)
      observation.note(
        entry, at: now, wasRenamedIn: renamedIn.contains(entry.path),
        wasClosed: closed.contains(entry.path))
      judgements.append(observation.judge(entry, at: now, settings, ending: ending))
      kept[entry.path] = observation
    }
    observations = kept
    renamedIn = []
    closed = []
    nextLook = judgements.compactMap { $0.verdict.deadline(settings) }.min()
    return judgements.enumerated()
      .sorted { ($0.element.firstSeen, $0.offset) < ($1.element.firstSeen, $1.offset) }
      .map(\.element)
  }
}

extension Verdict {
  fileprivate func deadline(_ settings: Readiness.Settings) -> ContinuousClock.Instant? {
    switch self {
    case .settling(let until): until
    case .waiting(let since, _): since + settings.patience
    case .ready, .overdue, .refused, .held: nil
    }
  }
}
