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
      all those that the program, not the report, was to blame for. What a later report has settled \
      lies in arkiv/ and is left there.
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
        let inputs = [AnsweredInput(id, try ledger?.job(job))]
        guard try retry(inputs, folders, skipping: { throw $1 }) == 1 else {
          throw CommandFailure(
            code: .noInput, message: "no input of job \(job) in '\(folders.fel)'",
            hint: "blankettd explain \(job) tells where it is")
        }
      } else {
        let inputs = try ledger?.jobs(in: .failed).compactMap { job in
          JobID(job.id).map { AnsweredInput($0, job) }
        }
        var worst: (any Error)?
        _ = try retry(inputs ?? [], folders) { job, error in
          // The others get their chance.
          for problem in Command.problems(of: error) { Console.error("error: \(job): \(problem)") }
          worst = error
        }
        if let worst { throw worst }
      }
    }
  }

  /// A job whose input is to go back, with what is remembered of it.
  private struct AnsweredInput {
    var job: JobID
    /// Below the inbox.
    var name: FilePath?
    /// Where its answer lies.
    var place: FilePath?

    init(_ job: JobID, _ record: LedgerJob?) {
      self.job = job
      name = record.map { FilePath(bytes: $0.name) }
      place = record?.result.place.map { FilePath($0) }
    }
  }

  /// Puts inputs back, flushes once for all, and prints where they are.
  /// - Returns: how many.
  private func retry(
    _ inputs: [AnsweredInput], _ folders: SpoolFolders,
    skipping: (JobID, any Error) throws -> Void
  ) throws -> Int {
    let answers = try folders.answers(
      to: Dictionary(inputs.map { ($0.job, $0.place) }, uniquingKeysWith: { first, _ in first }))
    guard !answers.isEmpty else { return 0 }
    let flush = try SpoolFlush(folders)
    var returned: [(job: JobID, path: FilePath, unflushed: Unflushed)] = []
    for input in inputs {
      do {
        guard let answer = answers[input.job],
          let (path, unflushed) = try folders.returnInput(
            of: input.job, in: answer, to: input.name)
        else { continue }
        returned.append((input.job, path, unflushed))
      } catch {
        try skipping(input.job, error)
      }
    }
    try flush.flush(returned.map(\.unflushed))
    for (job, path, _) in returned {
      let done = Done(job: job.description, path: path.printable)
      Console.out(json ? try OperatorJSON.text(done) : done.path)
    }
    return returned.count
  }

  private struct Done: Encodable {
    var job: String
    var path: String
  }
}
