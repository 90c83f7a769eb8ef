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
      let blanketter = try templates.catalogue().blanketter(shownFor: ar)
      guard !blanketter.isEmpty else {
        throw CommandFailure(
          code: .configuration, message: "no template holds for the year \(ar ?? 0)",
          hint: "see 'blankettd templates' for the years of each")
      }
      var schema = ReportSchema(tables: blanketter.map(\.shape), year: ar)
      let suffix = ar.map { "-\($0)" } ?? ""
      Console.out(schema.json(id: "urn:blankettd:rapport\(suffix):1"), terminator: "")
    }
  }
}
