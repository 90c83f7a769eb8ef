import ArgumentParser
import Blanketter
import Conversion
import PrintableText
import ReportModel
import SystemPackage

/// Begins a report: an empty one, or last period's carried over.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Print an empty report, or last period's carried over.",
    discussion: """
      With --from, names, decided totals and dates stay, last period's figures move where the form \
      wants them, and what must be filled in anew is null. The result can be validated at once.
      """)

  @Option(
    help: ArgumentHelp("The nämnd's code; with --from, that of the report.", valueName: "kod"))
  var kod: String?

  @Option(
    help: ArgumentHelp("The nämnd's name; with --from, that of the report.", valueName: "namn"))
  var namn: String?

  @Option(help: ArgumentHelp("T1, T2 or VB.", valueName: "type"))
  var period: String

  @Option(help: ArgumentHelp("The year.", valueName: "year"))
  var ar: Int

  @Option(help: ArgumentHelp("The report to go on from.", valueName: "file"))
  var from: String?

  @Option(help: ArgumentHelp("What to write as $schema.", valueName: "path"))
  var schema = "rapport.schema.json"

  @OptionGroup var templates: TemplateChoice

  func run() throws {
    try Command.run {
      guard let type = PeriodType(rawValue: period) else {
        throw ValidationError("no period '\(period)': the type is T1, T2 or VB")
      }
      guard let period = Period(type: type, year: ar) else {
        let years = Period.years
        throw ValidationError(
          "no year \(ar): it lies between \(years.lowerBound) and \(years.upperBound)")
      }
      let catalogue = try templates.catalogue()
      let previous = try from.map { try report($0, catalogue) }
      if let previous, !(0...1).contains(ar - previous.period.year) {
        throw ValidationError(
          "--from is of \(previous.period.year); it must be of \(ar) or \(ar - 1)")
      }
      if let previous, !previous.period.isBefore(period) {
        throw ValidationError(
          "--from is of \(previous.period.type.rawValue) \(previous.period.year); it must be of a period before \(type.rawValue) \(ar)"
        )
      }
      guard let kod = kod ?? previous?.namnd.kod, let namn = namn ?? previous?.namnd.namn else {
        throw ValidationError("name the nämnd with --kod and --namn, or a report with --from")
      }
      let namnd = Namnd(kod: kod, namn: namn)
      if let fault = namnd.fault { throw ValidationError(fault) }
      let tables = catalogue.tables(for: period)
      guard !tables.isEmpty else {
        throw CommandFailure(
          code: .configuration, message: "no template holds for \(type.rawValue) \(ar)",
          hint: "see 'blankettd templates' for the years of each")
      }
      let new = NewReport(
        namnd: namnd, period: period, tables: tables, schema: schema,
        previous: previous)
      Console.out(new.json, terminator: "")
    }
  }

  private func report(_ file: String, _ catalogue: TemplateCatalogue) throws -> Report {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(FilePath(file))
    } catch {
      throw CommandFailure(
        code: SysExit(reading: error), message: InputFile.message(error, FilePath(file)))
    }
    let outcome = ReportReader(catalogue: catalogue).read(bytes)
    guard let report = outcome.report,
      !outcome.diagnostics.contains(where: { $0.severity == .error })
    else {
      throw CommandFailure(
        code: .dataError, message: "'\(file.printable)' has errors and cannot be carried over",
        hint: "see 'blankettd validate \(file.printable)'")
    }
    return report
  }
}
