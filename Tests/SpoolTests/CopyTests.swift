import Glibc
import SystemPackage
import Testing

@testable import Spool

/// What is looked at is what is taken, and what is kept is what was read.
@Suite struct CopyTests {
  let spool: TemporarySpool
  var folders: SpoolFolders { spool.folders }

  init() throws { spool = try TemporarySpool() }

  /// A claimed file that its sender still has open for writing.
  private func claimed(_ text: String = "{}") throws -> (Claim, FileDescriptor) {
    try spool.drop("a.json", text)
    let writer = try FileDescriptor.open(spool.inbox("a.json"), .readWrite)
    let claim = try #require(
      try folders.claim(try spool.entry("a.json"), as: spool.job(), arrival: 1))
    return (claim, writer)
  }

  private func status(_ path: FilePath) throws -> FileStatus {
    try #require(try Folder(path.parent).status(of: path.name))
  }

  private func recovered() throws -> [Recovered.Outcome] {
    try folders.recover(on: spool.day, by: spool.flush).map(\.outcome)
  }

  @Test func `a folder that took the place of the file goes back whole`() throws {
    try spool.drop("a.json")
    let entry = try spool.entry("a.json")
    try makeFolder(spool.inbox("b"))
    for name in ["b/1.json", "b/2.json"] as [FilePath] { try spool.drop(name, "{\"kept\":1}") }
    // What a swap between the look and the rename leaves in the job's folder.
    let job = try JobFolder(new: spool.job(), in: folders)
    let place = try HeldInput.makePlace(for: entry.path, arrival: 1, in: job.folder)
    try Folder(folders.inkorg).move("b", to: place, as: "a.json")
    _ = try recovered()
    let returned = try #require(
      try spool.tree(folders.inkorg).keys.first { $0.hasSuffix("2.json") })
    #expect(try spool.tree(folders.inkorg).count == 3)
    #expect(try spool.tree(folders.inkorg)[returned] == "{\"kept\":1}")
    #expect(try Folder(folders.arbete).names().isEmpty)
  }

  @Test func `the kept file is the daemon's own, whoever may write to the sender's`() throws {
    let (claim, writer) = try claimed("{\"a\":1}")
    defer { try? writer.close() }
    #expect(fchmod(writer.rawValue, 0o666) == 0)
    var read: [UInt8] = []
    #expect(try claim.copyInput { read += Array($0) })
    #expect(String(decoding: read, as: UTF8.self) == "{\"a\":1}")
    let answer = try spool.answer(claim, [AnswerFile(name: "kvittens.txt", bytes: [])])
    let kept = try status(answer.appending("a.json"))
    #expect(kept.mode == 0o640)
    #expect(kept.identity.inode != claim.identity.inode)
    #expect(kept.identity.modified == claim.identity.modified)
    #expect(folders.keptInput(in: answer)?.inode == kept.identity.inode)
    #expect(try Folder(folders.arbete).names().isEmpty)
  }

  @Test func `a file that grows to eight tebibytes after the claim is not read`() throws {
    let (claim, writer) = try claimed()
    defer { try? writer.close() }
    #expect(ftruncate(writer.rawValue, 8 << 40) == 0)
    var length = 0
    #expect(try !claim.copyInput { length += $0.count })
    #expect(length == 0)
    #expect(try !claim.isIntact())
    #expect(try claim.unclaim().entry.identity.size == 8 << 40)
  }

  @Test func `a file that grows while it is read is read no farther than it was`() throws {
    let (claim, writer) = try claimed(String(repeating: " ", count: 600_000))
    defer { try? writer.close() }
    var length = 0
    let isCopied = try claim.copyInput { piece in
      length += piece.count
      _ = ftruncate(writer.rawValue, 8 << 40)
    }
    #expect(!isCopied)
    #expect(length == 600_000)
  }

  @Test func `whoever is lent the pieces can break the reading off`() throws {
    struct Stop: Error {}
    let (claim, writer) = try claimed(String(repeating: " ", count: 600_000))
    defer { try? writer.close() }
    var pieces = 0
    #expect(throws: Stop.self) {
      try claim.copyInput { _ in
        pieces += 1
        throw Stop()
      }
    }
    #expect(pieces == 1)
    #expect(try claim.unclaim().entry.path == "a.json")
  }

  @Test func `bytes that came after the copy are in the inbox when the job has ended`() throws {
    let (claim, writer) = try claimed("{\"a\":1}")
    defer { try? writer.close() }
    #expect(try claim.copyInput { _ in })
    _ = try writer.writeAll(toAbsoluteOffset: 0, "{\"a\":2}".utf8)
    try spool.stage(["a.csv": "1"], in: claim)
    try spool.publish(claim, as: "P")
    let archived = try claim.archive(on: spool.day)
    try spool.flush.flush([archived.unflushed])
    #expect(try claim.returnLateInput() != nil)
    try claim.close()
    #expect(try read(archived.input) == "{\"a\":1}")
    #expect(try spool.tree(folders.inkorg) == ["a.json": "{\"a\":2}"])
  }

  @Test func `recovery puts them back too, and does not take an ended job for an interrupted one`()
    throws
  {
    let (claim, writer) = try claimed("{\"a\":1}")
    defer { try? writer.close() }
    #expect(try claim.copyInput { _ in })
    _ = try claim.draft([AnswerFile(name: "kvittens.txt", bytes: [])], for: .fel)
    _ = try claim.deliver(.fel, on: spool.day)
    #expect(try folders.interrupted().isEmpty)
    _ = try writer.writeAll(toAbsoluteOffset: 0, "{\"a\":2}".utf8)
    guard case .cleared = try #require(try recovered().first) else {
      Issue.record("was not cleared")
      return
    }
    #expect(try spool.tree(folders.inkorg) == ["a.json": "{\"a\":2}"])
    #expect(try Folder(folders.arbete).names().isEmpty)
  }

  @Test func `an answered job that died before it was cleared is not answered again`() throws {
    let claim = try spool.claimed()
    _ = try claim.draft([AnswerFile(name: "kvittens.txt", bytes: [])], for: .fel)
    _ = try claim.deliver(.fel, on: spool.day)
    _ = try recovered()
    #expect(try spool.tree(folders.inkorg).isEmpty)
    #expect(try spool.tree(folders.fel).count == 2)
  }

  @Test func `one job that cannot be settled is left, and the others are settled`() throws {
    let first = try spool.claimed("a.json")
    try spool.stage(["a.csv": "1"], in: first)
    try spool.publish(first, as: "P")
    // Its place in the archive is taken.
    try makeFolder(folders.arkiv.appending("\(spool.day)"))
    try makeFolder(folders.arkiv.appending("\(spool.day)/a.\(first.job).json"))
    _ = try spool.claimed("b.json")
    let outcomes = try recovered()
    guard case .failed = outcomes[0], case .returned = outcomes[1] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(try Folder(folders.arbete).names() == [first.job.name])
    try succeed(
      folders.arkiv.appending("\(spool.day)/a.\(first.job).json").withPlatformString { rmdir($0) })
    guard case .archived = try #require(try recovered().first) else {
      Issue.record("was not archived")
      return
    }
  }

  @Test func `a folder of thousands of levels is removed with few descriptors, and no more`() throws
  {
    var folder = try Folder(folders.arbete)
    try write("kept", to: spool.root.appending("kept"))
    for level in 0..<4_500 {
      try folder.makeFolder("n", mode: 0o700)
      folder = try folder.reopened("n")
      if level % 500 == 0 {
        try folder.write([], as: "file", mode: 0o600)
        let link = symlinkat("\(spool.root)/kept", folder.descriptor, "link")
        try succeed(link)
      }
    }
    try Folder(folders.arbete).remove("n")
    #expect(try Folder(folders.arbete).names().isEmpty)
    #expect(try read(spool.root.appending("kept")) == "kept")
  }

  @Test func `a probe fails when a folder is gone, and leaves nothing behind`() throws {
    try folders.probe(on: spool.day)
    #expect(try Folder(folders.arbete).names().isEmpty)
    try move(folders.utkorg, to: spool.root.appending("away"))
    let error = #expect(throws: SpoolError.self) { try folders.probe(on: spool.day) }
    #expect(error?.code == .missingFolder)
  }
}
