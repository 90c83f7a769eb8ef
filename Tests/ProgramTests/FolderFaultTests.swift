import Foundation
import Testing

/// Folders and ledgers that go missing or break under a running or a resting daemon.
@Suite struct FolderFaultTests {
  private static let quick = """
    templates: \(Program.environment["TEMPLATES"] ?? "")
    readiness: {settle: 100ms, rescan: 1s}
    """

  private let daemon: Daemon

  init() throws { daemon = try Daemon(configuration: Self.quick) }

  private func folder(_ name: String) -> URL { daemon.scratch.url.appending(path: name) }

  private func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(at: folder(name), to: folder(other))
  }

  @Test func `without its outbox it pauses, says so, loses nothing and resumes by itself`() throws {
    try move("utkorg", to: "borta")
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { try daemon.command("status").output.contains("paused: ") }
    let status = try daemon.command("status").output
    #expect(status.contains("utkorg"))
    #expect(try daemon.command("status --json").output.contains(#""pause":""#))
    #expect(try daemon.command("explain a.json").output.contains("a.json"))
    #expect(daemon.log.contains(" error paused; nothing is lost, and work goes on by itself"))
    // A second try that fails shows that it did not believe the fault to be over meanwhile.
    try daemon.wait { daemon.log.ranges(of: " error paused;").count >= 2 }
    #expect(!daemon.log.contains(" notice work goes on"))
    try daemon.wait { daemon.scratch.names(in: "inkorg") == ["a.json"] }
    try move("borta", to: "utkorg")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    try daemon.wait { try daemon.command("status").output.contains("daemon     running") }
    #expect(daemon.log.contains(" notice work goes on"))
    #expect(daemon.answers.isEmpty)
    let story = try daemon.command("explain a.json --json").output
    for strike in ["died", "overdue", "babbled", "failed"] {
      #expect(!story.contains(#""result":"\#(strike)""#))
    }
  }

  @Test func `a sender is told though the first try to tell failed`() throws {
    try move("fel", to: "borta")
    try FileManager.default.createSymbolicLink(
      at: daemon.inbox("x.json"), withDestinationURL: URL(filePath: "/etc/hostname"))
    try daemon.wait { try daemon.command("status").output.contains("paused: ") }
    try move("borta", to: "fel")
    try daemon.wait { daemon.answers.count == 1 }
    #expect(try daemon.receipt(0).contains("Filen är en länk."))
  }

  @Test func `an inbox that is away for a while is watched again`() throws {
    try move("inkorg", to: "borta")
    try daemon.wait { try daemon.command("status").output.contains("paused: ") }
    let status = try daemon.command("status")
    #expect(status.status == 1)
    #expect(status.output.contains("cannot be read: "))
    #expect(try daemon.command("status --json").output.contains(#""inboxFault":"#))
    try move("borta", to: "inkorg")
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
  }

  @Test(arguments: ["damaged", "missing"])
  func `a ledger that is no more is made anew, and knows what was published`(state: String) throws {
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.drop(Data("{}".utf8), as: "b.json")
    try daemon.wait { !daemon.archived.isEmpty && daemon.answers.count == 1 && daemon.isIdle }
    #expect(daemon.stop() == 0)
    for ending in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(at: folder("state/ledger.sqlite\(ending)"))
    }
    let ledger = folder("state/ledger.sqlite")
    if state == "damaged" {
      try Data(repeating: 0xA5, count: 20_000).write(to: ledger)
    } else {
      try FileManager.default.removeItem(at: ledger)
    }
    try daemon.start()
    #expect(daemon.log.contains("made the ledger anew from the folders"))
    #expect(daemon.log.contains("jobs=2"))
    let isAside = daemon.scratch.names(in: "state").contains { $0.contains("damaged-") }
    #expect(isAside == (state == "damaged"))
    try daemon.drop("AMN-2020-T1.json", as: "c.json")
    try daemon.wait { daemon.archived.contains { $0.contains("/c.json.") } && daemon.isIdle }
    let answer = try #require(daemon.archived.first { $0.contains("/c.json.") })
    #expect(try daemon.text(of: "arkiv/\(answer)/kvittens.txt").hasPrefix("REDAN KLART"))
    let status = try daemon.command("status").output
    #expect(status.contains("published  1") && status.contains("rejected   1"))
  }

  @Test func `what stays in the inbox is answered once, over a restart too`() throws {
    try FileManager.default.createSymbolicLink(
      at: daemon.inbox("x.json"), withDestinationURL: URL(filePath: "/etc/hostname"))
    try daemon.wait { daemon.log.contains("answered a file that stays in the inbox") }
    daemon.killSuddenly()
    try daemon.start()
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] }
    #expect(daemon.answers.count == 1)
    #expect(daemon.scratch.names(in: "inkorg") == ["x.json"])
    #expect(try daemon.receipt(0).hasPrefix("FEL: filen kan inte tas emot\n"))
  }

  @Test func `the status is told without a daemon too`() throws {
    #expect(daemon.stop() == 0)
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    let status = try daemon.command("status").output
    #expect(status.contains("not running") && status.contains("1 file"))
    #expect(try daemon.command("status").status == 1)
    #expect(try daemon.command("explain a.json").output.contains("the daemon is not running"))
  }
}
