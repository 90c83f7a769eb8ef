import ArgumentParser
import Configuration
import FoundationEssentials
import PrintableText

/// Looks at everything that the daemon needs, and says what to do about what is missing.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check everything that the daemon needs.",
    discussion: """
      Each check is ok, warning or fault; the exit code is 1 when one is fault. Run it as the daemon's \
      user: root may do everything. Writes nothing but a small file in arbete and state, which it \
      takes away again; safe beside a running daemon.
      """)

  @OptionGroup var options: DaemonOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    try Command.run {
      let findings = try findings()
      let isSound = !findings.contains { $0.verdict == .fault }
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let report = Report(ok: isSound, checks: findings)
        Console.out(String(decoding: try encoder.encode(report), as: UTF8.self).printableJSON)
      } else {
        show(findings)
      }
      if !isSound { throw ExitCode.failure }
    }
  }

  private struct Report: Encodable {
    var ok: Bool
    var checks: [Finding]
  }

  private func findings() throws -> [Finding] {
    let configuration: Configuration
    do {
      configuration = try options.configuration()
    } catch let error as ConfigurationError {
      return error.lines.map {
        .fault("configuration", $0, remedy: "correct the file; see 'blankettd check-config'")
      }
    }
    let folders = configuration.spoolFolders
    return [.ok("configuration", options.location.sourceName)]
      + SurroundingsCheck.findings() + FolderCheck.findings(folders)
      + RenameCheck.findings(folders) + SpaceCheck.findings(folders)
      + WatchCheck.findings(folders) + TemplatesCheck.findings(configuration)
      + LibraryCheck.findings() + HelpersCheck.findings(configuration)
      + DaemonCheck.findings(folders) + LedgerCheck.findings(folders)
  }

  private func show(_ findings: [Finding]) {
    let width = findings.map(\.check.count).max() ?? 0
    for finding in findings {
      let verdict = Finding.Verdict.warning.rawValue.count
      let word = finding.verdict.rawValue
      let gap = String(repeating: " ", count: verdict - word.count)
      let name = finding.check + String(repeating: " ", count: width - finding.check.count)
      Console.out("\(word)\(gap)  \(name)  \(finding.message)")
      if let remedy = finding.remedy {
        Console.out(String(repeating: " ", count: verdict + width + 4) + "→ \(remedy)")
      }
    }
  }
}
