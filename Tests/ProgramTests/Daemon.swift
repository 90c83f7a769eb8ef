import Foundation

/// A running daemon on a data folder of its own; ended with the test.
final class Daemon {
  let scratch: ScratchFolder
  private var process = Process()
  private let arguments: [String]
  private let prefix: [String]
  private var program = Program.bin.appending(path: "blankettd")

  /// With a `configuration`, that file is named instead of folder and templates. It is started by the
  /// command `prefix`, after `prepare` has had the folder; one that is not started yet waits for
  /// `start`.
  init(
    _ arguments: [String] = [], configuration: String? = nil, environment: [String: String] = [:],
    prefix: [String] = [], isStarted: Bool = true, prepare: (URL) throws -> Void = { _ in }
  ) throws {
    scratch = try ScratchFolder()
    self.prefix = prefix
    let log = scratch.url.appending(path: "daemon.log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let source =
      configuration == nil
      ? ["--data", scratch.url.path, "--templates", Program.environment["TEMPLATES"] ?? ""]
      : ["--config", scratch.url.appending(path: "blankettd.yaml").path]
    self.arguments = ["run"] + source + arguments
    try configuration.map(configure)
    if !prefix.isEmpty { try install() }
    try prepare(scratch.url)
    if isStarted { try start(environment: environment) }
  }

  /// Copies program and templates to where another user may read them; the checkout may lie where only
  /// its owner looks.
  private func install() throws {
    let (bin, share) = (scratch.url.appending(path: "bin"), scratch.url.appending(path: "share"))
    let templates = share.appending(path: "blankettd/templates")
    for folder in [bin, templates.deletingLastPathComponent()] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let copy = bin.appending(path: "blankettd")
    try FileManager.default.copyItem(at: program, to: copy)
    try FileManager.default.copyItem(at: Program.root.appending(path: "templates"), to: templates)
    program = copy
  }

  /// Starts it, for the first time or again, and waits until it works.
  func start(environment: [String: String] = [:]) throws {
    let starts = starts
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = prefix + [program.path] + arguments
    process.environment = Program.environment.merging(environment) { $1 }
    let log = try FileHandle(forWritingTo: scratch.url.appending(path: "daemon.log"))
    try log.seekToEnd()
    process.standardError = log
    try process.run()
    try wait { self.starts > starts }
  }

  /// It is ready when it has looked at the inbox once, and hears what comes.
  private var starts: Int { log.ranges(of: " info ready").count }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  var isRunning: Bool { process.isRunning }

  var pid: Int32 { process.processIdentifier }

  /// Its children.
  var workers: [Int32] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int32.init).filter {
        let stat = try? String(contentsOfFile: "/proc/\($0)/stat", encoding: .utf8)
        return stat?.split(separator: ")").last?.split(separator: " ").dropFirst().first == "\(pid)"
      }
    }
  }

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
  func receipt(_ index: Int) throws -> String { try text(of: "fel/\(answers[index])/kvittens.txt") }

  /// A file below the data folder.
  func text(of file: String) throws -> String {
    try String(contentsOf: scratch.url.appending(path: file), encoding: .utf8)
  }

  /// Ends it the way systemd does; gives its exit code.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Ends it the way a power cut does, but for what the kernel still writes.
  func killSuddenly() {
    signal(SIGKILL)
    process.waitUntilExit()
  }

  func inbox(_ name: String) -> URL { scratch.url.appending(path: "inkorg/\(name)") }

  /// Renames a copy of an example into the inbox.
  func drop(_ example: String, as name: String) throws {
    try drop(Program.example(example), as: name)
  }

  /// Renames a file of this content into the inbox.
  func drop(_ content: Data, as name: String) throws {
    let target = inbox(name)
    let hidden = scratch.url.appending(path: target.lastPathComponent)
    try content.write(to: hidden)
    try FileManager.default.moveItem(at: hidden, to: target)
  }

  /// The folders of answers in `fel/`, and what lies in `arkiv/`, over all days.
  var answers: [String] { below("fel") }
  var archived: [String] { below("arkiv") }
  var packages: [String] { scratch.names(in: "utkorg") }

  /// Nothing waits and nothing is in hand.
  var isIdle: Bool {
    scratch.names(in: "inkorg").isEmpty && scratch.names(in: "arbete").isEmpty
  }

  private func below(_ folder: String) -> [String] {
    scratch.names(in: folder).flatMap { day in
      scratch.names(in: "\(folder)/\(day)").map { "\(day)/\($0)" }
    }
  }

  /// What a command says about the folders of this daemon.
  func command(_ line: String) throws -> Program.Result {
    try Program.shell("blankettd \(line) --data \(scratch.url.path)", in: scratch.url)
  }

  struct TookTooLong: Error {}

  /// Looks until something holds. The limit only keeps a hanging test from hanging for ever.
  func wait(until condition: () throws -> Bool) throws {
    for _ in 0..<1_200 {
      if try condition() { return }
      usleep(50_000)
    }
    throw TookTooLong()
  }
}
