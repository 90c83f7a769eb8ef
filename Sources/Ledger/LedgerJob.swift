/// One dropped file and what became of it. All times are seconds since 1970.
public struct LedgerJob: Codable, Hashable, Sendable {
  /// Where a job stands.
  public enum State: String, Codable, Sendable, CaseIterable {
    /// Taken out of the inbox; its folder lies in `arbete/`.
    case claimed
    /// In the inbox, not taken yet, though files that came later may be taken before it.
    case waiting
    /// Back in the inbox, to be taken again.
    case returned
    case published
    /// The same bytes had been published before.
    case duplicate
    /// A later version had been published before.
    case superseded
    case rejected
    /// The program failed on it too often.
    case failed
    /// Somebody took the file out of the inbox before it was done.
    case withdrawn

    /// Whether there is nothing more to do.
    public var isEnded: Bool { self != .claimed && !isInInbox }

    /// Whether the file is where its sender put it.
    public var isInInbox: Bool { self == .waiting || self == .returned }
  }

  public var id: String
  /// The place of the file in the order of arrival, from 1: which of two reports for one package is
  /// the correction of the other. A file keeps it for as long as nobody changes it, however often it
  /// is taken and put back.
  public var arrival: Int
  /// The name below the inbox, byte for byte.
  public var name: [UInt8]
  public var file: FileKey
  public var state: State
  public var received: Int
  public var ended: Int?
  public var result = LedgerResult()

  public init(
    id: String, arrival: Int, name: [UInt8], file: FileKey, state: State = .claimed, received: Int
  ) {
    self.id = id
    self.arrival = arrival
    self.name = name
    self.file = file
    self.state = state
    self.received = received
  }
}

/// What tells the bytes of one file in the inbox from those of another without reading them; neither a
/// rename nor a restart of the machine changes it. The device is left out: it may have another number
/// afterwards, and the inbox lies on one.
public struct FileKey: Codable, Hashable, Sendable {
  public var inode: UInt64
  /// Bytes.
  public var size: Int64
  /// When the content was last written, in nanoseconds since 1970 as the file system has it.
  public var modified: Int64

  public init(inode: UInt64, size: Int64, modified: Int64) {
    self.inode = inode
    self.size = size
    self.modified = modified
  }
}

/// How a job ended. Nil is what its outcome does not have.
public struct LedgerResult: Codable, Hashable, Sendable {
  /// Of the input, in lower-case hexadecimal digits.
  public var sha256: String?
  /// Of everything else that the package depends on.
  public var fingerprint: String?
  public var package: String?
  public var version: Int?
  /// The nämnd's name.
  public var namnd: String?
  /// When the report was drawn up, as it says.
  public var upprattad: Int?
  /// The folder or file that the outcome lies in.
  public var place: String?
  /// Why, when the findings do not tell.
  public var reason: String?
  public var errors = 0
  public var warnings = 0

  public init() {}
}

/// One try of one job.
public struct LedgerAttempt: Codable, Hashable, Sendable {
  /// What came of a try.
  public enum Result: String, Codable, Sendable {
    /// The worker answered.
    case answered
    /// The worker died.
    case died
    /// The worker did not answer in time and was ended.
    case overdue
    /// The worker said something that is no answer.
    case babbled
    /// The worker reported a failure of the program.
    case failed
    /// It was broken off for a reason that is not the file's: the machine lacked something, or the
    /// daemon was told to stop.
    case brokenOff
    /// The daemon died meanwhile; nobody saw why.
    case interrupted

    /// Whether the file is to blame as far as anybody can tell.
    public var isStrike: Bool {
      switch self {
      case .died, .overdue, .babbled, .failed: true
      case .answered, .brokenOff, .interrupted: false
      }
    }
  }

  public var job: String
  /// From 1.
  public var attempt: Int
  public var began: Int
  public var ended: Int?
  public var result: Result?
  /// English.
  public var detail: String?
}

/// One file of a published package.
public struct LedgerArtifact: Codable, Hashable, Sendable {
  public var job: String
  public var name: String
  public var bytes: Int
  public var sha256: String
  public var exporter: String
  public var exporterVersion: String

  public init(
    job: String, name: String, bytes: Int, sha256: String, exporter: String,
    exporterVersion: String
  ) {
    self.job = job
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
    self.exporter = exporter
    self.exporterVersion = exporterVersion
  }
}

/// A file that stays in the inbox and whose sender has been told why.
public struct LedgerAnswer: Codable, Hashable, Sendable {
  /// The name below the inbox, byte for byte.
  public var name: [UInt8]
  public var file: FileKey
  /// What the sender was told: the kind of verdict.
  public var verdict: String
  public var job: String
  public var time: Int

  public init(name: [UInt8], file: FileKey, verdict: String, job: String, time: Int) {
    self.name = name
    self.file = file
    self.verdict = verdict
    self.job = job
    self.time = time
  }
}

/// An outcome that somebody is to be told of by the configured command.
public struct LedgerNotice: Codable, Hashable, Sendable {
  public var job: String
  /// The path of the receipt.
  public var receipt: String
  /// When it fell due, then when it was done.
  public var time: Int
  /// Whether the command has been run and went well, or has been given up.
  public var isDone: Bool
  /// Why it failed the last time; nil when it went well. English.
  public var fault: String?

  public init(job: String, receipt: String, time: Int, isDone: Bool, fault: String? = nil) {
    self.job = job
    self.receipt = receipt
    self.time = time
    self.isDone = isDone
    self.fault = fault
  }
}
