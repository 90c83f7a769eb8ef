import Foundation
import Testing

@Suite struct DaemonTests {
  @Test func `a report that is renamed in becomes one package and its input is archived`() throws {
    let daemon = try Daemon()
    try daemon.drop("AMN-2020-T2.json", as: "rapport.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T2"] && !daemon.archived.isEmpty }
    #expect(daemon.scratch.names(in: "inkorg").isEmpty)
    #expect(daemon.archived.count == 1)
    #expect(daemon.answers.isEmpty)
    let files = daemon.scratch.names(in: "utkorg/AMN-2020-T2")
    #expect(files.contains("AMN-2020-T2.xlsx"))
    #expect(files.contains("AMN-2020-T2-tjansteutlatande.txt"))
    #expect(files.contains("kvittens.json"))
    #expect(daemon.stop() == 0)
  }

  @Test func `a report that is written slowly in pieces is converted once`() throws {
    let daemon = try Daemon()
    let bytes = try Data(contentsOf: Program.examples.appending(path: "AMN-2020-T1.json"))
    let inbox = daemon.inbox("långsam.json")
    #expect(FileManager.default.createFile(atPath: inbox.path, contents: nil))
    let piece = bytes.count / 8 + 1
    for start in stride(from: 0, to: bytes.count, by: piece) {
      let file = try FileHandle(forWritingTo: inbox)
      try file.seekToEnd()
      try file.write(contentsOf: bytes[start..<min(start + piece, bytes.count)])
      try file.close()
      usleep(300_000)
    }
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && !daemon.archived.isEmpty }
    #expect(daemon.archived.count == 1)
    #expect(daemon.answers.isEmpty)
    let day = try #require(daemon.archived.first)
    let archived = try Data(contentsOf: daemon.scratch.url.appending(path: "arkiv/\(day)"))
    #expect(archived == bytes)
  }

  @Test func `a bad file is answered in Swedish beside its original`() throws {
    let daemon = try Daemon()
    let hidden = daemon.scratch.url.appending(path: "x")
    let bytes = Data(#"{ "schemaVersion": 1, "namnd": { "kod": "AMN", } }"#.utf8)
    try bytes.write(to: hidden)
    try FileManager.default.moveItem(at: hidden, to: daemon.inbox("trasig.json"))
    try daemon.wait { daemon.answers.count == 1 && daemon.scratch.names(in: "arbete").isEmpty }
    let folder = daemon.scratch.url.appending(path: "fel/\(daemon.answers[0])")
    #expect(try Data(contentsOf: folder.appending(path: "trasig.json")) == bytes)
    let receipt = try String(contentsOf: folder.appending(path: "kvittens.txt"), encoding: .utf8)
    #expect(receipt.hasPrefix("FEL: filen kunde inte behandlas\n"))
    #expect(receipt.contains("kommatecken för mycket"))
    #expect(receipt.contains("rad 1, kolumn 46 i filen"))
    #expect(daemon.packages.isEmpty)
    #expect(daemon.stop() == 0)
  }

  @Test func `a file that is no report is answered and nothing else is touched`() throws {
    let daemon = try Daemon(
      configuration:
        "templates: \(Program.environment["TEMPLATES"] ?? "")\nreadiness: {patience: 1s}")
    try daemon.scratch.write("hej", to: "inkorg/anteckning.txt")
    try daemon.drop("EXN-2020-T2.json", as: "EXN.JSON")
    try daemon.wait { daemon.packages == ["EXN-2020-T2"] && daemon.answers.count == 1 }
    #expect(daemon.answers[0].contains("anteckning.txt."))
  }

  @Test func `a file with another ending has the patience before it is answered`() throws {
    let daemon = try Daemon(
      configuration:
        "templates: \(Program.environment["TEMPLATES"] ?? "")\nreadiness: {settle: 100ms}")
    try daemon.scratch.write("hej", to: "anteckning.txt")
    try FileManager.default.moveItem(
      at: daemon.scratch.url.appending(path: "anteckning.txt"), to: daemon.inbox("anteckning.txt"))
    try daemon.wait { try daemon.command("status").output.contains("1 held back") }
    #expect(daemon.scratch.names(in: "inkorg") == ["anteckning.txt"])
    try FileManager.default.moveItem(
      at: daemon.inbox("anteckning.txt"), to: daemon.inbox("rapport.json"))
    try daemon.wait { daemon.answers.count == 1 && daemon.isIdle }
    #expect(daemon.answers[0].contains("rapport.json."))
  }

  @Test func `a whole report with text behind it is answered, not waited for`() throws {
    let daemon = try Daemon()
    let report = try Program.example("AMN-2020-T1.json")
    let behind = [
      (";", "Här står »;« efter rapportens slut."), (",", "Här står »,« efter rapportens slut."),
      ("\n2026-12-01 {klar}, \"x\"", "Här står »2026-12-01 {klar}, \"x\"« efter rapportens slut."),
      ("\u{1A}", "Här står styrtecken, U+001A efter rapportens slut."),
      (" // slut", "Här står en kommentar, »// slut«."),
      ("\0\0\0", "Här står styrtecken, U+0000 efter rapportens slut."),
    ]
    for (index, (text, _)) in behind.enumerated() {
      try (report + Data(text.utf8)).write(to: daemon.inbox("\(index).json"))
    }
    try daemon.wait { daemon.answers.count == behind.count && daemon.isIdle }
    let receipts = try behind.indices.map { try daemon.receipt($0).oneLine }
    for (index, (_, words)) in behind.enumerated() {
      #expect(receipts.contains { $0.contains(words) }, "\(index)")
    }
    #expect(daemon.packages.isEmpty)
  }

  @Test func `UTF-16 without a mark is answered as what it is`() throws {
    let daemon = try Daemon()
    let report = try Program.example("AMN-2020-T1.json")
    try Data(report.flatMap { [$0, 0] }).write(to: daemon.inbox("a.json"))
    try daemon.wait { daemon.answers.count == 1 && daemon.isIdle }
    #expect(try daemon.receipt(0).oneLine.contains("teckenkodningen UTF-16"))
  }

  @Test func `a report that was copied in and closed need not settle for long`() throws {
    let daemon = try Daemon(
      configuration: "templates: \(Program.environment["TEMPLATES"] ?? "")\nreadiness: {settle: 1h}"
    )
    let report = try Program.example("AMN-2020-T1.json")
    // Whole only when the second writer is done.
    try report.prefix(5_000).write(to: daemon.inbox("a.json"))
    let file = try FileHandle(forWritingTo: daemon.inbox("a.json"))
    try file.seekToEnd()
    try file.write(contentsOf: report.dropFirst(5_000))
    try file.close()
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    #expect(daemon.answers.isEmpty)
  }

  @Test func `a report that stops in the middle waits for its end`() throws {
    let daemon = try Daemon()
    let bytes = try Data(contentsOf: Program.examples.appending(path: "AMN-2020-T1.json"))
    try bytes.prefix(5_000).write(to: daemon.inbox("halv.json"))
    try daemon.drop("AMN-2020-T2.json", as: "hel.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T2"] }
    #expect(daemon.scratch.names(in: "inkorg") == ["halv.json"])
    try bytes.write(to: daemon.inbox("halv.json"))
    try daemon.wait { daemon.packages == ["AMN-2020-T1", "AMN-2020-T2"] }
    #expect(daemon.answers.isEmpty)
  }

  @Test func `a corrected report replaces its package and the earlier one is kept`() throws {
    let daemon = try Daemon()
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.archived.count == 1 }
    let text = try String(
      contentsOf: Program.examples.appending(path: "AMN-2020-T1.json"), encoding: .utf8)
    let corrected = text.replacingOccurrences(of: #""vp": 4.0"#, with: #""vp": 4.5"#)
    #expect(corrected != text)
    try daemon.scratch.write(corrected, to: "b.json")
    try FileManager.default.moveItem(
      at: daemon.scratch.url.appending(path: "b.json"), to: daemon.inbox("b.json"))
    try daemon.wait { daemon.archived.count == 3 }
    let csv = try String(
      contentsOf: daemon.scratch.url.appending(
        path: "utkorg/AMN-2020-T1/AMN-2020-T1-investeringar.csv"), encoding: .utf8)
    #expect(csv.contains(";4,5;0,5;"))
  }

  @Test func `a second daemon on the same folders is refused with 75`() throws {
    let daemon = try Daemon()
    let second = try Program.shell(
      "blankettd run --data \(daemon.scratch.url.path) --templates $TEMPLATES",
      in: daemon.scratch.url)
    #expect(second.status == 75)
    #expect(daemon.stop() == 0)
  }
}

/// What goes wrong around a report, and must not be charged to it.
@Suite struct DaemonFaultTests {
  @Test func `a waiting worker that died costs no report anything`() throws {
    let daemon = try Daemon()
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.archived.count == 1 && daemon.scratch.names(in: "arbete").isEmpty }
    let killed = try Program.shell("pkill -9 -P \(daemon.pid)", in: daemon.scratch.url)
    #expect(killed.status == 0)
    try daemon.drop("AMN-2020-T2.json", as: "b.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1", "AMN-2020-T2"] }
    #expect(daemon.answers.isEmpty)
  }

  @Test func `a name that is taken by something else holds up that report alone`() throws {
    let daemon = try Daemon()
    try daemon.scratch.write("min egen fil", to: "utkorg/AMN-2020-T1")
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.drop("AMN-2020-T2.json", as: "b.json")
    try daemon.wait { daemon.packages.contains("AMN-2020-T2") && daemon.answers.count == 1 }
    let receipt = try daemon.receipt(0)
    #expect(receipt.contains("I utkorgen finns redan »AMN-2020-T1«"))
    #expect(!receipt.contains("Filer i paketet"))
    let kept = daemon.scratch.url.appending(path: "utkorg/AMN-2020-T1")
    #expect(try String(contentsOf: kept, encoding: .utf8) == "min egen fil")
  }

  @Test func `another nämnd with the same code does not replace a package`() throws {
    let daemon = try Daemon()
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.archived.count == 1 }
    let text = try String(
      contentsOf: Program.examples.appending(path: "AMN-2020-T1.json"), encoding: .utf8)
    try daemon.scratch.write(
      text.replacingOccurrences(of: "\"Arbetsmarknadsnämnden\"", with: "\"Annan nämnd\""),
      to: "inkorg/b.json")
    try daemon.wait { daemon.answers.count == 1 }
    #expect(
      try daemon.receipt(0).oneLine.contains("i utkorgen är publicerat för »Arbetsmarknadsnämnden«")
    )
  }

  @Test func `a link in the inbox is answered as what it is`() throws {
    let daemon = try Daemon()
    try FileManager.default.createSymbolicLink(
      at: daemon.inbox("x.json"), withDestinationURL: URL(filePath: "/etc/hostname"))
    try daemon.wait { daemon.answers.count == 1 }
    let receipt = try daemon.receipt(0)
    #expect(receipt.hasPrefix("FEL: filen kan inte tas emot\n"))
    #expect(receipt.contains("Filen är en länk."))
  }
}
