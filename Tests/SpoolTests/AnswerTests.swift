import SystemPackage
import Testing

@testable import Spool

@Suite struct AnswerTests {
  let spool: TemporarySpool
  let receipts = [
    AnswerFile(name: "kvittens.txt", bytes: Array("rätta raden".utf8)),
    AnswerFile(name: "kvittens.json", bytes: Array("{}".utf8)),
  ]

  init() throws { spool = try TemporarySpool() }

  @Test func `a rejected input lies byte for byte beside its receipts`() throws {
    let claim = try spool.claimed("en rapport.json", "{\"a\":")
    let answer = try spool.answer(claim, receipts)
    #expect(
      answer == spool.folders.fel.appending("\(spool.day)/en_rapport.json.\(claim.job)"))
    #expect(
      try spool.tree(answer)
        == ["en_rapport.json": "{\"a\":", "kvittens.txt": "rätta raden", "kvittens.json": "{}"])
    #expect(try Folder(spool.folders.arbete).names().isEmpty)
  }

  @Test func `an input called as a receipt takes no receipt's place`() throws {
    let claim = try spool.claimed("Kvittens.xml", "<a/>")
    let answer = try spool.answer(claim, receipts)
    #expect(try read(answer.appending("indata-Kvittens.xml")) == "<a/>")
  }

  @Test(arguments: ["../kvittens.txt", "kvittens./x", "rapport.txt", ""])
  func `a receipt that is not called as one is refused, and the input stays`(
    name: String
  ) throws {
    let claim = try spool.claimed()
    #expect {
      try spool.answer(claim, [AnswerFile(name: name, bytes: [])])
    } throws: { ($0 as? SpoolError)?.code == .unsafeName }
    #expect(try claim.isIntact())
    #expect(try spool.tree(spool.folders.fel).isEmpty)
  }

  @Test func `a file that waits is answered and stays`() throws {
    try spool.drop("a.json", "{")
    let (entry, job) = (try spool.entry("a.json"), spool.job())
    let answer = try #require(
      try spool.folders.answerWaiting(
        [WaitingAnswer(entry, as: job, files: receipts)], on: spool.day, by: spool.flush
      ).first)
    #expect(answer == spool.folders.fel.appending("\(spool.day)/a.json.\(job)"))
    #expect(try spool.tree(answer).keys.sorted() == ["kvittens.json", "kvittens.txt"])
    #expect(try spool.entry("a.json") == entry)
    #expect(try Folder(spool.folders.arbete).names().isEmpty)
  }

  @Test func `answers that are given together appear each in a folder of its own`() throws {
    for name in ["a.json", "nord.json"] { try spool.drop(FilePath(name), "{") }
    let answers = try spool.folders.scan().entries.map {
      WaitingAnswer($0, as: spool.job(), files: receipts)
    }
    let folders = try spool.folders.answerWaiting(answers, on: spool.day, by: spool.flush)
    #expect(
      folders.map(\.lastComponent?.string) == [
        "a.json.\(answers[0].job)", "nord.json.\(answers[1].job)",
      ])
    for folder in folders { #expect(try spool.tree(folder).count == receipts.count) }
    #expect(try spool.folders.scan().entries.count == 2)
  }

  @Test func `the same bytes again are archived with their answer`() throws {
    let claim = try spool.claimed("a.json", "{}")
    let answer = try spool.answer(claim, receipts, in: .arkiv)
    #expect(answer == spool.folders.arkiv.appending("\(spool.day)/a.json.\(claim.job)"))
    #expect(try spool.tree(answer).count == 3)
  }

  @Test func `an archived input keeps a safe name, cut`() throws {
    let claim = try spool.claimed(FilePath(String(repeating: "å", count: 120) + ".json"))
    try spool.stage(["a.csv": "1"], in: claim)
    try spool.publish(claim, as: "P")
    let name = try spool.archive(claim).input.name.printable
    #expect(name == String(repeating: "å", count: 47) + ".\(claim.job).json")
  }
}
