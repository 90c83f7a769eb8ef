import Foundation

/// A running daemon on a data folder of its own; ended with the test.
final class Daemon {
  let scratch: ScratchFolder
  private let process = Process()

  /// With a `configuration`, that file is named instead of folder and templates.
  init(_ arguments: [String] = [], configuration: String? = nil) throws {
    scratch = try ScratchFolder()
    let log = scratch.url.appending(path: "daemon.log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    try configuration.map(configure)
    let source =
      configuration == nil
      ? ["--data", scratch.url.path, "--templates", Program.environment["TEMPLATES"] ?? ""]
      : ["--config", scratch.url.appending(path: "blankettd.yaml").path]
    process.executableURL = Program.bin.appending(path: "blankettd")
    process.arguments = ["run"] + source + arguments
    process.environment = Program.environment
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    try wait { self.log.contains("watching the inbox") }
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  var pid: Int32 { process.processIdentifier }

  /// Everything that it has logged.
  var log: String {
    (try? String(contentsOf: scratch.url.appending(path: "daemon.log"), encoding: .utf8)) ?? ""
  }

  /// Writes the configuration file that it was started with anew; `data` stands there already.
  func configure(_ text: String) throws {
    try scratch.write("data: \(scratch.url.path)\n\(text)", to: "blankettd.yaml")
  }

  func signal(_ number: Int32) { kill(pid, number) }

  /// What people read in an answer.
  func receipt(_ index: Int) throws -> String {
    try String(
      contentsOf: scratch.url.appending(path: "fel/\(answers[index])/kvittens.txt"),
      encoding: .utf8)
  }

  /// Ends it the way systemd does; gives its exit code.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func inbox(_ name: String) -> URL { scratch.url.appending(path: "inkorg/\(name)") }

  /// Renames a copy of an example into the inbox.
  func drop(_ example: String, as name: String) throws {
    let hidden = scratch.url.appending(path: name)
    try FileManager.default.copyItem(at: Program.examples.appending(path: example), to: hidden)
    try FileManager.default.moveItem(at: hidden, to: inbox(name))
  }

  /// The folders of answers in `fel/`, and what lies in `arkiv/`, over all days.
  var answers: [String] { below("fel") }
  var archived: [String] { below("arkiv") }
  var packages: [String] { scratch.names(in: "utkorg") }

  private func below(_ folder: String) -> [String] {
    scratch.names(in: folder).flatMap { day in
      scratch.names(in: "\(folder)/\(day)").map { "\(day)/\($0)" }
    }
  }

  struct TookTooLong: Error {}

  /// Looks until something holds. The limit only keeps a hanging test from hanging for ever.
  func wait(until condition: () -> Bool) throws {
    for _ in 0..<1_200 {
      if condition() { return }
      usleep(50_000)
    }
    throw TookTooLong()
  }
}
