public import ReportModel

/// What came of one conversion. It goes from a worker to the daemon, and into receipts.
public struct Conversion: Codable, Hashable, Sendable {
  public enum Outcome: String, Codable, Sendable {
    /// The package is staged.
    case converted
    /// The report has errors.
    case rejected
    /// The file ends inside a value: perhaps it is still being written.
    case unfinished
    /// It holds zero bytes, as a file has whose size was set before all of its content came.
    case zeroFilled
  }

  /// One file of the package.
  public struct File: Codable, Hashable, Sendable {
    public var name: String
    public var bytes: Int
    public var sha256: String
    public var exporter: String
    public var exporterVersion: String
  }

  /// A template that the package was made with.
  public struct TemplateEdition: Codable, Hashable, Sendable {
    public var id: String
    public var edition: String
  }

  public var outcome = Outcome.rejected
  public var inputSHA256: String
  public var inputSize: Int
  /// `AMN-2020-T2`; nil when the report does not tell. A rejected report has one, too: `outcome` says
  /// whether there is a package.
  public var package: String?
  /// The nämnd's name.
  public var namnd: String?
  /// `Tertialrapport 2 2020`.
  public var period: String?
  /// When the report was drawn up, as its sender wrote it (RFC 3339); nil when it does not say.
  public var upprattad: String?
  /// Of the program, the templates, the register and the settings that it was made with. The daemon's own may be
  /// older than that of a worker which was started after a template was changed.
  public var fingerprint: String?
  public var files: [File] = []
  public var templates: [TemplateEdition] = []
  public var diagnostics: [Diagnostic] = []

  init(inputSHA256: String, inputSize: Int) {
    self.inputSHA256 = inputSHA256
    self.inputSize = inputSize
  }
}
