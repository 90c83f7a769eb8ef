public import Blanketter
public import ReportModel

/// Turns one filled report into files of one format.
///
/// The whole contract of an exporter: it draws what it is given and writes only into the workspace.
/// It reckons no figure, judges no report and knows no folder. It is called off Swift's cooperative
/// pool, for different reports at the same time, and may block. What it throws ends the job; nothing
/// of the job is published then.
public protocol ReportExporter: Sendable {
  var descriptor: ExporterDescriptor { get }

  /// Writes the format's files for `job` into `workspace`.
  ///
  /// - Returns: the names of the files, in the order in which a receipt should list them; none when
  ///   the report has nothing for this format.
  func export(_ job: ExportJob, into workspace: Workspace) throws(ExportError) -> [Artifact]
}

/// What an exporter is called and what it makes.
public struct ExporterDescriptor: Hashable, Sendable {
  /// The word after `--format`.
  public var id: String
  /// One line for `blankettd exporters`.
  public var summary: String
  /// Changes whenever the same report would give other bytes; printed in receipts.
  public var version: String

  public init(id: String, summary: String, version: String) {
    self.id = id
    self.summary = summary
    self.version = version
  }
}

/// What an exporter draws.
public struct ExportJob: Sendable {
  public let report: Report
  /// The filled blanketter, in the order of the sheets.
  public let sheets: [Sheet]
  /// What the checks have found, for texts that mention it.
  public let diagnostics: [Diagnostic]

  public init(report: Report, sheets: [Sheet], diagnostics: [Diagnostic]) {
    self.report = report
    self.sheets = sheets
    self.diagnostics = diagnostics
  }

  /// The name that the package's files begin with: `AMN-2020-T2`.
  public var stem: String { report.packageName }
}

/// One file that an exporter has made.
public struct Artifact: Hashable, Sendable {
  /// The file's name in the workspace and in the package.
  public var name: String

  public init(_ name: String) { self.name = name }
}
