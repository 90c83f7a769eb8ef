import ArgumentParser
import Glibc
import Ledger
import PrintableText
import Service
import Spool
import SystemPackage

/// What happened to a file, why it waits and what will happen.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell why a file waits, what happened to it and what will happen.",
    discussion: """
      Takes a job, a file in the inbox (its path, or its name below the inbox), or anything in utkorg, \
      fel or arkiv.
      """)

  @Argument(help: ArgumentHelp("A file or a job.", valueName: "file|job"))
  var subject: String

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var location: FolderOptions

  func run() throws {
    try Command.run {
      let configuration = try location.configuration()
      let folders = configuration.spoolFolders
      let explanation = try Explanation(
        of: subject, in: folders, try LedgerFile.open(in: folders),
        readiness: configuration.readinessSettings)
      guard explanation.isAnything else {
        throw CommandFailure(
          code: .noInput, message: "nothing is known of '\(subject.printable)'",
          hint: "name a job, or a file in '\(folders.inkorg)'")
      }
      Console.out(json ? try OperatorJSON.text(explanation) : explanation.text)
    }
  }
}
