import Foundation
import Testing

/// What senders and operators are told of files that wait, and of jobs that ended.
@Suite struct ExplanationTests {
  private let elsewhere: ScratchFolder
  private let report: String

  init() throws {
    elsewhere = try ScratchFolder()
    report = try #require(
      String(data: try Program.example("AMN-2020-T1.json"), encoding: .utf8))
  }

  private func daemon(patience: String) throws -> Daemon {
    try Daemon(
      configuration: """
        templates: \(Program.environment["TEMPLATES"] ?? "")
        readiness: {settle: 100ms, patience: \(patience), rescan: 1s}
        """)
  }

  /// `explain` as somebody says it who does not stand in the data folder.
  private func explain(_ subject: String, _ daemon: Daemon) throws -> String {
    try Program.shell(
      "blankettd explain '\(subject)' --data \(daemon.scratch.url.path)", in: elsewhere.url
    ).output
  }

  @Test func `who forgot the last brackets is told which, as validate tells it`() throws {
    let daemon = try daemon(patience: "1s")
    let end = try #require(report.lastIndex(of: "}"))
    let inner = try #require(report[..<end].lastIndex(of: "}"))
    try daemon.drop(Data(report[..<inner].utf8), as: "a.json")
    try daemon.wait { !daemon.answers.isEmpty }
    let receipt = try daemon.receipt(0).oneLine
    #expect(receipt.hasPrefix("VÄNTAR: "))
    #expect(receipt.contains("Filen tar slut mitt i innehållet."))
    #expect(
      receipt.contains("saknas } } sist i filen (den sista som är öppen börjar på rad "))
    #expect(receipt.contains("). Den ligger kvar i inkorgen"))
    // In the middle of a text nobody can tell.
    let text = try #require(report.range(of: "Arbetsmarknads"))
    try daemon.drop(Data(report[..<text.upperBound].utf8), as: "b.json")
    try daemon.wait { daemon.answers.count == 2 }
    let other = try #require(daemon.answers.firstIndex { $0.contains("/b.json.") })
    #expect(try !daemon.receipt(other).contains("saknas"))
    #expect(daemon.isRunning && daemon.scratch.names(in: "inkorg") == ["a.json", "b.json"])
  }

  @Test func `a file of another name that waits on record is told one thing`() throws {
    let daemon = try daemon(patience: "10min")
    try daemon.drop(Data("PK\u{3}\u{4}".utf8), as: "bok.xlsx")
    try daemon.wait { try daemon.command("status").output.contains("1 held back") }
    try daemon.drop(Data(report.utf8), as: "a.json")
    try daemon.wait { daemon.archived.count == 1 }
    let story = try explain("bok.xlsx", daemon)
    #expect(story.contains("state     waiting"))
    let next = "when it has not changed for 600.0 seconds it is answered in fel/"
    #expect(story.ranges(of: next).count == 2, "\(story)")
    #expect(!story.contains("when it is whole"))
  }

  @Test func `a job whose input was put back names the job that it became`() throws {
    let daemon = try daemon(patience: "1h")
    let faulty = report.replacing(#""vp": 4.0"#, with: #""vp": "fyra""#)
    try daemon.drop(Data(faulty.utf8), as: "a.json")
    try daemon.wait { daemon.answers.count == 1 && daemon.isIdle }
    let first = try #require(daemon.answers[0].split(separator: ".").last)
    #expect(try daemon.command("retry \(first)").status == 0)
    try daemon.wait { daemon.answers.count == 2 && daemon.isIdle }
    let answer = try #require(daemon.answers.first { !$0.hasSuffix(String(first)) })
    let second = try #require(answer.split(separator: ".").last)
    let story = try explain(String(first), daemon)
    #expect(
      story.contains("nothing; its input was put back and became job \(second) (rejected)"))
    #expect(try explain(String(second), daemon).contains("until somebody drops a corrected"))
    // As people name the folders, from wherever they stand.
    #expect(try explain("fel/\(answer)", daemon).contains("job        \(second)"))
  }

  @Test func `folders are known by their names, from wherever somebody asks`() throws {
    let daemon = try daemon(patience: "1h")
    try daemon.drop(Data(report.utf8), as: "a.json")
    try daemon.wait { daemon.archived.count == 1 && daemon.isIdle }
    for subject in ["utkorg/AMN-2020-T1", "arkiv/\(daemon.archived[0])", "inkorg/a.json"] {
      let story = try explain(subject, daemon)
      #expect(story.contains("state      published, AMN-2020-T1, version 1"), "\(story)")
    }
    #expect(try explain("utkorg/AMN-2020-T2", daemon).contains("nothing is known"))
  }
}
