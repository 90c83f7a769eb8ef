/// What the daemon asks of a worker: one line of JSON.
public struct WorkerRequest: Codable, Hashable, Sendable {
  public var job: String
  /// The claimed file.
  public var input: String
  /// An empty folder for the package.
  public var stage: String
  public var strict: Bool

  public init(job: String, input: String, stage: String, strict: Bool) {
    self.job = job
    self.input = input
    self.stage = stage
    self.strict = strict
  }
}

/// What a worker answers: one line of JSON, with exactly one of the two.
public struct WorkerReply: Codable, Hashable, Sendable {
  public var job: String
  public var conversion: Conversion?
  public var failure: Failure?

  /// A fault of the machine or the program, not of the report. English, for logs.
  public struct Failure: Codable, Hashable, Sendable {
    public var message: String
    public var errno: Int32?
  }
}
