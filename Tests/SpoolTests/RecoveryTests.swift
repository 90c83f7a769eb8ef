import Glibc
import SystemPackage
import Testing

@testable import Spool

/// Each test builds by hand what a crash at one point leaves, or stops there, and starts anew.
@Suite struct RecoveryTests {
  let spool: TemporarySpool
  var folders: SpoolFolders { spool.folders }

  init() throws { spool = try TemporarySpool() }

  private func recovered() throws -> Recovered.Outcome {
    let all = try folders.recover(on: spool.day, by: spool.flush)
    #expect(try folders.recover(on: spool.day, by: spool.flush).isEmpty)
    return try #require(all.first).outcome
  }

  private func expectReturned(_ text: String = "{}") throws {
    guard case .returned(let entry) = try recovered() else {
      Issue.record("was not returned")
      return
    }
    #expect(entry.path == "a.json")
    #expect(try spool.tree(folders.inkorg) == ["a.json": text])
  }

  private func expectArchived(replaced: Bool = false) throws {
    guard case .archived(_, let input, let old) = try recovered() else {
      Issue.record("was not archived")
      return
    }
    #expect(try read(input) == "{}")
    #expect((old != nil) == replaced)
    #expect(try spool.tree(folders.inkorg).isEmpty)
  }

  private func expectCleared() throws {
    guard case .cleared = try recovered() else {
      Issue.record("was not cleared")
      return
    }
  }

  /// A job whose package is staged and noted, but not published.
  private func noted(isCopied: Bool = true) throws -> Claim {
    let claim = try spool.claimed(isCopied: isCopied)
    try spool.stage(["a.csv": "new"], in: claim)
    _ = try claim.seal(["a.csv"], as: "P", replacing: 1, with: [])
    return claim
  }

  @Test func `a job folder without anything is cleared`() throws {
    try Folder(folders.arbete).makeFolder(spool.job().name, mode: 0o700)
    try expectCleared()
  }

  @Test func `a claim that died before its rename is cleared, the file was never away`() throws {
    try spool.drop("a.json")
    let job = try JobFolder(new: spool.job(), in: folders)
    _ = try HeldInput.makePlace(for: "nord/a.json", arrival: 1, in: job.folder)
    try expectCleared()
    #expect(try spool.tree(folders.inkorg) == ["a.json": "{}"])
  }

  @Test(arguments: [true, false])
  func `a claimed file is put back`(isCopied: Bool) throws {
    _ = try spool.claimed(isCopied: isCopied)
    try expectReturned()
  }

  @Test func `what will be put back is told with its place in the order of arrival`() throws {
    try Folder(folders.inkorg).makeFolder("nord", mode: 0o755)
    let claim = try spool.claimed("nord/a.json")
    let file = try #require(try folders.interrupted().first)
    #expect(file.job == claim.job)
    #expect(file.path == "nord/a.json")
    #expect(file.identity == claim.identity)
    #expect(file.arrival == claim.arrival)
    #expect(try folders.interrupted(except: [claim.job]).isEmpty)
  }

  @Test func `a file that an earlier version took has no place and is put back all the same`()
    throws
  {
    let claim = try spool.claimed()
    try Folder(claim.workFolder).move(
      HeldInput.root(for: claim.originalPath, claim.arrival), to: try Folder(claim.workFolder),
      as: "indata")
    let file = try #require(try folders.interrupted().first)
    #expect(file.arrival == nil)
    #expect(file.path == "a.json")
    try expectReturned()
  }

  @Test func `what is published or answered is not told as to be put back`() throws {
    _ = try noted().publish()
    let answered = try spool.claimed("b.json")
    _ = try answered.draft([], for: .fel)
    try answered.open().complete(.fel)
    #expect(try folders.interrupted().isEmpty)
  }

  @Test func `a claimed file is put back whatever was staged`() throws {
    try spool.stage(["a.csv": "1"], in: try spool.claimed())
    try expectReturned()
    #expect(try spool.tree(folders.utkorg).isEmpty)
  }

  @Test func `a package that was noted and not published is done again`() throws {
    _ = try noted()
    try expectReturned()
    #expect(try spool.tree(folders.utkorg).isEmpty)
  }

  @Test func `a stage that was cleared after a failed publication is done again`() throws {
    _ = try noted().stageDirectory()
    try expectReturned()
  }

  @Test func `a published package has its input archived`() throws {
    let claim = try noted()
    try move(claim.workFolder.appending("paket"), to: folders.utkorg.appending("P"))
    try expectArchived()
    #expect(try spool.tree(folders.utkorg) == ["P/a.csv": "new"])
  }

  @Test func `a published package of a version that made no copies has its input archived`() throws
  {
    let claim = try noted(isCopied: false)
    try move(claim.workFolder.appending("paket"), to: folders.utkorg.appending("P"))
    try expectArchived()
  }

  @Test func `a published package counts though somebody has fetched it away`() throws {
    let claim = try noted()
    try move(claim.workFolder.appending("paket"), to: spool.root.appending("fetched"))
    try expectArchived()
  }

  @Test func `an exchanged package has the old one archived`() throws {
    try makeFolder(folders.utkorg.appending("P"))
    try write("old", to: folders.utkorg.appending("P/a.csv"))
    let claim = try noted()
    try Folder(claim.workFolder).exchange("paket", with: "P", in: try Folder(folders.utkorg))
    try expectArchived(replaced: true)
    #expect(try spool.tree(folders.utkorg) == ["P/a.csv": "new"])
    #expect(try spool.tree(folders.arkiv)["\(spool.day)/P.v1.\(claim.job)/a.csv"] == "old")
  }

  @Test func `an archive that died before the folder went is cleared`() throws {
    let claim = try noted()
    try move(claim.workFolder.appending("paket"), to: folders.utkorg.appending("P"))
    _ = try claim.open().archiveInput(on: spool.day)
    try expectCleared()
    #expect(try spool.tree(folders.arkiv).count == 1)
  }

  @Test func `a return that died before the folder went is cleared`() throws {
    let claim = try noted()
    _ = try claim.open().returnInput()
    try expectCleared()
    #expect(try spool.tree(folders.inkorg) == ["a.json": "{}"])
    #expect(try spool.tree(folders.arkiv).isEmpty)
  }

  @Test func `an answer without its input is not given; the file is done again`() throws {
    let claim = try spool.claimed()
    _ = try claim.draft([AnswerFile(name: "kvittens.txt", bytes: [])], for: .fel)
    try expectReturned()
    #expect(try spool.tree(folders.fel).isEmpty)
  }

  @Test(arguments: [AnswerPlace.fel, .arkiv])
  func `an answer with its input is delivered`(place: AnswerPlace) throws {
    let claim = try spool.claimed("a b.json")
    _ = try claim.draft([AnswerFile(name: "kvittens.txt", bytes: [])], for: place)
    try claim.open().complete(place)
    guard case .answered(let answer) = try recovered() else {
      Issue.record("was not answered")
      return
    }
    #expect(answer.starts(with: place.path(in: folders)))
    #expect(try spool.tree(answer).keys.sorted() == ["a_b.json", "kvittens.txt"])
  }

  @Test func `an answer to a waiting file that died on its way is cleared`() throws {
    _ = try JobFolder(new: spool.job(), in: folders).draft(
      [], for: .fel, named: SafeName("a.json".utf8))
    try expectCleared()
  }

  @Test func `a file of a subfolder is put back where it was`() throws {
    try makeFolder(spool.inbox("nord"))
    _ = try spool.claimed("nord/a.json")
    _ = try recovered()
    #expect(try spool.tree(folders.inkorg) == ["nord/a.json": "{}"])
  }

  @Test func `a folder that is none of ours is reported and left alone`() throws {
    try makeFolder(folders.arbete.appending("mine"))
    let all = try folders.recover(on: spool.day, by: spool.flush)
    guard case .unknown = try #require(all.first).outcome else {
      Issue.record("was not reported")
      return
    }
    #expect(try Folder(folders.arbete).names() == ["mine"])
  }

  @Test func `jobs in hand are passed over, the others settled oldest first`() throws {
    let names: [FilePath] = ["a.json", "b.json", "c.json"]
    let claims = try names.map { try spool.claimed($0) }
    let all = try folders.recover(
      on: spool.day, by: spool.flush, except: [claims[1].job])
    #expect(all.map(\.folder) == [claims[0].job.name, claims[2].job.name])
    #expect(try claims[1].isIntact())
  }
}
