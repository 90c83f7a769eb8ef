public import SystemPackage

/// What the daemon asks of a worker: one line of JSON.
public struct WorkerRequest: Codable, Hashable, Sendable {
  public var job: String
  public var task: Task

  public enum Task: Codable, Hashable, Sendable {
    /// Convert the claimed file into a package in `stage`, an empty folder. `dropped` is its path below
    /// the inbox.
    case convert(input: PathBytes, stage: PathBytes, dropped: PathBytes)
    /// Tell which figures differ between a report and its correction.
    case compare(earlier: PathBytes, later: PathBytes)
    /// Tell what the report of the period before brings to light about a report.
    case review(report: PathBytes, earlier: PathBytes)
    /// Tell what a file in the inbox that was cut off lacks at its end.
    case missingEnd(of: PathBytes)
  }

  public init(job: String, task: Task) {
    self.job = job
    self.task = task
  }
}

/// A path in a line of JSON. File names are bytes, which JSON cannot hold, so they go as hexadecimal
/// digits.
public struct PathBytes: Codable, Hashable, Sendable {
  public var path: FilePath

  public init(_ path: FilePath) { self.path = path }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bytes = Hexadecimal.bytes(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no path")
    }
    path = FilePath(platformString: bytes.map { CChar(bitPattern: $0) } + [0])
  }

  public func encode(to encoder: any Encoder) throws {
    let bytes = path.withPlatformString { start in
      Array(UnsafeRawBufferPointer(start: start, count: path.length))
    }
    var container = encoder.singleValueContainer()
    try container.encode(Hexadecimal.text(bytes))
  }
}

/// What a worker answers: one line of JSON, with at most one of the five: a file may lack nothing
/// at its end.
public struct WorkerReply: Codable, Hashable, Sendable {
  public var job: String
  public var conversion: Conversion?
  public var changes: FigureChanges?
  public var review: Review?
  /// Swedish.
  public var missingEnd: String?
  public var failure: Failure?

  /// A fault of the machine or the program, not of the report. English, for logs.
  public struct Failure: Codable, Hashable, Sendable {
    public var message: String
    public var errno: Int32?
  }
}

extension FilePath {
  /// The names of the folders that a file lies in, the outermost first.
  public var folderNames: [String] { removingLastComponent().components.map(\.string) }
}
