import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite struct SearchTests {
  let spool: TemporarySpool
  var folders: SpoolFolders { spool.folders }
  private let receipt = AnswerFile(name: "kvittens.txt", bytes: [])

  init() throws { spool = try TemporarySpool() }

  /// A published job and where its input lies.
  private func published(replacing: Int = 0) throws -> (job: JobID, input: FilePath) {
    let claim = try spool.claimed()
    try spool.stage(["a.csv": "1"], in: claim)
    try spool.publish(claim, as: "P", replacing: replacing)
    return (claim.job, try spool.archive(claim).input)
  }

  @Test func `a job is found by its answer, in fel and in arkiv`() throws {
    for place in AnswerPlace.allCases {
      let claim = try spool.claimed()
      let answer = try spool.answer(claim, [receipt], in: place)
      #expect(try folders.whereabouts(of: claim.job) == answer)
      #expect(try folders.archivedInput(of: claim.job) == nil)
    }
  }

  @Test func `a published job is found by its input, not by what it replaced`() throws {
    let first = try published()
    let second = try published(replacing: 1)
    #expect(try folders.whereabouts(of: first.job) == first.input)
    #expect(try folders.whereabouts(of: second.job) == second.input)
    #expect(try folders.archivedInput(of: second.job) == second.input)
  }

  @Test func `a job that left nothing is not found`() throws {
    #expect(try folders.whereabouts(of: spool.job()) == nil)
    #expect(try folders.archivedInput(of: spool.job()) == nil)
  }

  @Test func `stray files among the days disturb no search`() throws {
    try write("", to: folders.fel.appending("anteckning.txt"))
    let claim = try spool.claimed()
    let answer = try spool.answer(claim, [receipt])
    #expect(try folders.whereabouts(of: claim.job) == answer)
  }

  @Test func `a job has its folder until it is closed`() throws {
    let claim = try spool.claimed()
    #expect(folders.holds(claim.job))
    _ = try spool.answer(claim, [receipt])
    #expect(!folders.holds(claim.job))
  }
}

@Suite struct RetryTests {
  let spool: TemporarySpool
  var folders: SpoolFolders { spool.folders }
  private let receipt = AnswerFile(name: "kvittens.txt", bytes: [])

  init() throws { spool = try TemporarySpool() }

  private func returned(_ job: JobID, to path: FilePath?, place: FilePath? = nil) throws
    -> FilePath?
  {
    guard let answer = try folders.answers(to: [job: place])[job] else { return nil }
    return try folders.returnInput(of: job, in: answer, to: path)?.path
  }

  @Test func `many are found in one look, and one where it is remembered to lie in none`() throws {
    let claims = try (0..<4).map { try spool.claimed(FilePath("\($0).json")) }
    let answers = try claims.map { try spool.answer($0, [receipt]) }
    // What a search would come upon first.
    let later = folders.fel.appending("9999-12-31")
    try makeFolder(later)
    let decoys = claims.map { later.appending("decoy.json.\($0.job)") }
    for decoy in decoys { try makeFolder(decoy) }
    var wanted = Dictionary(
      uniqueKeysWithValues: zip(claims, answers).map { ($0.job, Optional($1)) })
    let found = try folders.answers(to: wanted)
    #expect(claims.map { found[$0.job] } == answers)
    // Nothing is believed of a place that is another job's, elsewhere, or empty.
    wanted[claims[0].job] = answers[1]
    wanted[claims[1].job] = folders.inkorg.appending("x/0.json.\(claims[1].job)")
    wanted[claims[2].job] = later.appending("gone.json.\(claims[2].job)")
    wanted.updateValue(nil, forKey: claims[3].job)
    let searched = try folders.answers(to: wanted)
    #expect(claims.map { searched[$0.job] } == decoys)
  }

  @Test func `an answered input goes back under its own name, and the receipt stays`() throws {
    let claim = try spool.claimed("å b.json")
    let answer = try spool.answer(claim, [receipt])
    let back = try returned(claim.job, to: claim.originalPath)
    #expect(back == spool.inbox("å b.json"))
    #expect(try spool.tree(folders.inkorg) == ["å b.json": "{}"])
    #expect(try spool.tree(answer).keys.sorted() == ["kvittens.txt"])
    #expect(try returned(claim.job, to: claim.originalPath) == nil)
  }

  @Test func `it goes back into its folder, or the inbox when that is gone`() throws {
    try makeFolder(spool.inbox("nord"))
    let claims = [try spool.claimed("nord/a.json"), try spool.claimed("nord/b.json")]
    for claim in claims { _ = try spool.answer(claim, [receipt]) }
    let first = try returned(claims[0].job, to: claims[0].originalPath)
    #expect(first == spool.inbox("nord/a.json"))
    try move(spool.inbox("nord"), to: spool.root.appending("away"))
    let second = try returned(claims[1].job, to: claims[1].originalPath)
    #expect(second == spool.inbox("b.json"))
  }

  @Test func `it takes nobody's place`() throws {
    let claim = try spool.claimed()
    _ = try spool.answer(claim, [receipt])
    try spool.drop("a.json", "new")
    let back = try returned(claim.job, to: "a.json")
    #expect(back == spool.inbox("a.\(claim.job).json".filePath))
    #expect(try spool.tree(folders.inkorg).values.sorted() == ["new", "{}"])
  }

  @Test func `without its name it goes back under the safe one`() throws {
    let claim = try spool.claimed("a b.json")
    _ = try spool.answer(claim, [receipt])
    #expect(try returned(claim.job, to: nil) == spool.inbox("a_b.json"))
  }

  @Test func `what was accepted is not put back`() throws {
    let claim = try spool.claimed()
    _ = try spool.answer(claim, [receipt], in: .arkiv)
    #expect(try returned(claim.job, to: nil) == nil)
  }

  @Test func `an answer to a file that stayed holds nothing to put back`() throws {
    try spool.drop("a.json")
    let job = spool.job()
    _ = try folders.answerWaiting(
      [WaitingAnswer(try spool.entry("a.json"), as: job, files: [receipt])], on: spool.day,
      by: spool.flush)
    #expect(try returned(job, to: nil) == nil)
  }
}

extension String {
  fileprivate var filePath: FilePath { FilePath(self) }
}
