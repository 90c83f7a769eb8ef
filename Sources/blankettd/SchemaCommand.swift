import ArgumentParser
import Blanketter
import ReportModel

/// Prints the JSON Schema of the report, for editors that complete and check.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema (2020-12) of the report.",
    discussion: """
      Made from the reader's own definitions and the templates. With --ar the years in the forms are \
      those of that year's report; without, any year may stand where a year does.
      """)

  @Option(help: ArgumentHelp("The report's year.", valueName: "year"))
  var ar: Int?

  @OptionGroup var templates: TemplateChoice

  func run() throws {
    try Command.run {
      Console.out(try SchemaFile.text(try templates.catalogue(), year: ar), terminator: "")
    }
  }
}
