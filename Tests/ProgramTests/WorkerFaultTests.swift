import Foundation
import Testing

/// Reports on which workers die or hang: the daemon goes on, and so do the other reports.
@Suite struct WorkerFaultTests {
  /// What the tests read of `explain --json`.
  private struct Explanation: Decodable {
    var jobs: [Story]

    struct Story: Decodable {
      var job: String
      var state: String
      var attempts: [Attempt]
    }

    struct Attempt: Decodable {
      var result: String?
    }
  }

  private static let templates = "templates: \(Program.environment["TEMPLATES"] ?? "")\n"

  private let faults: ScratchFolder

  init() throws { faults = try ScratchFolder() }

  private func daemon(_ configuration: String) throws -> Daemon {
    try Daemon(
      configuration: "\(Self.templates)readiness: {settle: 100ms}\n\(configuration)",
      environment: try environment())
  }

  private func environment() throws -> [String: String] {
    var environment = try FaultLibrary.worker.environment()
    environment["BLANKETTD_TEST_FAULTS"] = faults.url.path
    return environment
  }

  private func explain(_ daemon: Daemon, _ name: String) throws -> Explanation.Story? {
    let result = try daemon.command("explain \(name) --json")
    return try? JSONDecoder().decode(Explanation.self, from: Data(result.output.utf8)).jobs.first
  }

  private func expectSetAside(_ daemon: Daemon, _ name: String, because reason: String) throws {
    let folder = "fel/\(daemon.answers[0])"
    #expect(daemon.scratch.names(in: folder) == ["kvittens.json", "kvittens.txt", name].sorted())
    let receipt = try daemon.receipt(0)
    #expect(receipt.hasPrefix("FEL I PROGRAMMET: filen kunde inte behandlas\n"))
    #expect(receipt.oneLine.contains(reason))
    #expect(try explain(daemon, name)?.state == "failed")
  }

  @Test func `a report that needs more memory than a worker may have is set aside`() throws {
    let daemon = try daemon("workers: {memory: 448MiB}")
    let big = daemon.scratch.url.appending(path: "stor.json")
    #expect(FileManager.default.createFile(atPath: big.path, contents: Data("{".utf8)))
    let file = try FileHandle(forWritingTo: big)
    try file.seekToEnd()
    let blanks = Data(repeating: 0x20, count: 20 << 20)
    for _ in 0..<10 { try file.write(contentsOf: blanks) }
    try file.write(contentsOf: Data("}".utf8))
    try file.close()
    try FileManager.default.moveItem(at: big, to: daemon.inbox("stor.json"))
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.answers.count == 1 && daemon.isIdle }
    try expectSetAside(daemon, "stor.json", because: "the worker died without an answer")
    #expect(try explain(daemon, "stor.json")?.attempts.count { $0.result == "died" } == 2)
    #expect(daemon.packages == ["AMN-2020-T1"])
  }

  @Test func `a report on which the worker hangs twice is set aside`() throws {
    let daemon = try daemon("workers: {count: 1, deadline: 1s}")
    try faults.write("", to: "hang")
    try daemon.drop("AMN-2020-T2.json", as: "poison.json")
    try daemon.wait { daemon.answers.count == 1 && daemon.isIdle }
    try expectSetAside(daemon, "poison.json", because: "the worker did not answer within 1")
    #expect(try explain(daemon, "poison.json")?.attempts.map(\.result) == ["overdue", "overdue"])
    // A second might not be enough for a sound report on a busy machine.
    try daemon.configure("\(Self.templates)workers: {count: 1}")
    daemon.signal(SIGHUP)
    try daemon.wait { daemon.log.contains("took up the configuration anew") }
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] }
  }

  @Test func `a report on which one worker dies gets a second chance`() throws {
    let daemon = try daemon("")
    try faults.write("", to: "die-1")
    try daemon.drop("AMN-2020-T1.json", as: "poison.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    #expect(try explain(daemon, "poison.json")?.attempts.map(\.result) == ["died", "answered"])
  }

  @Test func `failures are counted over a sudden death of the daemon, which is none itself`() throws
  {
    let daemon = try daemon("")
    for fault in ["die-1", "hang"] { try faults.write("", to: fault) }
    try daemon.drop("AMN-2020-T1.json", as: "poison.json")
    try daemon.wait {
      try explain(daemon, "poison.json")?.attempts.map(\.result) == ["died", nil]
    }
    daemon.killSuddenly()
    try faults.write("", to: "die-2")
    try daemon.start(environment: try environment())
    try daemon.wait { daemon.answers.count == 1 && daemon.isIdle }
    let story = try #require(try explain(daemon, "poison.json"))
    #expect(story.attempts.map(\.result) == ["died", "interrupted", "died"])
    #expect(story.state == "failed")
  }

  @Test func `retry gives a failed report new attempts`() throws {
    let daemon = try daemon("")
    try faults.write("", to: "die")
    try daemon.drop("AMN-2020-T1.json", as: "poison.json")
    try daemon.wait { daemon.answers.count == 1 && daemon.isIdle }
    try FileManager.default.removeItem(at: faults.url.appending(path: "die"))
    let job = try #require(try explain(daemon, "poison.json")).job
    let retried = try daemon.command("retry \(job)")
    #expect(retried.output == daemon.inbox("poison.json").path + "\n")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    #expect(daemon.answers.isEmpty)
    #expect(try daemon.command("retry \(job)").status == 66)
  }

  @Test func `retry takes all failed reports and leaves the rejected ones`() throws {
    let daemon = try daemon("")
    try faults.write("", to: "die")
    try daemon.drop("AMN-2020-T1.json", as: "poison-1.json")
    try daemon.drop("AMN-2020-T2.json", as: "poison-2.json")
    try daemon.drop(Data("{}".utf8), as: "c.json")
    try daemon.wait { daemon.answers.count == 3 && daemon.isIdle }
    try FileManager.default.removeItem(at: faults.url.appending(path: "die"))
    let retried = try daemon.command("retry --failed")
    #expect(retried.output.split(separator: "\n").count == 2)
    try daemon.wait { daemon.packages == ["AMN-2020-T1", "AMN-2020-T2"] && daemon.isIdle }
    #expect(daemon.answers.count == 1)
    #expect(try daemon.command("retry --failed").output.isEmpty)
  }

  @Test func `told to stop, it finishes what it can and puts the rest back`() throws {
    let daemon = try daemon("stop-limit: 1s\nworkers: {count: 1}")
    try faults.write("", to: "hang")
    try daemon.drop("AMN-2020-T2.json", as: "poison.json")
    try daemon.wait { try explain(daemon, "poison.json")?.attempts.count == 1 }
    try daemon.drop("AMN-2020-T1.json", as: "b.json")
    #expect(daemon.stop() == 0)
    #expect(daemon.scratch.names(in: "arbete").isEmpty)
    #expect(daemon.scratch.names(in: "inkorg") == ["b.json", "poison.json"])
    #expect(try explain(daemon, "poison.json")?.attempts.map(\.result) == ["brokenOff"])
    try FileManager.default.removeItem(at: faults.url.appending(path: "hang"))
    try daemon.start(environment: try environment())
    try daemon.wait { daemon.packages == ["AMN-2020-T1", "AMN-2020-T2"] && daemon.isIdle }
    #expect(daemon.answers.isEmpty)
  }

  @Test func `a worker that cannot start is no report's fault`() throws {
    let folder = try ScratchFolder()
    let templates = folder.url.appending(path: "mallar")
    try FileManager.default.copyItem(
      at: URL(filePath: Program.environment["TEMPLATES"] ?? ""), to: templates)
    let daemon = try Daemon(
      configuration: "templates: \(templates.path)\nreadiness: {settle: 100ms, rescan: 1s}\n")
    let template = templates.appending(path: "blanketter/lokaler.yaml")
    let sound = try Data(contentsOf: template)
    try daemon.wait { try !daemon.workers.isEmpty }
    try Data("id: [".utf8).write(to: template)
    for worker in try daemon.workers { kill(worker, SIGKILL) }
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.log.contains("paused") }
    #expect(daemon.log.contains("a worker ended before it was ready"))
    try sound.write(to: template)
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    #expect(daemon.answers.isEmpty)
  }

  @Test func `a report that stops in the middle is looked at once, not again and again`() throws {
    let daemon = try daemon("")
    let report = try Program.example("AMN-2020-T1.json")
    let text = try #require(String(data: report, encoding: .utf8))
    // Cut behind a closing bracket: from its two ends it looks whole.
    let middle = try #require(text.range(of: "\"investeringar\""))
    let end = try #require(text[middle.upperBound...].firstIndex(of: "}"))
    try daemon.drop(Data(text[...end].utf8), as: "kapad.json")
    try daemon.wait { daemon.log.contains("put back: not complete yet") }
    // By the time that this one is done, many rounds could have been made.
    try daemon.drop("AMN-2020-T2.json", as: "b.json")
    try daemon.wait { daemon.archived.count == 1 }
    #expect(daemon.scratch.names(in: "inkorg") == ["kapad.json"])
    #expect(try explain(daemon, "kapad.json")?.attempts.count == 1)
    // From its two ends it looks whole; the daemon knows better.
    let story = try daemon.command("explain kapad.json").output
    #expect(story.contains("it looks unfinished (waiting: cut off)"))
    #expect(story.contains("s by the daemon, which counts anew from each start"))
    #expect(story.ranges(of: "next       it is taken when it changes and is whole").count == 2)
    #expect(!daemon.log.contains("somebody took the file"))
  }
}
