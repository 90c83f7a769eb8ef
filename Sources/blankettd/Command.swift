import ArgumentParser
import Configuration

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
    switch error {
    case let failure as CommandFailure:
      Console.report(failure)
      throw ExitCode(failure.code.rawValue)
    case let error as ConfigurationError:
      for line in error.lines { Console.error("error: \(line)") }
      throw ExitCode(SysExit.configuration.rawValue)
    default:
      throw error
    }
  }

  /// An error as lines for the log.
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
