import Conversion
public import NamndRegister
public import Spool
import SystemPackage

/// What the daemon is told about its work. A value: a reload makes another one, and work in hand
/// keeps the one that it began with.
public struct ServiceSettings: Sendable {
  /// Fixed for the life of the daemon.
  public var folders: SpoolFolders
  public var worker: WorkerProgram
  /// Which program this is, for receipts: `blankettd 0.1.0`.
  public var program: String
  /// The register of nämnder that the workers have too; nil when there is none.
  public var register: Register?
  /// What, besides the bytes of a report, decides how its package comes out: a digest of program,
  /// templates, register and settings. The same bytes under the same fingerprint are answered, not
  /// repeated.
  public var fingerprint = ""
  /// Conversions at the same time.
  public var width: Int
  public var readiness = Readiness.Settings()
  /// Whether events are listened for; nil lets the file system of the inbox decide.
  public var listens: Bool?
  /// How often the inbox is looked through though nothing was heard.
  public var rescan = Duration.seconds(30)
  /// How long one conversion may take before its worker is ended.
  public var conversionLimit = Duration.seconds(300)
  /// Address space that a worker may use, in bytes; nil sets no limit.
  public var workerMemory: Int? = 2 << 30
  /// How long work in hand may take to finish once the daemon was told to stop.
  public var stopLimit = Duration.seconds(45)
  public var notification: NotificationSettings?
  public var retention = RetentionSettings()
  /// Whether the log may carry the names of dropped files, which may hold personal data.
  public var logsFileNames = false

  public init(folders: SpoolFolders, worker: WorkerProgram, program: String, width: Int) {
    self.folders = folders
    self.worker = worker
    self.program = program
    self.width = width
  }
}

extension ServiceSettings {
  /// Whether a report for a package may lie where it was dropped: a folder of another nämnd's is for
  /// that one's alone, also for a report that needs no converting any more.
  func isAllowed(_ package: String, in dropped: FilePath) -> Bool {
    guard let owner = register?.owner(of: dropped.folderNames) else { return true }
    return package.hasPrefix("\(owner.kod)-")
  }

  /// The worker with what it may use.
  var limitedWorker: WorkerProgram {
    var limited = worker
    if let workerMemory { limited.arguments += ["--memory", "\(workerMemory)"] }
    return limited
  }
}

/// A command that is run to tell somebody of an outcome. It gets the path of the receipt as its last
/// argument.
public struct NotificationSettings: Hashable, Sendable {
  public var command: [String]
  /// Also after a publication, not only when something went wrong.
  public var tellsSuccess: Bool
  /// How long the command may take before it is ended.
  public var limit: Duration
  /// How long after a failure it is tried again; each time twice as long.
  public var firstRetry: Duration
  /// Whom the register names for each nämnd, by its kod.
  public var contacts: [String: String] = [:]

  public init(
    command: [String], tellsSuccess: Bool = false, limit: Duration = .seconds(30),
    firstRetry: Duration = .seconds(60)
  ) {
    self.command = command
    self.tellsSuccess = tellsSuccess
    self.limit = limit
    self.firstRetry = firstRetry
  }
}

/// How many days things are kept; nil keeps them for ever.
public struct RetentionSettings: Hashable, Sendable {
  public var archiveDays: Int?
  public var ledgerDays: Int?

  public init(archiveDays: Int? = nil, ledgerDays: Int? = nil) {
    self.archiveDays = archiveDays
    self.ledgerDays = ledgerDays
  }
}
