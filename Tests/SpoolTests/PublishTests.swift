import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite struct PublishTests {
  let spool: TemporarySpool
  var folders: SpoolFolders { spool.folders }

  init() throws { spool = try TemporarySpool() }

  private let package: FilePath = "AMN-2020-T2"
  private var outbox: FilePath { folders.utkorg.pushing(package) }

  private func published(_ files: [String: String], replacing: Int = 0) throws -> Claim {
    let claim = try spool.claimed()
    try spool.stage(files, in: claim)
    try spool.publish(claim, as: "AMN-2020-T2", replacing: replacing)
    return claim
  }

  @Test func `a package appears with all its files`() throws {
    let claim = try published(["a.csv": "1", "kvittens.txt": "2"])
    #expect(try spool.tree(outbox) == ["a.csv": "1", "kvittens.txt": "2"])
    let archived = try spool.archive(claim)
    #expect(archived.replaced == nil)
    #expect(archived.input == folders.arkiv.appending("\(spool.day)/a.\(claim.job).json"))
    #expect(try read(archived.input) == "{}")
    #expect(try Folder(folders.arbete).names().isEmpty)
  }

  @Test func `a package replaces an earlier one, which is archived with its version`() throws {
    _ = try spool.archive(try published(["a.csv": "old"]))
    let claim = try published(["a.csv": "new"], replacing: 1)
    #expect(try spool.tree(outbox) == ["a.csv": "new"])
    let replaced = try #require(try spool.archive(claim).replaced)
    #expect(replaced == folders.arkiv.appending("\(spool.day)/AMN-2020-T2.v1.\(claim.job)"))
    #expect(try spool.tree(replaced) == ["a.csv": "old"])
  }

  @Test func `receipts come into the package last, in the place of those before`() throws {
    let claim = try spool.claimed()
    try spool.stage(["a.csv": "1"], in: claim)
    for text in ["first", "second"] {
      let receipt = AnswerFile(name: "kvittens.txt", bytes: Array(text.utf8))
      try spool.flush.flush([try claim.seal(["a.csv"], as: "P", replacing: 0, with: [receipt])])
    }
    try spool.flush.flush([try claim.publish()])
    #expect(try spool.tree(folders.utkorg) == ["P/a.csv": "1", "P/kvittens.txt": "second"])
  }

  @Test func `what a library left beside the files is not published`() throws {
    let claim = try spool.claimed()
    try spool.stage(["a.csv": "1", "tmp.x8Gq2L": "junk"], in: claim)
    try spool.flush.flush([try claim.seal(["a.csv"], as: "P", replacing: 0, with: [])])
    try spool.flush.flush([try claim.publish()])
    #expect(try spool.tree(folders.utkorg) == ["P/a.csv": "1"])
  }

  @Test func `publishing again does nothing more`() throws {
    let claim = try published(["a.csv": "1"])
    try spool.flush.flush([try claim.publish()])
    #expect(try spool.tree(outbox) == ["a.csv": "1"])
  }

  @Test func `what is published can neither be staged anew, nor answered, nor put back`() throws {
    let claim = try published(["a.csv": "1"])
    for step in [
      { _ = try claim.stageDirectory() }, { _ = try claim.unclaim() },
      { _ = try claim.draft([], for: .fel) },
    ] as [() throws -> Void] {
      #expect { try step() } throws: { ($0 as? SpoolError)?.code == .outOfOrder }
    }
    #expect(try claim.isIntact())
  }

  @Test func `staging anew starts empty`() throws {
    let claim = try spool.claimed()
    try spool.stage(["old.csv": "1"], in: claim)
    try spool.stage(["new.csv": "2"], in: claim)
    try spool.publish(claim, as: "P")
    #expect(try spool.tree(folders.utkorg) == ["P/new.csv": "2"])
  }

  @Test func `nothing is published without a stage directory`() throws {
    let claim = try spool.claimed()
    #expect {
      try spool.publish(claim, as: "P")
    } throws: { ($0 as? SpoolError)?.code == .outOfOrder }
  }

  @Test(arguments: ["", ".", "..", "../x", "/abs", "a/b", ".hidden", "a\nb", "a\0b"])
  func `a name from a report cannot leave the folder`(name: String) throws {
    let claim = try spool.claimed()
    try spool.stage(["a.csv": "1"], in: claim)
    #expect {
      try spool.publish(claim, as: name)
    } throws: { ($0 as? SpoolError)?.code == .unsafeName }
    #expect(try Folder(folders.utkorg).names().isEmpty)
  }

  @Test(arguments: [true, false])
  func `a file or a link under the package's name is neither followed nor replaced`(
    isLink: Bool
  ) throws {
    let taken = folders.utkorg.appending("P")
    if isLink {
      try succeed(taken.withPlatformString { symlink("/tmp", $0) })
    } else {
      try write("mine", to: taken)
    }
    let claim = try spool.claimed()
    try spool.stage(["a.csv": "1"], in: claim)
    #expect {
      try spool.publish(claim, as: "P")
    } throws: { ($0 as? SpoolError)?.code == .occupied }
    #expect(try Folder(folders.utkorg).status(of: "P")?.kind == (isLink ? .symbolicLink : .regular))
    #expect(try claim.unclaim().entry.path == "a.json")
  }

  @Test func `a staged link is not published`() throws {
    let claim = try spool.claimed()
    try spool.stage([:], in: claim)
    let link = claim.workFolder.appending("paket/a.csv")
    try succeed(link.withPlatformString { symlink("/etc/passwd", $0) })
    #expect(throws: SpoolError.self) { try spool.publish(claim, as: "P") }
    #expect(try Folder(folders.utkorg).names().isEmpty)
  }
}
