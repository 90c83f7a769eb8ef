import Foundation
import Testing

/// The program as people use it at a prompt.
///
/// A transcript is a file of `$ commands`, each followed by what it prints and, unless it is 0, its
/// exit code. `RECORD_GOLDEN=1` writes them anew; the difference is then reviewed like code.
@Suite struct TranscriptTests {
  static let folder = Program.root.appending(path: "Tests/ProgramTests/Transcripts")

  static var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".txt") }.sorted()
  }

  @Test(arguments: names)
  func `a transcript is what the program does`(name: String) throws {
    let file = Self.folder.appending(path: name)
    let expected = try String(contentsOf: file, encoding: .utf8)
    let actual = try replay(expected)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(actual.utf8).write(to: file)
    } else {
      #expect(actual == expected)
    }
  }

  /// The transcript with its commands run afresh. A command may go on over lines, until its quotes
  /// and here-documents are closed: the lines that follow it begin with `> `.
  private func replay(_ transcript: String) throws -> String {
    let scratch = try ScratchFolder()
    var replayed = ""
    var command: [String] = []
    func runPending() throws {
      guard !command.isEmpty else { return }
      let result = try Program.shell(command.joined(separator: "\n"), in: scratch.url)
      replayed += anonymised(result.output, scratch)
      if result.status != 0 { replayed += "[exit \(result.status)]\n" }
      replayed += "\n"
      command = []
    }
    for line in transcript.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") {
        try runPending()
        replayed += line + "\n"
      } else if line.hasPrefix("$ ") {
        try runPending()
        replayed += line + "\n"
        command = [String(line.dropFirst(2))]
      } else if line.hasPrefix("> "), !command.isEmpty {
        replayed += line + "\n"
        command.append(String(line.dropFirst(2)))
      }
    }
    try runPending()
    return replayed
  }

  /// What differs from run to run and machine to machine, replaced by its name.
  private func anonymised(_ output: String, _ scratch: ScratchFolder) -> String {
    var text = output.replacingOccurrences(of: scratch.url.path, with: "SCRATCH")
      .replacingOccurrences(of: Program.examples.path, with: "EXAMPLES")
    let patterns = [
      (#"\d{8}T\d{6}Z-[0-9a-z]{6}"#, "JOB"),
      (#"\d{4}-\d\d-\d\d kl\. \d\d:\d\d:\d\d"#, "TIME"),
      (#"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"#, "TIME"),
    ]
    for (pattern, name) in patterns {
      text = text.replacingOccurrences(of: pattern, with: name, options: .regularExpression)
    }
    return text
  }
}
