import ArgumentParser
import Configuration
import Spool

/// What all commands have in common.
enum Command {
  /// Runs a command's body; an error is told on standard error and becomes the exit code.
  static func run(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      try fail(error)
    }
  }

  /// Tells an error on standard error and throws its exit code; what is not ours is thrown as it is.
  static func fail(_ error: any Error) throws -> Never {
    guard let code = exitCode(of: error) else { throw error }
    switch error {
    case let failure as CommandFailure:
      Console.report(failure)
    case let error as SpoolError:
      Console.report(
        CommandFailure(code: SysExit(error), message: error.message, hint: error.hint))
    default:
      for line in problems(of: error) { Console.error("error: \(line)") }
    }
    throw code
  }

  /// Nil for what is not ours: usage errors and exit codes, which the argument parser knows.
  static func exitCode(of error: any Error) -> ExitCode? {
    switch error {
    case let failure as CommandFailure: ExitCode(failure.code.rawValue)
    case let error as SpoolError: ExitCode(SysExit(error).rawValue)
    case is ConfigurationError: ExitCode(SysExit.configuration.rawValue)
    default: nil
    }
  }

  /// An error as lines: for the log, or each with a word before it.
  static func problems(of error: any Error) -> [String] {
    switch error {
    case let failure as CommandFailure:
      [failure.message, failure.hint].compactMap(\.self).joined(separator: "; ")
        .split(separator: "\n").map(String.init)
    case let error as ConfigurationError: error.lines
    default: ["\(error)"]
    }
  }
}
