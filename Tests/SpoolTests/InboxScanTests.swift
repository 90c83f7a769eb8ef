import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite struct InboxScanTests {
  let spool: TemporarySpool

  init() throws { spool = try TemporarySpool() }

  private func kinds() throws -> [FilePath: FileKind] {
    Dictionary(
      uniqueKeysWithValues: try spool.folders.scan().entries.map { ($0.path, $0.kind) })
  }

  @Test func `names that are no UTF-8 are found and can be claimed`() throws {
    let name = FilePath(bytes: Array("r\u{0}d.json".utf8).map { $0 == 0 ? 0xE5 : $0 })
    try spool.drop(name)
    let claim = try #require(
      try spool.folders.claim(try spool.entry(name), as: spool.job(), arrival: 1))
    #expect(claim.originalPath.bytes == name.bytes)
  }

  @Test func `both spellings of one name are two files`() throws {
    try spool.drop("\u{E5}.json", "{\"a\":1}")
    try spool.drop("a\u{30A}.json", "{\"a\":2}")
    #expect(try kinds().count == 2)
  }

  @Test(
    arguments: [
      "a\nb.json", " a.json ", "-a.json", "a%\"'.json",
      String(repeating: "a", count: 250) + ".json",
    ])
  func `a strange name is found as it is`(name: String) throws {
    try spool.drop(FilePath(name))
    #expect(try kinds() == [FilePath(name): .regular])
  }

  @Test func `what is no plain file is told by its kind, and nothing waits for it`() throws {
    try spool.drop("a.json")
    try succeed(spool.inbox("pipe.json").withPlatformString { mkfifo($0, 0o600) })
    try succeed(spool.inbox("link.json").withPlatformString { symlink("/etc/passwd", $0) })
    try succeed(spool.inbox("folder").withPlatformString { symlink("/etc", $0) })
    #expect(
      try kinds() == [
        "a.json": .regular, "pipe.json": .other, "link.json": .symbolicLink,
        "folder": .symbolicLink,
      ])
  }

  @Test func `a hard link shows by its count`() throws {
    try spool.drop("a.json")
    try succeed(
      spool.inbox("a.json").withPlatformString { old in
        spool.inbox("b.json").withPlatformString { link(old, $0) }
      })
    #expect(try spool.folders.scan().entries.map(\.linkCount) == [2, 2])
  }

  @Test func `subfolders are read, hidden and ignored ones are not`() throws {
    for folder in ["nord", ".staging", "#recycle"] as [FilePath] {
      try makeFolder(spool.inbox(folder))
      try spool.drop(folder.appending("a.json"))
    }
    try spool.drop("b.tmp")
    let scan = try spool.folders.scan()
    #expect(scan.entries.map(\.path) == ["nord/a.json"])
    #expect(scan.folders == ["", "nord"])
    let ignored = scan.ignored.map { "\($0.key.text) \($0.value)" }.sorted()
    #expect(ignored == ["#* 1", "*.tmp 1", ".* 1"])
  }

  @Test func `a folder below the sixteenth is reported and not entered`() throws {
    var path: FilePath = "1"
    try makeFolder(spool.inbox(path))
    for depth in 2...17 {
      path.append(String(depth))
      try makeFolder(spool.inbox(path))
    }
    let scan = try spool.folders.scan()
    #expect(scan.folders.count == 17)
    #expect(scan.closed.map(\.hold.kind) == [.tooDeep])
  }

  @Test func `an inbox that is gone is an error`() throws {
    try succeed(spool.folders.inkorg.withPlatformString { rmdir($0) })
    #expect { try spool.folders.scan() } throws: { ($0 as? SpoolError)?.code == .missingFolder }
  }
}
