import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite struct PublishTests {
  let spool: TemporarySpool
  var folders: SpoolFolders { spool.folders }

  init() throws { spool = try TemporarySpool() }

  private func published(_ files: [String: String]) throws -> (Claim, PublishedPackage) {
    let claim = try spool.claimed()
    try spool.stage(files, in: claim)
    return (claim, try claim.publish(as: "AMN-2020-T2", on: spool.day))
  }

  @Test func `a package appears with all its files`() throws {
    let (claim, package) = try published(["a.csv": "1", "kvittens.txt": "2"])
    #expect(package.folder == folders.utkorg.appending("AMN-2020-T2"))
    #expect(package.replaced == nil)
    #expect(try spool.tree(package.folder) == ["a.csv": "1", "kvittens.txt": "2"])
    let archived = try claim.archive(on: spool.day)
    #expect(archived == folders.arkiv.appending("\(spool.day)/a.\(claim.job).json"))
    #expect(try read(archived) == "{}")
    #expect(try Folder(folders.arbete).names().isEmpty)
  }

  @Test func `a package replaces an earlier one, which is archived`() throws {
    let (first, _) = try published(["a.csv": "old"])
    _ = try first.archive(on: spool.day)
    let (claim, package) = try published(["a.csv": "new"])
    #expect(try spool.tree(package.folder) == ["a.csv": "new"])
    let replaced = try #require(package.replaced)
    #expect(replaced == folders.arkiv.appending("\(spool.day)/AMN-2020-T2.\(claim.job)"))
    #expect(try spool.tree(replaced) == ["a.csv": "old"])
  }

  @Test func `publishing again does nothing more`() throws {
    let (claim, package) = try published(["a.csv": "1"])
    #expect(try claim.publish(as: "AMN-2020-T2", on: spool.day) == package)
  }

  @Test func `what is published can neither be staged anew, nor rejected, nor put back`() throws {
    let (claim, _) = try published(["a.csv": "1"])
    for step in [
      { _ = try claim.stageDirectory() }, { _ = try claim.unclaim() },
      { _ = try claim.reject(on: spool.day, files: []) },
    ] as [() throws -> Void] {
      #expect { try step() } throws: { ($0 as? SpoolError)?.code == .outOfOrder }
    }
    #expect(try claim.isIntact())
  }

  @Test func `staging anew starts empty`() throws {
    let claim = try spool.claimed()
    try spool.stage(["old.csv": "1"], in: claim)
    try spool.stage(["new.csv": "2"], in: claim)
    let package = try claim.publish(as: "P", on: spool.day)
    #expect(try spool.tree(package.folder) == ["new.csv": "2"])
  }

  @Test func `nothing is published without a stage directory`() throws {
    let claim = try spool.claimed()
    #expect {
      try claim.publish(as: "P", on: spool.day)
    } throws: { ($0 as? SpoolError)?.code == .outOfOrder }
  }

  @Test(arguments: ["", ".", "..", "../x", "/abs", "a/b", ".hidden", "a\nb", "a\0b"])
  func `a name from a report cannot leave the folder`(name: String) throws {
    let claim = try spool.claimed()
    try spool.stage(["a.csv": "1"], in: claim)
    #expect {
      try claim.publish(as: name, on: spool.day)
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
      try claim.publish(as: "P", on: spool.day)
    } throws: { ($0 as? SpoolError)?.code == .occupied }
    #expect(try Folder(folders.utkorg).status(of: "P")?.kind == (isLink ? .symbolicLink : .regular))
    #expect(try claim.unclaim().path == "a.json")
  }

  @Test func `a staged link is not published`() throws {
    let claim = try spool.claimed()
    try spool.stage([:], in: claim)
    let link = claim.workFolder.appending("paket/a.csv")
    try succeed(link.withPlatformString { symlink("/etc/passwd", $0) })
    #expect(throws: SpoolError.self) { try claim.publish(as: "P", on: spool.day) }
    #expect(try Folder(folders.utkorg).names().isEmpty)
  }
}
