import ArgumentParser

/// The program: a daemon that turns dropped reports into packages, and the commands around it.
///
/// Not an `AsyncParsableCommand`: that starts Swift's own threads in every process, workers included.
@main
struct Blankettd: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "blankettd",
    abstract: "Turns a nämnd's report into the city's blanketter and papers.",
    discussion: """
      Drop a report (JSON) into the inbox of a running daemon, or convert one by hand. What finance \
      reads is Swedish; what operators read is English.
      """,
    version: "blankettd \(version)",
    subcommands: [
      RunCommand.self, ConvertCommand.self, ValidateCommand.self, ExportersCommand.self,
      TemplatesCommand.self, SchemaCommand.self, NewCommand.self, CheckConfigCommand.self,
      StatusCommand.self, ExplainCommand.self,
      RetryCommand.self, DoctorCommand.self, InitCommand.self, WorkerCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Console.exit(with: error)
    }
  }
}
