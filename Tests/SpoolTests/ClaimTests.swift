import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite struct ClaimTests {
  let spool: TemporarySpool
  var folders: SpoolFolders { spool.folders }

  init() throws { spool = try TemporarySpool() }

  @Test func `a claimed file is in the job's folder and no longer in the inbox`() throws {
    let claim = try spool.claimed("a.json", "{\"a\":1}")
    #expect(try read(claim.input) == "{\"a\":1}")
    #expect(try folders.scan().entries.isEmpty)
    #expect(try claim.isIntact())
  }

  @Test func `of two claims one wins`() throws {
    try spool.drop("a.json")
    let entry = try spool.entry("a.json")
    #expect(try folders.claim(entry, as: spool.job(), arrival: 1) != nil)
    #expect(try folders.claim(entry, as: spool.job(), arrival: 1) == nil)
    #expect(try Folder(folders.arbete).names().count == 1)
  }

  @Test func `a file that changed since the scan is not claimed`() throws {
    try spool.drop("a.json")
    let entry = try spool.entry("a.json")
    try spool.drop("a.json", "{ }")
    #expect(try folders.claim(entry, as: spool.job(), arrival: 1) == nil)
    #expect(try spool.tree(folders.inkorg) == ["a.json": "{ }"])
    #expect(try spool.tree(folders.arbete).isEmpty)
  }

  @Test func `a file that became a link is not claimed`() throws {
    try spool.drop("a.json")
    let entry = try spool.entry("a.json")
    try move(spool.inbox("a.json"), to: spool.root.appending("elsewhere.json"))
    try succeed(spool.inbox("a.json").withPlatformString { symlink("../elsewhere.json", $0) })
    #expect(try folders.claim(entry, as: spool.job(), arrival: 1) == nil)
  }

  @Test func `a folder that became a link is not walked through`() throws {
    try makeFolder(spool.inbox("nord"))
    try spool.drop("nord/a.json")
    let entry = try spool.entry("nord/a.json")
    try move(spool.inbox("nord"), to: spool.root.appending("nord"))
    try succeed(spool.inbox("nord").withPlatformString { symlink("../nord", $0) })
    #expect(try folders.claim(entry, as: spool.job(), arrival: 1) == nil)
  }

  @Test func `a file with a second name is not claimed`() throws {
    try spool.drop("a.json")
    try succeed(
      spool.inbox("a.json").withPlatformString { old in
        spool.root.appending("b").withPlatformString { link(old, $0) }
      })
    #expect(try folders.claim(try spool.entry("a.json"), as: spool.job(), arrival: 1) == nil)
  }

  @Test func `bytes written after the claim are noticed`() throws {
    try spool.drop("a.json")
    let writer = try FileDescriptor.open(spool.inbox("a.json"), .writeOnly, options: .append)
    defer { try? writer.close() }
    let claim = try #require(
      try folders.claim(try spool.entry("a.json"), as: spool.job(), arrival: 1))
    #expect(try claim.isIntact())
    _ = try writer.writeAll("late".utf8)
    #expect(try !claim.isIntact())
  }

  @Test func `an unclaimed file has its name, its folder and its bytes back`() throws {
    try makeFolder(spool.inbox("nord"))
    let claim = try spool.claimed("nord/a\n.json", "{\"a\":1}")
    let entry = try claim.unclaim().entry
    try claim.close()
    #expect(entry == (try spool.entry("nord/a\n.json")))
    #expect(try read(spool.inbox("nord/a\n.json")) == "{\"a\":1}")
    #expect(try Folder(folders.arbete).names().isEmpty)
  }

  @Test func `an unclaimed file does not replace the one that came since`() throws {
    let claim = try spool.claimed("a.json", "{\"old\":1}")
    try spool.drop("a.json", "{\"new\":1}")
    let entry = try claim.unclaim().entry
    #expect(entry.path == FilePath("a.\(claim.job).json"))
    #expect(
      try spool.tree(folders.inkorg)
        == ["a.json": "{\"new\":1}", "a.\(claim.job).json": "{\"old\":1}"])
  }

  @Test func `the longest name still gets a suffix`() throws {
    let name = FilePath(String(repeating: "å", count: 125) + ".json")
    let claim = try spool.claimed(name)
    try spool.drop(name)
    let entry = try claim.unclaim().entry
    #expect(entry.path.bytes.count <= 255)
    #expect(entry.isNamedAsReport)
    #expect(!entry.path.printable.contains("\\x"))
  }

  @Test func `an unclaimed file goes to the inbox itself if its folder is gone`() throws {
    try makeFolder(spool.inbox("nord"))
    let claim = try spool.claimed("nord/a.json")
    try succeed(spool.inbox("nord").withPlatformString { rmdir($0) })
    #expect(try claim.unclaim().entry.path == "a.json")
  }
}
