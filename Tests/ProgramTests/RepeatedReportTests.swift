import Foundation
import Testing

/// What happens to a report that comes again: the same bytes, a correction, an earlier version.
@Suite struct RepeatedReportTests {
  private let daemon: Daemon
  private let report: Data
  private let correction: Data
  private let utkorg = "utkorg/AMN-2020-T1"

  init() throws {
    daemon = try Daemon()
    report = try Program.example("AMN-2020-T1.json")
    correction = try Program.example("AMN-2020-T1.json", #""vp": 4.0"#, by: #""vp": 4.5"#)
  }

  /// Drops a file and waits until all is quiet again.
  private func give(_ content: Data, as name: String) throws {
    let before = daemon.archived.count + daemon.answers.count
    try daemon.drop(content, as: name)
    try daemon.wait { daemon.archived.count + daemon.answers.count > before && daemon.isIdle }
  }

  private var packageInode: Int? {
    let path = daemon.scratch.url.appending(path: utkorg).path
    return try? FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
  }

  /// The text of the answer to an input of this name in `arkiv/`.
  private func answer(to name: String) throws -> String {
    let folder = try #require(daemon.archived.first { $0.contains("/\(name).") })
    return try daemon.text(of: "arkiv/\(folder)/kvittens.txt")
  }

  private func version() throws -> Int? {
    try JSONDecoder().decode(
      PackageReceipt.self, from: Data(try daemon.text(of: "\(utkorg)/kvittens.json").utf8)
    ).version
  }

  @Test func `the same bytes again are answered and the package is not touched`() throws {
    try give(report, as: "a.json")
    let inode = packageInode
    try give(report, as: "b.json")
    #expect(packageInode == inode)
    #expect(daemon.archived.count == 2)
    #expect(daemon.answers.isEmpty)
    let answer = try answer(to: "b.json")
    #expect(answer.hasPrefix("REDAN KLART: AMN-2020-T1\n"))
    #expect(answer.contains("Samma rapport är redan publicerad"))
    let folder = try #require(daemon.archived.first { $0.contains("/b.json.") })
    #expect(daemon.scratch.names(in: "arkiv/\(folder)").contains("b.json"))
    #expect(try daemon.text(of: "arkiv/\(folder)/kvittens.json").contains(#"duplicate"#))
  }

  @Test func `a correction is version 2 and tells which figures it changes`() throws {
    try give(report, as: "a.json")
    try give(correction, as: "b.json")
    let receipt = try daemon.text(of: "\(utkorg)/kvittens.txt").oneLine
    #expect(receipt.contains("Version 2, ersätter version 1"))
    #expect(receipt.contains("VP 2020: 4,0 → 4,5"))
    let job =
      try #require(daemon.archived.first { $0.contains("/b.") })
      .split(separator: ".").dropLast().last ?? ""
    let old = try #require(daemon.archived.first { $0.contains("/AMN-2020-T1.v1.") })
    #expect(old.hasSuffix(".v1.\(job)"))
    #expect(daemon.scratch.names(in: "arkiv/\(old)").contains("AMN-2020-T1.xlsx"))
    #expect(try daemon.text(of: "arkiv/\(old)/kvittens.txt").hasPrefix("KLART: AMN-2020-T1\n"))
  }

  @Test func `a report and its correction dropped at the same moment are compared`() throws {
    _ = daemon.stop()
    // Several versions, each compared with one that was published a moment ago.
    for number in 0..<5 {
      let text = try Program.example(
        "AMN-2020-T1.json", #""vp": 4.0"#, by: #""vp": 4.\#(number)"#)
      try daemon.drop(text, as: "\(number).json")
    }
    try daemon.start()
    try daemon.wait { daemon.isIdle && daemon.packages == ["AMN-2020-T1"] }
    #expect(try version() == 5)
    #expect(!daemon.log.contains("nothing is compared"))
    let receipt = try daemon.text(of: "\(utkorg)/kvittens.txt").oneLine
    #expect(receipt.contains("VP 2020: 4,3 → 4,4"))
  }

  @Test func `a report that was corrected since is answered, not published again`() throws {
    try give(report, as: "a.json")
    try give(correction, as: "b.json")
    let inode = packageInode
    try give(report, as: "c.json")
    #expect(packageInode == inode)
    #expect(daemon.answers.count == 1 && daemon.scratch.names(in: "inkorg").isEmpty)
    #expect(try daemon.receipt(0).hasPrefix("ERSATT: AMN-2020-T1\n"))
    #expect(try daemon.receipt(0).oneLine.contains("ersatt av version 2"))
    let kept = daemon.scratch.url.appending(path: "fel/\(daemon.answers[0])/c.json")
    #expect(try Data(contentsOf: kept) == report)
    #expect(try version() == 2)
  }

  @Test func `a correction that was drawn up before what it replaces is published with a warning`()
    throws
  {
    let frame = "\"schemaVersion\": 1,"
    func drawnUp(_ time: String, _ amount: String) throws -> Data {
      let text = String(
        decoding: try Program.example(
          "AMN-2020-T1.json", frame, by: "\(frame) \"upprattad\": \"\(time)\","), as: UTF8.self)
      return Data(text.replacingOccurrences(of: #""vp": 4.0"#, with: "\"vp\": \(amount)").utf8)
    }
    try give(try drawnUp("2020-05-20T10:00:00+02:00", "4.0"), as: "a.json")
    try give(try drawnUp("2020-05-19T10:00:00+02:00", "4.5"), as: "b.json")
    let receipt = try daemon.text(of: "\(utkorg)/kvittens.txt").oneLine
    #expect(receipt.contains("varning V01: Rapporten är upprättad 2020-05-19 10:00, före den"))
    #expect(try version() == 2)
  }

  @Test(arguments: ["removed", "altered", "a file missing"])
  func `a package that is not as it was published is put back by the same bytes`(damage: String)
    throws
  {
    try give(report, as: "a.json")
    let package = daemon.scratch.url.appending(path: utkorg)
    let file = package.appending(path: "AMN-2020-T1-investeringar.csv")
    let before = try Data(contentsOf: file)
    switch damage {
    case "removed": try FileManager.default.removeItem(at: package)
    case "altered": try (before + "x".utf8).write(to: file)
    default: try FileManager.default.removeItem(at: file)
    }
    try give(report, as: "b.json")
    #expect(try Data(contentsOf: file) == before)
    #expect(try version() == 1)
    let receipt = try daemon.text(of: "\(utkorg)/kvittens.txt").oneLine
    #expect(receipt.contains("hade ändrats där och har lagts tillbaka (version 1)"))
  }

  @Test func `two files with the same bytes at once become one package and one answer`() throws {
    for name in ["a.json", "b.json"] { try daemon.drop(report, as: name) }
    try daemon.wait { daemon.archived.count == 2 && daemon.isIdle }
    #expect(daemon.packages == ["AMN-2020-T1"])
    #expect(daemon.answers.isEmpty)
    #expect(try version() == 1)
    let duplicates = daemon.archived.filter { $0.contains(".json.") }
    #expect(duplicates.count == 1)
    let status = try daemon.command("status").output
    #expect(status.contains("published  1") && status.contains("duplicate  1"))
  }
}

/// What the tests read of `kvittens.json`.
struct PackageReceipt: Decodable {
  var job: String
  var outcome: String
  var package: String?
  var version: Int?
  var input: Input
  var files: [File]

  struct Input: Decodable {
    var name: String
    var sha256: String?
  }

  struct File: Decodable {
    var name: String
    var sha256: String
  }
}

extension String {
  /// With every run of blanks and line breaks as one blank.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
