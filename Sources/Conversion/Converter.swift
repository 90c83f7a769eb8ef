public import Blanketter
public import ExporterKit
import Glibc
public import NamndRegister
public import ReportModel
public import Rules
public import SystemPackage

/// The way from the bytes of a report to a staged package: read, fill the forms, apply the rules,
/// export. `convert`, `validate` and the daemon's workers all go it; only the two ends differ.
///
/// A value without state. Everything blocks; callers keep it off Swift's cooperative pool.
public struct Converter: Sendable {
  private let catalogue: TemplateCatalogue
  private let exporters: ExporterRegistry
  let rules: RuleBook
  private let register: Register?
  private let reader: ReportReader

  public init(
    catalogue: TemplateCatalogue, exporters: ExporterRegistry, rules: RuleBook = .standard,
    register: Register? = nil
  ) {
    self.catalogue = catalogue
    self.exporters = exporters
    self.rules = rules
    self.register = register
    reader = ReportReader(catalogue: catalogue)
  }

  /// A report with everything that is known about it.
  public struct Checked: Sendable {
    public var report: Report?
    public var sheets: [Sheet] = []
    public var diagnostics: [Diagnostic] = []
    /// The text ends inside a value; the file may still be on its way.
    public var isUnfinished = false
    /// Nothing that is still to come could make a report of it.
    public var isFinal = false

    /// Whether it may be published.
    public func isFit(strict: Bool) -> Bool {
      report != nil
        && !diagnostics.contains { $0.severity == .error || (strict && $0.severity == .warning) }
    }
  }

  /// Reads and checks a report without writing anything. `folder` is where it was dropped, as names
  /// from the inbox down.
  public func check(_ bytes: consuming [UInt8], droppedIn folder: [String] = []) -> Checked {
    let outcome = reader.read(consume bytes)
    var checked = Checked(
      report: outcome.report, diagnostics: outcome.diagnostics, isUnfinished: outcome.isUnfinished,
      isFinal: outcome.isFinal)
    guard var report = outcome.report else {
      checked.diagnostics.finish(outcome)
      return checked
    }
    if let register {
      let opinion = register.opinion(on: report, droppedIn: folder)
      checked.diagnostics += opinion.diagnostics
      if let namnd = opinion.namnd {
        report.namnd.namn = namnd.namn
        report.forvaltning = report.forvaltning ?? namnd.forvaltning
        checked.report = report
      }
    }
    let blanketter = catalogue.blanketter(for: report.period)
    for table in report.tables {
      guard let blankett = blanketter.first(where: { $0.id == table.shape.id }) else { continue }
      do throws(SheetFault) {
        let sheet = try Sheet(blankett, table: table, of: report)
        checked.sheets.append(sheet)
        checked.diagnostics += sheet.demandFindings(in: table, of: report)
        checked.diagnostics += sheet.textFindings(in: table, of: report)
      } catch {
        checked.diagnostics.append(error.diagnostic(in: table, of: report))
      }
    }
    let applied = outcome.isBroken ? rules.contradictions : rules
    checked.diagnostics += applied.check(RuleSubject(report: report, sheets: checked.sheets))
    checked.diagnostics.sort { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
    checked.diagnostics.finish(outcome)
    return checked
  }

  /// Converts a report into `stage`, an empty folder that the caller owns.
  ///
  /// An unfit report is an outcome, not an error, and leaves the folder empty. The bytes are let go of
  /// before anything is exported, if nobody else holds them. `folder` is where the report was dropped,
  /// as names from the inbox down.
  public func convert(
    _ bytes: consuming [UInt8], into stage: FilePath, strict: Bool = false,
    droppedIn folder: [String] = []
  ) throws(ExportError) -> Conversion {
    var conversion = Conversion(inputSHA256: SHA256Digest.hex(of: bytes), inputSize: bytes.count)
    guard let job = job(consume bytes, folder, strict: strict, &conversion) else {
      return conversion
    }
    for exporter in exporters.exporters {
      conversion.files += try files(of: exporter, job, stage)
    }
    return conversion
  }

  /// What the exporters draw; nil when the report is not fit. What only the checks need is gone when
  /// it returns.
  private func job(
    _ bytes: consuming [UInt8], _ folder: [String], strict: Bool, _ conversion: inout Conversion
  ) -> ExportJob? {
    let isZeroFilled = Converter.isZeroFilled(bytes)
    let checked = check(consume bytes, droppedIn: folder)
    conversion.diagnostics = checked.diagnostics
    if let report = checked.report {
      // Of a rejected one, too: its answer says whose it is.
      conversion.package = report.packageName
      conversion.namnd = report.namnd.namn
      conversion.period = "\(report.period.type.reportName) \(report.period.year)"
    }
    guard checked.isFit(strict: strict), let report = checked.report else {
      conversion.outcome =
        checked.isFinal
        ? .rejected : isZeroFilled ? .zeroFilled : checked.isUnfinished ? .unfinished : .rejected
      return nil
    }
    conversion.outcome = .converted
    conversion.upprattad = report.upprattad?.description
    conversion.templates = checked.sheets.map {
      .init(id: $0.blankett.id, edition: $0.blankett.edition)
    }
    return ExportJob(
      report: report.withoutPlaces(), sheets: checked.sheets, diagnostics: checked.diagnostics)
  }

  /// Whether a report has zero bytes anywhere, as an upload has whose pieces come in any order.
  private static func isZeroFilled(_ bytes: [UInt8]) -> Bool {
    // Looked for in every report, and hardly ever there.
    let hasZero = bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
    guard hasZero else { return false }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == 0
  }

  private func files(
    of exporter: any ReportExporter, _ job: ExportJob, _ stage: FilePath
  ) throws(ExportError) -> [Conversion.File] {
    var files: [Conversion.File] = []
    for artifact in try exporter.export(job, into: Workspace(stage)) {
      let (size, digest) = try SHA256Digest.ofFile(stage.appending(artifact.name))
      files.append(
        Conversion.File(
          name: artifact.name, bytes: size, sha256: digest, exporter: exporter.descriptor.id,
          exporterVersion: exporter.descriptor.version))
    }
    return files
  }
}

extension [Diagnostic] {
  /// Of a file that is no JSON from some place on only errors are told: whether the rest is as it
  /// should be shows when it is whole.
  fileprivate mutating func finish(_ outcome: ReportReader.Outcome) {
    if outcome.isBroken { removeAll { $0.severity != .error } }
    self = limited
    outcome.document?.addExcerpts(to: &self)
  }
}

extension SheetFault {
  fileprivate func diagnostic(in table: BlankettTable, of report: Report) -> Diagnostic {
    var locator = Locator(report.document)
    let node = row.map { table.node(row: $0) } ?? table.node
    let position = locator.position(of: node)
    let reason =
      cause == .overflow
      ? "resultatet är större än vad som kan räknas" : "formeln delar med noll"
    return Diagnostic(
      code: "J06", severity: .error,
      message: "»\(column)« kan inte räknas fram: \(reason). Kontrollera beloppen.",
      pointer: locator.pointer(to: node), line: position.line, column: position.column,
      blankett: table.shape.id, rad: row.map { table.name(of: $0) }, kolumn: column)
  }
}
