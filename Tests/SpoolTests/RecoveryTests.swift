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
    let all = try folders.recover(on: spool.day)
    #expect(try folders.recover(on: spool.day).isEmpty)
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
    guard case .archived(let input, let old) = try recovered() else {
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
  private func noted() throws -> Claim {
    let claim = try spool.claimed()
    try spool.stage(["a.csv": "new"], in: claim)
    let job = try claim.open()
    let inode = try #require(try job.folder.status(of: "paket")).identity.inode
    try Publication(package: "P", inode: inode).write(in: job.folder)
    return claim
  }

  @Test func `a job folder without anything is cleared`() throws {
    try Folder(folders.arbete).makeFolder(spool.job().name, mode: 0o700)
    try expectCleared()
  }

  @Test func `a claim that died before its rename is cleared, the file was never away`() throws {
    try spool.drop("a.json")
    let job = try JobFolder(new: spool.job(), in: folders)
    try job.folder.write(Array("a.js".utf8), as: "namn", mode: 0o600)
    try expectCleared()
    #expect(try spool.tree(folders.inkorg) == ["a.json": "{}"])
  }

  @Test func `a claimed file is put back`() throws {
    _ = try spool.claimed()
    try expectReturned()
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
    #expect(try spool.tree(folders.arkiv)["\(spool.day)/P.\(claim.job)/a.csv"] == "old")
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
    try claim.open().draft([AnswerFile(name: "kvittens.txt", bytes: [])], for: .fel)
    try expectReturned()
    #expect(try spool.tree(folders.fel).isEmpty)
  }

  @Test(arguments: [AnswerPlace.fel, .arkiv])
  func `an answer with its input is delivered`(place: AnswerPlace) throws {
    let claim = try spool.claimed("a b.json")
    let job = try claim.open()
    try job.draft([AnswerFile(name: "kvittens.txt", bytes: [])], for: place)
    try job.complete(place)
    guard case .answered(let answer) = try recovered() else {
      Issue.record("was not answered")
      return
    }
    #expect(answer.starts(with: place.path(in: folders)))
    #expect(try spool.tree(answer).keys.sorted() == ["a_b.json", "kvittens.txt"])
  }

  @Test func `an answer to a waiting file that died on its way is cleared`() throws {
    try JobFolder(new: spool.job(), in: folders).draft([], for: .fel)
    try expectCleared()
  }

  @Test func `a job without the name of its file is put back under its own`() throws {
    let claim = try spool.claimed()
    try Folder(claim.workFolder).remove("namn")
    _ = try recovered()
    #expect(try spool.tree(folders.inkorg) == ["\(claim.job).json": "{}"])
  }

  @Test func `a name that would leave the inbox is not believed`() throws {
    let claim = try spool.claimed()
    try write("../../a.json", to: claim.workFolder.appending("namn"))
    _ = try recovered()
    #expect(try spool.tree(folders.inkorg) == ["\(claim.job).json": "{}"])
  }

  @Test func `a damaged note is reported and its job left alone`() throws {
    let claim = try noted()
    try write("damaged", to: claim.workFolder.appending("publicering"))
    let all = try folders.recover(on: spool.day)
    guard case .failed = try #require(all.first).outcome else {
      Issue.record("was not reported")
      return
    }
    #expect(try claim.isIntact())
  }

  @Test func `a folder that is none of ours is reported and left alone`() throws {
    try makeFolder(folders.arbete.appending("mine"))
    let all = try folders.recover(on: spool.day)
    guard case .unknown = try #require(all.first).outcome else {
      Issue.record("was not reported")
      return
    }
    #expect(try Folder(folders.arbete).names() == ["mine"])
  }

  @Test func `jobs in hand are passed over, the others settled oldest first`() throws {
    let names: [FilePath] = ["a.json", "b.json", "c.json"]
    let claims = try names.map { try spool.claimed($0) }
    let all = try folders.recover(on: spool.day, except: [claims[1].job])
    #expect(all.map(\.folder) == [claims[0].job.name, claims[2].job.name])
    #expect(try claims[1].isIntact())
  }
}
