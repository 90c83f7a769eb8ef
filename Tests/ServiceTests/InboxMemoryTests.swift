import Ledger
@testable import Spool
import SystemPackage
import Testing

@testable import Service

@Suite struct InboxMemoryTests {
  private let spool: SmallSpool
  private var memory = InboxMemory([])

  init() throws { spool = try SmallSpool() }

  private func entry(
    _ path: FilePath, inode: UInt64, changed: Int64 = 0, modified: Int64 = 0, device: UInt64 = 1
  ) -> InboxEntry {
    InboxEntry(
      path: path,
      identity: FileIdentity(
        device: device, inode: inode, size: 2, modified: modified, changed: changed))
  }

  private func order(_ entries: [InboxEntry]) -> [String] {
    entries.sorted { (memory[$0.identity]?.arrival ?? 0) < (memory[$1.identity]?.arrival ?? 0) }
      .map(\.path.string)
  }

  /// Puts the file on record as the loop does.
  private func record(_ entry: InboxEntry, arrival: Int, _ id: String) throws {
    try spool.ledger.write([
      .seen(
        LedgerJob(
          id: id, arrival: arrival, name: entry.path.bytes, file: FileKey(entry.identity),
          state: .waiting, received: 1))
    ])
  }

  @Test mutating func `files of one scan are in the order in which they were changed last`() {
    let found = [
      entry("c", inode: 1, changed: 20), entry("b", inode: 2, changed: 10),
      entry("a", inode: 3, changed: 10),
    ]
    memory.note(memory.new(among: found), at: 0)
    #expect(order(found) == ["a", "b", "c"])
  }

  @Test mutating func `a file that was put back keeps its place whatever its time of change`() {
    let report = entry("a", inode: 1, changed: 1)
    let correction = entry("b", inode: 2, changed: 2)
    memory.note([report], at: 0)
    memory.note([correction], at: 0)
    let again = entry("a", inode: 1, changed: 99)
    #expect(memory.new(among: [again, correction]).isEmpty)
    #expect(order([correction, again]) == ["a", "b"])
  }

  @Test mutating func `a file that somebody has written to arrives anew`() {
    memory.note([entry("a", inode: 1), entry("b", inode: 2)], at: 0)
    let changed = entry("a", inode: 1, modified: 7)
    memory.note(memory.new(among: [changed]), at: 0)
    #expect(order([changed, entry("b", inode: 2)]) == ["b", "a"])
  }

  @Test mutating func `what is on record comes before what a new run sees for the first time`()
    throws
  {
    let report = entry("a", inode: 1, changed: 99)
    try record(report, arrival: 5, "20260922T122100Z-000aaa")
    try memory.recall(from: spool.ledger)
    let correction = entry("b", inode: 2, changed: 1)
    memory.note(memory.new(among: [report, correction]), at: 0)
    #expect(order([report, correction]) == ["a", "b"])
    #expect(memory[correction.identity]?.arrival == 6)
  }

  @Test mutating func `a place on record outlasts another number of the device`() throws {
    try record(entry("a", inode: 1), arrival: 5, "20260922T122100Z-000aaa")
    try memory.recall(from: spool.ledger)
    let report = entry("a", inode: 1, changed: 99, device: 2)
    let correction = entry("b", inode: 2, changed: 1, device: 2)
    memory.note(memory.new(among: [report, correction]), at: 0)
    #expect(order([report, correction]) == ["a", "b"])
    #expect(memory.forget(allBut: [report, correction]).isEmpty)
  }

  @Test mutating func `only what came before a place and is on no record is to be recorded`() throws
  {
    let files = (1...4).map { entry(FilePath("\($0)"), inode: UInt64($0), changed: Int64($0)) }
    memory.note(files, at: 7)
    let job = try #require(JobID("20260922T122100Z-000aaa"))
    memory.noteRecord(of: FileKey(files[0].identity), as: job)
    #expect(memory.unrecorded(before: 4).map(\.known.path) == ["2", "3"])
    #expect(memory.unrecorded(before: 4).allSatisfy { $0.known.received == 7 })
  }

  @Test mutating func `of files that are gone those on record are told`() throws {
    let files = (1...3).map { entry(FilePath("\($0)"), inode: UInt64($0)) }
    memory.note(files, at: 0)
    let job = try #require(JobID("20260922T122100Z-000aaa"))
    memory.noteRecord(of: FileKey(files[0].identity), as: job)
    #expect(memory.forget(allBut: [files[2]]) == [job])
    #expect(memory[files[1].identity] == nil)
    #expect(memory[files[2].identity] != nil)
  }

  @Test mutating func `a place from an earlier answer is kept`() {
    let found = [entry("a", inode: 1), entry("b", inode: 2)]
    memory.note(found, at: 0, keeping: [FileKey(found[1].identity): -3])
    #expect(order(found) == ["b", "a"])
  }
}
