import ArgumentParser
import Ledger
import PrintableText
import Service
import Spool
import SystemPackage

/// Puts answered inputs back into the inbox.
struct RetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Put the input of an answered job back into the inbox.",
    discussion: """
      The receipt stays in fel/. A file that the program failed on gets new attempts. With --failed: \
      all those that the program, not the report, was to blame for.
      """)

  @Argument(help: ArgumentHelp("The job, as its receipt has it.", valueName: "job"))
  var job: String?

  @Flag(help: "Every failed job whose input is still in fel/.")
  var failed = false

  @Flag(help: "Print one JSON object a file.")
  var json = false

  @OptionGroup var location: FolderOptions

  func validate() throws {
    guard (job != nil) != failed else { throw ValidationError("name a job, or say --failed") }
  }

  func run() throws {
    try Command.run {
      let folders = try location.configuration().spoolFolders
      let ledger = try LedgerFile.open(in: folders)
      if let job {
        guard let id = JobID(job) else {
          throw ValidationError("'\(job.printable)' is no job; see kvittens.txt")
        }
        guard try retry(id, ledger, folders) else {
          throw CommandFailure(
            code: .noInput, message: "no input of job \(job) in '\(folders.fel)'",
            hint: "blankettd explain \(job) tells where it is")
        }
      } else {
        var worst: (any Error)?
        for job in try ledger?.jobs(in: .failed) ?? [] {
          do {
            if let id = JobID(job.id) { _ = try retry(id, ledger, folders) }
          } catch {
            // The others get their chance.
            for problem in Command.problems(of: error) {
              Console.error("error: \(job.id): \(problem)")
            }
            worst = error
          }
        }
        if let worst { throw worst }
      }
    }
  }

  private func retry(_ id: JobID, _ ledger: Ledger?, _ folders: SpoolFolders) throws -> Bool {
    let name = try ledger?.job(id.description).map { FilePath(bytes: $0.name) }
    guard let path = try folders.returnAnswered(id, to: name) else { return false }
    let done = Done(job: id.description, path: path.printable)
    Console.out(json ? try OperatorJSON.text(done) : done.path)
    return true
  }

  private struct Done: Encodable {
    var job: String
    var path: String
  }
}
