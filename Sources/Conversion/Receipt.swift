import FoundationEssentials
import PrintableText
public import ReportModel

/// The answer to one dropped file, for programs: `kvittens.json`.
///
/// ``text`` is the same for people. Both are part of every published package and of every answer in
/// `fel/`; keys are added over time and never change their meaning.
public struct Receipt: Codable, Hashable, Sendable {
  /// How the job ended.
  public enum Outcome: String, Codable, Sendable {
    case published
    /// The same bytes are published already; nothing was done.
    case duplicate
    /// A later version is published already; nothing was done.
    case superseded
    case rejected
    /// The file looks unfinished and waits in the inbox.
    case waiting
    /// The file is of a kind that is never taken, and stays in the inbox.
    case refused
    /// The program failed; the report may be sound.
    case failed
  }

  /// The file that was dropped.
  public struct Input: Codable, Hashable, Sendable {
    /// Its name as text; bytes that are no UTF-8 are shown as �.
    public var name: String
    /// The name's bytes in hexadecimal, when they are no UTF-8.
    public var nameBytes: String?
    public var bytes: Int?
    public var sha256: String?

    public init(name: String, nameBytes: String? = nil, bytes: Int? = nil, sha256: String? = nil) {
      self.name = name
      self.nameBytes = nameBytes
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// Another job that this one has to do with.
  public struct Reference: Codable, Hashable, Sendable {
    public var version: Int
    public var job: String
    /// When that job ended; RFC 3339.
    public var finished: String?

    public init(version: Int, job: String, finished: String? = nil) {
      self.version = version
      self.job = job
      self.finished = finished
    }
  }

  /// The report of the period before, which this one was compared with.
  public struct Earlier: Codable, Hashable, Sendable {
    public var package: String
    public var version: Int
    public var job: String
    /// Of its input.
    public var sha256: String

    public init(package: String, version: Int, job: String, sha256: String) {
      (self.package, self.version, self.job, self.sha256) = (package, version, job, sha256)
    }
  }

  /// An answer in `fel/` that this report settles.
  public struct Settled: Codable, Hashable, Sendable {
    public var job: String
    public var outcome: Outcome
    /// Where it goes, as people know the folders: `arkiv/2026-09-22/a.json.…`
    public var place: String

    public init(job: String, outcome: Outcome, place: String) {
      (self.job, self.outcome, self.place) = (job, outcome, place)
    }
  }

  public var job: String
  public var outcome: Outcome
  public var input: Input
  /// The file's place in the order of arrival: of two reports for one package the one with the higher
  /// place is the correction.
  public var arrival: Int?
  public var package: String?
  public var namnd: String?
  public var period: String?
  /// From 1; every correction has the next one.
  public var version: Int?
  /// The version whose place the package took.
  public var replaces: Reference?
  /// Which figures differ from that version; nil when they could not be compared.
  public var changes: [FigureChange]?
  /// How many they are, when that is more than are told (``FigureChanges/limit``).
  public var changeCount: Int?
  /// The package was gone or altered, and has been put back as it was.
  public var isRestored: Bool?
  /// The same report was made again, because templates, settings or the program have changed.
  public var isRemade: Bool?
  /// Nil when there is none, or when it could not be read.
  public var earlier: Earlier?
  /// The answers that this report settles, and that go to the archive with it; nil when there are none.
  public var settled: [Settled]?
  /// The publication that makes this one needless.
  public var publication: Reference?
  /// When the report was drawn up, as it says; RFC 3339, in the sender's zone.
  public var upprattad: String?
  /// What, besides the input, decides how the package comes out: a digest of program, templates and
  /// settings.
  public var fingerprint: String?
  public var files: [Conversion.File] = []
  public var templates: [Conversion.TemplateEdition] = []
  public var diagnostics: [Diagnostic] = []
  /// Why, when the outcome has another reason than diagnostics; Swedish.
  public var reason: String?
  /// For those who look after the program; English.
  public var detail: String?
  /// RFC 3339.
  public var received: String
  public var finished: String
  public var program: String

  /// The answer to a job that has ended.
  public init(
    job: String, outcome: Outcome, input: Input, conversion: Conversion? = nil,
    reason: String? = nil, received: WallTime, finished: WallTime, program: String
  ) {
    self.job = job
    self.outcome = outcome
    self.input = input
    self.reason = reason
    self.received = received.rfc3339
    self.finished = finished.rfc3339
    self.program = program
    guard let conversion else { return }
    self.input.bytes = conversion.inputSize
    self.input.sha256 = conversion.inputSHA256
    package = conversion.package
    namnd = conversion.namnd
    period = conversion.period
    upprattad = conversion.upprattad
    files = conversion.files
    templates = conversion.templates
    diagnostics = conversion.diagnostics
  }

  /// `kvittens.json`.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var plain = self
    plain.diagnostics = diagnostics.withoutExcerpts
    let text = String(decoding: try encoder.encode(plain), as: UTF8.self)
    return Array(text.printableJSON.utf8) + [0x0A]
  }

  /// The receipt that was written as `kvittens.json`; nil when the bytes are none.
  public static func read(_ bytes: [UInt8]) -> Receipt? {
    try? JSONDecoder().decode(Receipt.self, from: Data(bytes))
  }

  /// The job of a conversion by hand, which has no inbox.
  public static let handJob = "convert"

  /// The names of the two files.
  public static let textName = "kvittens.txt"
  public static let jsonName = "kvittens.json"
}

/// A point in time as people on this machine read it.
public struct WallTime: Hashable, Sendable {
  private let date: Date
  private let zone: TimeZone

  /// Now, in the machine's zone.
  public init() {
    date = Date()
    zone = .current
  }

  /// A moment in seconds since 1970, in UTC.
  public init(utc seconds: Int) {
    date = Date(timeIntervalSince1970: Double(seconds))
    zone = .gmt
  }

  /// A moment in seconds since 1970, in the machine's zone.
  public init(local seconds: Int) {
    date = Date(timeIntervalSince1970: Double(seconds))
    zone = .current
  }

  /// `2026-11-22T21:16:20+01:00`
  public var rfc3339: String {
    date.formatted(
      Date.ISO8601FormatStyle(timeZone: zone).year().month().day().dateSeparator(.dash)
        .timeZone(separator: .colon).time(includingFractionalSeconds: false).timeSeparator(.colon))
  }
}
