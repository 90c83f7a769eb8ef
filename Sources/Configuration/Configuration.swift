public import CSVExporter
public import Logging
public import Spool
public import SystemPackage

/// Everything that a configuration file may say; without one, the defaults.
///
/// What each value means, how it is written and within which limits stands in `Configuration+Keys`,
/// from which the shipped file is made as well.
public struct Configuration: Hashable, Sendable {
  public var data = Setting(FilePath("/var/lib/blankettd"))
  public var folders = Folders()
  /// Nil: those that were installed with the program.
  public var templates = Setting<FilePath?>(nil)
  /// An organisation's own templates, over the others; nil: none.
  public var templatesOverlay = Setting<FilePath?>(nil)
  /// The register of nämnder; nil: there is none.
  public var register = Setting<FilePath?>(nil)
  public var readiness = Readiness()
  public var workers = Workers()
  public var output = Output()
  public var rules = RuleGrades()
  public var notify = Notification()
  public var retention = Retention()
  public var stopLimit = Setting(Duration.seconds(45))
  public var log = Log()
  public var metrics = Metrics()

  /// Folders that do not stand under `data` by their usual names.
  public struct Folders: Hashable, Sendable {
    public var inkorg = Setting<FilePath?>(nil)
    public var utkorg = Setting<FilePath?>(nil)
    public var fel = Setting<FilePath?>(nil)
    public var arkiv = Setting<FilePath?>(nil)
    public var arbete = Setting<FilePath?>(nil)
    public var state = Setting<FilePath?>(nil)

    /// None named, and who wanted it so.
    public init(from origin: Origin = .standard) {
      let setting = Setting<FilePath?>(nil, from: origin)
      (inkorg, utkorg, fel, arkiv, arbete, state) =
        (setting, setting, setting, setting, setting, setting)
    }
  }

  public struct Readiness: Hashable, Sendable {
    public var settle = Setting(Duration.seconds(2))
    public var settleClosed = Setting(Duration.milliseconds(300))
    public var patience = Setting(Duration.seconds(600))
    public var rescan = Setting(Duration.seconds(30))
    /// Bytes.
    public var largestFile = Setting(256 << 20)
    public var writerTest = Setting(false)
    public var watch = Setting(WatchMode.auto)
    /// Besides those that are never taken.
    public var ignored = Setting<[NamePattern]>([])
  }

  public struct Workers: Hashable, Sendable {
    /// Nil: one for each processor.
    public var count = Setting<Int?>(nil)
    public var deadline = Setting(Duration.seconds(300))
    /// Bytes of address space; nil sets no limit.
    public var memory = Setting<Int?>(2 << 30)
  }

  public struct Output: Hashable, Sendable {
    public var csvProfile = Setting(CSVProfile.excelSwedish)
    public var plainText = Setting(false)
  }

  public struct Notification: Hashable, Sendable {
    /// A program and its arguments; empty: nobody is told.
    public var command = Setting<[String]>([])
    public var occasion = Setting(NotificationOccasion.failures)
    public var timeout = Setting(Duration.seconds(30))
    public var retry = Setting(Duration.seconds(60))
  }

  /// Days; nil keeps for ever.
  public struct Retention: Hashable, Sendable {
    public var archiveDays = Setting<Int?>(nil)
    public var ledgerDays = Setting<Int?>(nil)
  }

  public struct Log: Hashable, Sendable {
    public var level = Setting(Logger.Level.info)
    public var fileNames = Setting(false)
  }

  public struct Metrics: Hashable, Sendable {
    public var file = Setting<FilePath?>(nil)
  }

  public init() {}
}

/// How the daemon learns of new files.
public enum WatchMode: String, CaseIterable, Hashable, Sendable {
  /// The file system decides.
  case auto
  case events, polling
}

/// What somebody is told of.
public enum NotificationOccasion: String, CaseIterable, Hashable, Sendable {
  case failures, all
}
