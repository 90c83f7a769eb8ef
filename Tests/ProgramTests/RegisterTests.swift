import Foundation
import Testing

/// A daemon that knows which nämnder there are, and one that does not.
@Suite struct RegisterTests {
  private static let register = """
    namnder:
      - { kod: AMN, namn: Arbetsmarknadsnämnden, mapp: amn }
      - { kod: EXN, namn: Exempelnämnden, mapp: exn }
      - { kod: KSN, namn: Kultur- och stadsmiljönämnden }

    """

  private let files: ScratchFolder
  private let daemon: Daemon

  init() throws {
    files = try ScratchFolder()
    try files.write(Self.register, to: "register.yaml")
    daemon = try Daemon(["--register", files.url.appending(path: "register.yaml").path])
    for folder in ["amn", "exn"] {
      try FileManager.default.createDirectory(
        at: daemon.inbox(folder), withIntermediateDirectories: false)
    }
  }

  private func report(
    _ kod: String = "AMN", _ namn: String = "Arbetsmarknadsnämnden"
  ) throws -> Data {
    try Program.example(
      "AMN-2020-T1.json", #"{"kod": "AMN", "namn": "Arbetsmarknadsnämnden"}"#,
      by: "{\"kod\": \"\(kod)\", \"namn\": \"\(namn)\"}")
  }

  /// Drops a report; gives what its sender reads, on one line.
  private func answer(_ content: Data, as name: String) throws -> String {
    let before = Set(daemon.answers)
    try daemon.drop(content, as: name)
    try daemon.wait { daemon.answers.count > before.count }
    let folder = try #require(daemon.answers.first { !before.contains($0) })
    return try daemon.text(of: "fel/\(folder)/kvittens.txt").oneLine
  }

  /// Drops a report and waits until it is published and kept.
  private func publish(_ content: Data, as name: String) throws {
    let before = daemon.archived.count
    try daemon.drop(content, as: name)
    try daemon.wait {
      daemon.archived.count > before && daemon.scratch.names(in: "arbete").isEmpty
    }
  }

  private func reload(_ register: String, until line: String) throws {
    let before = daemon.log.ranges(of: line).count
    try files.write(register, to: "register.yaml")
    daemon.signal(SIGHUP)
    try daemon.wait { daemon.log.ranges(of: line).count > before }
  }

  @Test func `a wrong code, a wrong name and a file in another's folder are answered`() throws {
    #expect(
      try answer(report("AMM"), as: "kod.json").contains(
        "fel N01: Koden »AMM« finns inte i registret över nämnder: skriv »AMN«, som är koden för »Arbetsmarknadsnämnden«."
      ))
    #expect(
      try answer(report("AMN", "Arbetsmarknadnämnden"), as: "namn.json").contains(
        "fel N02: Koden AMN är i registret »Arbetsmarknadsnämnden«, men rapporten är från »Arbetsmarknadnämnden«."
      ))
    #expect(
      try answer(report(), as: "exn/mapp.json").contains(
        "fel N03: Mappen »exn« i inkorgen är för EXN (Exempelnämnden), men rapporten har koden AMN."
      ))
    #expect(daemon.packages == [])
    try publish(report(), as: "amn/rätt.json")
    #expect(daemon.packages == ["AMN-2020-T1"])
    // Neither do the bytes that are published already belong there.
    #expect(try answer(report(), as: "exn/samma.json").contains("fel N03: Mappen »exn«"))
  }

  @Test func `a renamed nämnd has its new name in everything but the report`() throws {
    try publish(report(), as: "a.json")
    let renamed = Self.register.replacing(
      "namn: Arbetsmarknadsnämnden",
      with: "namn: Jobbnämnden, tidigareNamn: [Arbetsmarknadsnämnden]")
    try reload(renamed, until: "took up the configuration anew")
    #expect(daemon.log.contains("changed=\"content of register\""))
    try publish(report(), as: "b.json")
    let receipt = try daemon.text(of: "utkorg/AMN-2020-T1/kvittens.txt").oneLine
    #expect(receipt.contains("Jobbnämnden, Tertialrapport 1 2020"))
    #expect(receipt.contains("Version 2, ersätter version 1"))
    #expect(receipt.contains("notering N04: »Arbetsmarknadsnämnden« heter numera »Jobbnämnden«"))
    let paper = try daemon.text(of: "utkorg/AMN-2020-T1/AMN-2020-T1-handlingsplan.txt")
    #expect(paper.contains("Jobbnämnden"))
    let sheet = try Program.shell(
      "unzip -p utkorg/AMN-2020-T1/AMN-2020-T1.xlsx xl/sharedStrings.xml xl/worksheets/sheet1.xml",
      in: daemon.scratch.url)
    #expect(sheet.output.contains("Jobbnämnden") && !sheet.output.contains("Arbetsmarknadsnämnden"))
    let input = try #require(daemon.archived.first { $0.contains("/b.") })
    #expect(
      try Data(contentsOf: daemon.scratch.url.appending(path: "arkiv/\(input)")) == report())
    // The new name itself is as good, and its package may replace that of the old one.
    try publish(report("AMN", "Jobbnämnden"), as: "c.json")
    #expect(daemon.answers == [])
  }

  @Test func `a reload with a fault keeps the register, for new workers too, and says so`() throws {
    try reload("namnder:\n  - kod: AMN\n    nam: x\n", until: "kept the old configuration")
    #expect(daemon.log.contains("register.yaml:3:5: okänd nyckel »nam«; menade du »namn«?"))
    try daemon.wait {
      try daemon.command("status").output.oneLine.contains(
        "reload failed, the old configuration holds: ")
    }
    #expect(
      try daemon.command("doctor").output.oneLine.contains(
        "warning reload the last one failed, the old configuration holds: "))
    for worker in try daemon.workers { kill(worker, SIGKILL) }
    try publish(report(), as: "a.json")
    #expect(daemon.packages == ["AMN-2020-T1"])
    #expect(try answer(report("AMM"), as: "b.json").contains("skriv »AMN«"))
    try reload(Self.register, until: "took up the configuration anew")
    try daemon.wait { try !daemon.command("status").output.contains("reload") }
    #expect(daemon.stop() == 0)
  }
}

/// Without a register.
@Suite struct PublishedNameTests {
  private let daemon: Daemon

  init() throws { daemon = try Daemon() }

  private func report(_ namn: String) throws -> Data {
    try Program.example("AMN-2020-T1.json", "Arbetsmarknadsnämnden\"}", by: "\(namn)\"}")
  }

  @Test func `a misspelt name holds while its package lies in the outbox, and no longer`() throws {
    try daemon.drop(try report("Arbetsmarknadsn\u{430}mnden"), as: "a.json")
    try daemon.wait { daemon.packages.count == 1 && daemon.archived.count == 1 }
    try daemon.drop(try report("Arbetsmarknadsnamnden"), as: "b.json")
    try daemon.wait { daemon.answers.count == 1 }
    let receipt = try daemon.receipt(0).oneLine
    #expect(
      receipt.contains(
        "Skillnaden syns knappt: i paketet står kyrilliskt \u{430}, U+0430 (tecken 16)."))
    #expect(receipt.contains("be den som sköter programmet att flytta paketet ur utkorgen"))
    try FileManager.default.removeItem(
      at: daemon.scratch.url.appending(path: "utkorg/AMN-2020-T1"))
    try daemon.drop(try report("Arbetsmarknadsnamnden"), as: "c.json")
    try daemon.wait { daemon.packages.count == 1 }
    #expect(
      try daemon.text(of: "utkorg/AMN-2020-T1/kvittens.txt").contains("Arbetsmarknadsnamnden,"))
    // What was refused under this name is settled by it.
    try daemon.wait { daemon.answers.isEmpty }
  }

  @Test func `blanks and composed letters make no other nämnd`() throws {
    try daemon.drop(try report("Norra nämnden"), as: "a.json")
    try daemon.wait { daemon.packages.count == 1 && daemon.archived.count == 1 }
    try daemon.drop(try report("Norra\u{A0} na\u{308}mnden "), as: "b.json")
    try daemon.wait { daemon.archived.count == 3 }
    #expect(daemon.answers == [])
  }
}
