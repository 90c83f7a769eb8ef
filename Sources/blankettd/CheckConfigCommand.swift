import ArgumentParser
import Configuration

/// Checks the configuration and everything that it names, and shows what it comes to.
struct CheckConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-config",
    abstract: "Check the configuration, the templates and the register.",
    discussion: """
      Tells every problem with its line and column and exits with 78, or with 0 when a daemon can \
      start with it. Takes the flags of 'run', to show what they come to.
      """)

  @OptionGroup var options: DaemonOptions

  @Flag(help: "Print every value and where it came from.")
  var show = false

  func run() throws {
    try Command.run {
      let configuration = try options.configuration()
      if show { showLines(of: configuration) }
      let problems = configuration.problemsAround
      for problem in problems { Console.error("error: \(problem)") }
      guard problems.isEmpty else { throw ExitCode(SysExit.configuration.rawValue) }
      if !show { Console.out("\(options.location.sourceName): ok") }
    }
  }

  /// `readiness.settle: 2s  # default`, with the remarks under each other.
  private func showLines(of configuration: Configuration) {
    for line in configuration.lines {
      let text = "\(line.name): \(line.value)"
      let gap = String(repeating: " ", count: max(0, 40 - text.count))
      Console.out("\(text)\(gap)  # \(line.origin)")
    }
  }
}

extension Configuration {
  /// What is wrong with that which the configuration names: each problem a line.
  fileprivate var problemsAround: [String] {
    do {
      let folders = try templateFolders()
      let catalogue = try? folders.load()
      return [
        { _ = try folders.load() }, { _ = try folders.outline() },
        { if let catalogue { _ = try registerFile(catalogue) } },
      ].flatMap(problems(of:))
    } catch {
      return Command.problems(of: error)
    }
  }

  private func problems(of step: () throws -> Void) -> [String] {
    do {
      try step()
      return []
    } catch {
      return Command.problems(of: error)
    }
  }
}
