import Foundation
import Ledger
import Spool
import SystemPackage
import Testing

@testable import Service

/// By its key a file that an earlier run has put back is known again, with its past.
@Suite struct FileKeyTests {
  let spool: SmallSpool

  init() throws { spool = try SmallSpool() }

  private func key(_ name: FilePath) throws -> FileKey {
    FileKey(
      try #require(try spool.folders.scan().entries.first { $0.path == name }).identity)
  }

  private func url(_ name: String) -> URL {
    URL(filePath: spool.folders.inkorg.appending(name).string)
  }

  @Test func `a rename leaves a file the same`() throws {
    try Data("{}".utf8).write(to: url("a.json"))
    let before = try key("a.json")
    try FileManager.default.moveItem(at: url("a.json"), to: url("b.json"))
    #expect(try key("b.json") == before)
  }

  @Test func `a copy is another file, and so is one that was written to`() throws {
    try Data("{}".utf8).write(to: url("a.json"))
    try FileManager.default.copyItem(at: url("a.json"), to: url("b.json"))
    let before = try key("a.json")
    #expect(try key("b.json") != before)
    let file = try FileHandle(forWritingTo: url("a.json"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(" ".utf8))
    try file.close()
    #expect(try key("a.json") != before)
  }

  @Test func `the time of the last change of names does not count`() {
    let identity = FileIdentity(device: 1, inode: 2, size: 3, modified: 4, changed: 5)
    var renamed = identity
    renamed.changed = 6
    #expect(identity != renamed)
    #expect(FileKey(identity) == FileKey(renamed))
  }

  @Test func `nor does the number of the device, which may be another after a restart`() {
    let identity = FileIdentity(device: 1, inode: 2, size: 3, modified: 4, changed: 5)
    var restarted = identity
    restarted.device = 9
    #expect(FileKey(identity) == FileKey(restarted))
  }
}
