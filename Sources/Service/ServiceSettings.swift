public import Spool

/// What the daemon is told about its work.
public struct ServiceSettings: Sendable {
  public var folders: SpoolFolders
  public var worker: WorkerProgram
  /// Which program this is, for receipts: `blankettd 0.1.0`.
  public var program: String
  /// Conversions at the same time.
  public var width: Int
  public var readiness = Readiness.Settings()
  /// How often the inbox is looked through though nothing was heard.
  public var rescan = Duration.seconds(30)
  /// How long one conversion may take.
  public var conversionLimit = Duration.seconds(300)
  /// Whether warnings stop publication.
  public var isStrict = false

  public init(folders: SpoolFolders, worker: WorkerProgram, program: String, width: Int) {
    self.folders = folders
    self.worker = worker
    self.program = program
    self.width = width
  }
}
