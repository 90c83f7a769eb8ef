import ArgumentParser
import Configuration
import Conversion
import ExporterKit
import FoundationEssentials
import PrintableText
import ReportModel
import SystemPackage

/// Checks reports and says everything that is wrong with them; writes nothing.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check reports without writing anything.",
    discussion: "Exits with 0 when every report may be published, with 65 when one may not.")

  @Argument(help: ArgumentHelp("Report files.", valueName: "file"))
  var files: [String]

  @Flag(help: "Print one JSON object a file.")
  var json = false

  @OptionGroup var ruleOptions: RuleOptions

  @OptionGroup var templates: TemplateChoice

  @OptionGroup var register: RegisterOptions

  func run() throws {
    try Command.run {
      var configuration = try templates.configuration()
      try ruleOptions.apply(to: &configuration)
      try register.apply(to: &configuration)
      let strict = configuration.rules.strict.value
      let converter = try configuration.converter { _ in try ExporterRegistry([]) }
      var worst = ExitCode.success
      for file in files {
        do {
          let bytes = try InputFile.read(FilePath(file))
          if try !show(converter.check(bytes), file, strict: strict) {
            worst = worst.worse(ExitCode(SysExit.dataError.rawValue))
          }
        } catch let error as Errno {
          let failure = CommandFailure(
            code: SysExit(reading: error), message: InputFile.message(error, FilePath(file)))
          Console.report(failure)
          worst = worst.worse(ExitCode(failure.code.rawValue))
        }
      }
      throw worst
    }
  }

  /// Prints what was found; gives whether the report may be published.
  private func show(
    _ checked: Converter.Checked, _ file: String, strict: Bool
  ) throws -> Bool {
    let isFit = checked.isFit(strict: strict)
    if json {
      let result = Result(file: file, ok: isFit, diagnostics: checked.diagnostics.withoutExcerpts)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      Console.out(String(decoding: try encoder.encode(result), as: UTF8.self).printableJSON)
      return isFit
    }
    Console.out("\(file.printable): \(isFit ? "godkänd" : "inte godkänd")")
    let listing = DiagnosticListing(checked.diagnostics, isColoured: Console.isColoured)
    Console.out(listing)
    Console.out("  " + DiagnosticListing.count(checked.diagnostics))
    return isFit
  }

  private struct Result: Encodable {
    var file: String
    var ok: Bool
    var diagnostics: [Diagnostic]
  }
}

extension ExitCode {
  /// The higher of two codes.
  func worse(_ other: ExitCode) -> ExitCode { other.rawValue > rawValue ? other : self }
}
