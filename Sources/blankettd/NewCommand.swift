import ArgumentParser
import Blanketter
import Conversion
import NamndRegister
import PrintableText
import ReportModel
import SystemPackage

/// Begins a report: an empty one, or last period's carried over.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a report: an empty one, or last period's carried over.",
    discussion: """
      With --from, names, decided totals and dates stay, last period's figures move where the form \
      wants them, and what must be filled in anew is null. With --to the report goes to a file, and \
      the schema that its $schema names lies beside it, for editors that complete and check. Rows \
      of --exempel show how a form is filled in; one that is left in the report is an error.
      """)

  @Option(
    help: ArgumentHelp("The nämnd's code; with --from, that of the report.", valueName: "kod"))
  var kod: String?

  @Option(
    help: ArgumentHelp(
      "The nämnd's name; otherwise that of the register or of the report.", valueName: "namn"))
  var namn: String?

  @Option(help: ArgumentHelp("T1, T2 or VB.", valueName: "type"))
  var period: String

  @Option(help: ArgumentHelp("The year.", valueName: "year"))
  var ar: Int

  @Option(help: ArgumentHelp("The report to go on from.", valueName: "file"))
  var from: String?

  @Option(help: ArgumentHelp("So many rows without values in each form.", valueName: "count"))
  var rader: Int?

  @Flag(help: "Rows with invented values in each form; one, unless --rader says how many.")
  var exempel = false

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("Where the report goes; standard output when left out.", valueName: "file"))
  var destination: String?

  @Option(
    help: ArgumentHelp(
      "What to write as $schema. (default: \(SchemaFile.name), with --to)", valueName: "path"))
  var schema: String?

  /// The most rows that --rader gives.
  private static let rowLimit = 1_000

  func validate() throws {
    if let rader, !(0...NewCommand.rowLimit).contains(rader) {
      throw ValidationError("--rader is a number from 0 to \(NewCommand.rowLimit)")
    }
    if let destination, !destination.hasSuffix(".json") {
      throw ValidationError("--to '\(destination)': the name ends in .json")
    }
  }

  @OptionGroup var templates: TemplateChoice

  @OptionGroup var register: RegisterOptions

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
      var configuration = try templates.configuration()
      try register.apply(to: &configuration)
      let catalogue = try configuration.templateFolders().load()
      let register = try configuration.registerFile(catalogue)?.register
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
      let kod = kod ?? previous?.namnd.kod
      let entry = kod.flatMap { register?.namnd($0) }
      guard let kod, let namn = namn ?? entry?.namn ?? previous?.namnd.namn else {
        throw ValidationError("name the nämnd with --kod and --namn, or a report with --from")
      }
      let namnd = Namnd(kod: kod, namn: namn)
      if let fault = namnd.fault { throw ValidationError(fault) }
      if let fault = register?.fault(of: namnd) { throw ValidationError(fault) }
      let blanketter = catalogue.blanketter(for: period)
      guard !blanketter.isEmpty else {
        throw CommandFailure(
          code: .configuration, message: "no template holds for \(type.rawValue) \(ar)",
          hint: "see 'blankettd templates' for the years of each")
      }
      var new = NewReport(
        namnd: namnd, forvaltning: entry?.forvaltning, period: period,
        tables: blanketter.map(\.shape),
        schema: schema ?? destination.map { _ in SchemaFile.name }, previous: previous)
      new.emptyRows = rader ?? 0
      if exempel {
        new.exampleRows = Dictionary(
          blanketter.map { ($0.id, SampleRows(toReplace: $0).rows(rader ?? 1)) },
          uniquingKeysWith: { first, _ in first })
      }
      try write(new.json, catalogue)
    }
  }

  private func write(_ report: String, _ catalogue: TemplateCatalogue) throws {
    guard let destination else { return Console.out(report, terminator: "") }
    let file = FilePath(destination)
    try OutputFile.create(report, at: file)
    Console.out(file.string)
    guard schema == nil else { return }
    let beside = file.removingLastComponent().appending(SchemaFile.name)
    if try SchemaFile.update(beside, catalogue) { Console.out(beside.string) }
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
