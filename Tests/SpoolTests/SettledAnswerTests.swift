import SystemPackage
import Testing

@testable import Spool

/// Answers that a publication settles: where they are, however far it came.
@Suite struct SettledAnswerTests {
  let spool: TemporarySpool
  let later = DayFolder(at: 1_790_100_000)
  var folders: SpoolFolders { spool.folders }

  init() throws { spool = try TemporarySpool() }

  /// An answer that lies in `fel/` with its input.
  private func answer(_ name: FilePath = "a.json") throws -> FilePath {
    let claim = try spool.claimed(name, "{\"fel\":")
    return try spool.answer(claim, [AnswerFile(name: "kvittens.txt", bytes: Array("rätta".utf8))])
  }

  /// A correction that is sealed and settles these answers.
  private func correction(_ answers: [FilePath]) throws -> Claim {
    let claim = try spool.claimed("b.json")
    try spool.stage(["a.csv": "1"], in: claim)
    let settled = try answers.map { try #require(SettledAnswer($0, on: later)) }
    _ = try claim.seal(["a.csv"], as: "P", replacing: 0, with: [], settling: settled)
    return claim
  }

  private func recover() throws {
    let all = try folders.recover(on: spool.day, by: spool.flush)
    for recovered in all {
      if case .failed(let error) = recovered.outcome { Issue.record(error) }
    }
    #expect(try folders.recover(on: spool.day, by: spool.flush).isEmpty)
  }

  /// The answer lies in the archive, byte for byte, and nowhere else.
  private func expectSettled(_ answer: FilePath) throws {
    #expect(try Folder(folders.fel).names().isEmpty)
    let place = folders.arkiv.pushing(later.name).pushing(answer.name)
    #expect(try spool.tree(place) == ["a.json": "{\"fel\":", "kvittens.txt": "rätta"])
  }

  private func expectInSight(_ answer: FilePath) throws {
    #expect(try spool.tree(answer) == ["a.json": "{\"fel\":", "kvittens.txt": "rätta"])
    #expect(try !spool.tree(folders.arkiv).values.contains("rätta"))
  }

  @Test func `a settled answer goes to the archive with the input, and its empty day goes`() throws
  {
    let answer = try answer()
    let claim = try correction([answer])
    _ = try claim.publish()
    _ = try spool.archive(claim)
    try expectSettled(answer)
    #expect(try Folder(folders.arbete).names().isEmpty)
  }

  @Test func `a publication that a crash cut short is brought to its end with its answers`() throws
  {
    let answer = try answer()
    _ = try correction([answer]).publish()
    try expectInSight(answer)
    try recover()
    try expectSettled(answer)
  }

  @Test func `so is one whose input was archived already`() throws {
    let answer = try answer()
    let claim = try correction([answer])
    _ = try claim.publish()
    _ = try claim.open().archiveInput(on: spool.day)
    try recover()
    try expectSettled(answer)
  }

  @Test func `what was moved before the crash stays where it went`() throws {
    let answer = try answer()
    let claim = try correction([answer])
    _ = try claim.publish()
    _ = try claim.open().archiveSettled()
    try expectSettled(answer)
    try recover()
    try expectSettled(answer)
  }

  @Test func `a package that was not published settles nothing`() throws {
    let answer = try answer()
    _ = try correction([answer])
    try recover()
    try expectInSight(answer)
    #expect(try spool.tree(folders.inkorg) == ["b.json": "{}"])
  }

  @Test func `a package whose name is taken settles nothing, nor does the answer to it`() throws {
    let answer = try answer()
    try write("mine", to: folders.utkorg.appending("P"))
    let claim = try correction([answer])
    #expect(throws: SpoolError.self) { try claim.publish() }
    _ = try spool.answer(claim, [])
    try expectInSight(answer)
  }

  @Test func `other answers of the day stay, and so does the day`() throws {
    let answers = try [answer(), answer("c.json")]
    let claim = try correction([answers[0]])
    _ = try claim.publish()
    _ = try spool.archive(claim)
    #expect(try Folder(folders.fel.pushing(spool.day.name)).names() == [answers[1].name])
  }

  @Test func `one that somebody has taken away is no fault`() throws {
    let answer = try answer()
    let claim = try correction([answer])
    _ = try claim.publish()
    try move(answer, to: spool.root.appending("taken"))
    _ = try spool.archive(claim)
    #expect(try Folder(folders.arbete).names().isEmpty)
  }

  @Test func `one whose place in the archive is taken stays in sight`() throws {
    let answer = try answer()
    let claim = try correction([answer])
    _ = try claim.publish()
    try makeFolder(folders.arkiv.pushing(later.name))
    try makeFolder(folders.arkiv.pushing(later.name).pushing(answer.name))
    _ = try spool.archive(claim)
    try expectInSight(answer)
  }

  @Test func `its job is found in the archive, and there is nothing to retry`() throws {
    let claim = try spool.claimed("a.json")
    let answer = try spool.answer(claim, [AnswerFile(name: "kvittens.txt", bytes: [])])
    let correction = try correction([answer])
    _ = try correction.publish()
    _ = try spool.archive(correction)
    let place = folders.arkiv.pushing(later.name).pushing(answer.name)
    #expect(try folders.whereabouts(of: claim.job) == place)
    for remembered in [answer, place] {
      #expect(try folders.answers(to: [claim.job: remembered]).isEmpty)
    }
  }

  @Test func `an answer of the longest name can be noted, and what is no answer's place cannot`()
    throws
  {
    let name = FilePath(String(repeating: "å", count: 120) + ".json")
    let answer = try answer(name)
    let claim = try correction([answer])
    _ = try claim.publish()
    _ = try spool.archive(claim)
    #expect(try Folder(folders.fel).names().isEmpty)
    for other in ["a.json", "fel/i-dag/a.json", "/", ""] as [FilePath] {
      #expect(SettledAnswer(other, on: later) == nil)
    }
    let long = FilePath(String(repeating: "a", count: 201))
    #expect(SettledAnswer(folders.fel.pushing(spool.day.name).pushing(long), on: later) == nil)
  }

  @Test func `an answer is delivered though its day is removed as often as it is empty`()
    async throws
  {
    let (fel, day) = (folders.fel, spool.day)
    let remover = Task.detached {
      while !Task.isCancelled { try Folder(fel).removeIfEmpty(day.name) }
    }
    for _ in 0..<300 {
      let folder = try JobFolder(new: spool.job(), in: folders)
      _ = try folder.draft([], for: .fel, named: SafeName("a.json".utf8))
      let place = try folder.deliver(.fel, on: day)
      try move(place, to: spool.root.appending("taken-\(folder.id)"))
    }
    remover.cancel()
    try await remover.value
  }

  @Test func `answers are found by the name of the file`() throws {
    let answers = try [answer("a.json"), answer("a.json")]
    _ = try answer("b.json")
    #expect(try Set(folders.answers(toFilesNamed: "nord/a.json")) == Set(answers))
    try spool.drop("c.json")
    #expect(folders.mayLieInInbox("c.json"))
    #expect(!folders.mayLieInInbox("nord/c.json"))
  }
}
