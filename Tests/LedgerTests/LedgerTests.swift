import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite final class LedgerTests {
  private let folder: URL
  private let ledger: Ledger

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    ledger = try Ledger(at: folder.appending(path: "ledger.sqlite").path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func claimed(
    _ id: String, _ name: String = "a.json", inode: UInt64 = 7, arrival: Int = 1
  ) -> LedgerEvent {
    .seen(
      LedgerJob(
        id: id, arrival: arrival, name: Array(name.utf8),
        file: FileKey(inode: inode, size: 2, modified: 3), received: 100))
  }

  private func published(_ id: String, _ package: String, version: Int, _ sha: String)
    -> LedgerEvent
  {
    var result = LedgerResult()
    (result.package, result.version, result.sha256) = (package, version, sha)
    let file = LedgerArtifact(
      job: id, name: "\(package).xlsx", bytes: 1, sha256: "ff", exporter: "xlsx",
      exporterVersion: "1")
    return .ended(job: id, .published, result, [file], at: 200)
  }

  @Test func `jobs keep the order of arrival when their files are put back and taken again`()
    throws
  {
    try ledger.write([claimed("a"), claimed("b", inode: 8, arrival: 2), .returned(job: "a")])
    try ledger.write([claimed("a", "annan.json")])
    let jobs = try ledger.openJobs()
    #expect(jobs.map(\.id) == ["a", "b"])
    #expect(jobs[0].state == .claimed)
    #expect(String(decoding: jobs[0].name, as: UTF8.self) == "annan.json")
  }

  @Test func `the last job of a file that was put back is found by its place or its state`() throws
  {
    try ledger.write([
      claimed("a"), .ended(job: "a", .rejected, LedgerResult(), [], at: 200),
      claimed("b", inode: 8, arrival: 2),
      .ended(job: "b", .superseded, LedgerResult(), [], at: 200),
      claimed("c", "annan.json", inode: 9, arrival: 1),
      claimed("d", inode: 8, arrival: 3), claimed("e", inode: 10, arrival: 4),
    ])
    for (job, latest) in ["a": "c", "b": "d", "c": "c", "d": "d", "e": "e"] {
      let job = try #require(try ledger.job(job))
      #expect(try ledger.latestJob(ofFileOf: job)?.id == latest)
    }
  }

  @Test func `the report before is the latest of the same nämnd, in its highest version`() throws {
    try ledger.write([
      claimed("a"), published("a", "AMN-2019-VB", version: 1, "1"),
      claimed("b", inode: 8, arrival: 2), published("b", "AMN-2020-T1", version: 1, "2"),
      claimed("c", inode: 9, arrival: 3), published("c", "AMN-2020-T1", version: 2, "3"),
      claimed("d", inode: 10, arrival: 4), published("d", "AMN-2020-T2", version: 1, "4"),
      claimed("e", inode: 11, arrival: 5), published("e", "AMNX-2020-T1", version: 1, "5"),
    ])
    #expect(try ledger.published(before: "AMN-2020-T2")?.id == "c")
    #expect(try ledger.published(before: "AMN-2020-T1")?.id == "a")
    #expect(try ledger.published(before: "AMN-2021-T1")?.id == "d")
    #expect(try ledger.published(before: "AMN-2019-VB") == nil)
    #expect(try ledger.published(before: "AM-2020-T2") == nil)
  }

  @Test func `jobs are in the order of arrival, whichever is written down first`() throws {
    try ledger.write([claimed("correction", arrival: 12), claimed("report", arrival: 11)])
    #expect(try ledger.openJobs().map(\.id) == ["report", "correction"])
    #expect(try ledger.lastArrival() == 12)
  }

  @Test func `a file that was changed and taken again is known as it is now`() throws {
    try ledger.write([claimed("a"), claimed("a", "b.json", inode: 9, arrival: 5)])
    let job = try #require(try ledger.job("a"))
    #expect(job.arrival == 5)
    #expect(job.file.inode == 9)
  }

  @Test func `a file keeps its place when its answer published nothing`() throws {
    func key(_ inode: UInt64) -> FileKey { FileKey(inode: inode, size: 2, modified: 3) }
    try ledger.write([
      claimed("a", inode: 7, arrival: 3), claimed("b", inode: 8, arrival: 4),
      claimed("c", inode: 9, arrival: 5), claimed("d", inode: 10, arrival: 6),
      .ended(job: "a", .failed, LedgerResult(), [], at: 1),
      .ended(job: "b", .rejected, LedgerResult(), [], at: 1), published("c", "P", version: 1, "aa"),
    ])
    #expect(
      try ledger.arrivals(ofAnswered: (7...11).map(key)) == [key(7): 3, key(8): 4])
  }

  private func answered(
    _ id: String, _ package: String?, _ state: LedgerJob.State = .rejected
  ) -> LedgerEvent {
    var result = LedgerResult()
    (result.package, result.place) = (package, "/fel/\(id)")
    return .ended(job: id, state, result, [], at: 200)
  }

  @Test func `what was answered for a package, or for nobody knows which by its name, is found`()
    throws
  {
    try ledger.write([
      claimed("a", "b.json", inode: 1, arrival: 2), answered("a", "P", .superseded),
      claimed("b", "a.json", inode: 2, arrival: 1), answered("b", nil, .failed),
      claimed("c", "c.json", inode: 3, arrival: 3), answered("c", nil),
      claimed("d", "a.json", inode: 4, arrival: 4), answered("d", "Q"),
      claimed("e", "a.json", inode: 5, arrival: 5), published("e", "P", version: 1, "1"),
      claimed("f", "a.json", inode: 6, arrival: 6),
      claimed("g", "a.json", inode: 7, arrival: 9), answered("g", "P"),
    ])
    let found = { try self.ledger.answered(for: "P", orNamed: Array("a.json".utf8), until: $0) }
    #expect(try found(8).map(\.id) == ["b", "a"])
    #expect(try found(9).map(\.id) == ["b", "a", "g"])
    try ledger.write([.moved(job: "a", to: "/arkiv/a")])
    #expect(try found(8).map(\.result.place) == ["/fel/b", "/arkiv/a"])
    #expect(try found(8).map(\.state) == [.failed, .superseded])
  }

  @Test func `a name is told that more than one nämnd has used`() throws {
    try ledger.write([
      claimed("a", inode: 1), published("a", "AMN-2020-T1", version: 1, "1"),
      claimed("b", inode: 2), answered("b", "AMN-2020-T2"), claimed("c", inode: 3),
    ])
    let isUsedBesides = { try self.ledger.isName(Array("a.json".utf8), usedBesides: $0) }
    #expect(try !isUsedBesides("AMN-2020-VB"))
    #expect(try isUsedBesides("AM-2020-T1"))
    #expect(try isUsedBesides("AMNX-2020-T1"))
    #expect(try !ledger.isName(Array("b.json".utf8), usedBesides: "X-2020-T1"))
  }

  @Test func `sudden deaths are counted for the jobs that have not ended`() throws {
    for job in ["a", "b"] {
      try ledger.write([claimed(job, inode: job == "a" ? 7 : 8)])
      for time in 1...2 {
        try ledger.write([
          .attemptBegan(job: job, at: time),
          .attemptEnded(job: job, .interrupted, detail: nil, at: time),
        ])
      }
    }
    try ledger.write([.ended(job: "b", .rejected, LedgerResult(), [], at: 3)])
    #expect(try ledger.interruptionsOfOpenJobs() == ["a": 2])
  }

  @Test func `attempts are counted over every new claim of the file`() throws {
    try ledger.write([claimed("a"), .attemptBegan(job: "a", at: 1)])
    try ledger.write([.attemptEnded(job: "a", .died, detail: "x", at: 2), .returned(job: "a")])
    try ledger.write([claimed("a"), .attemptBegan(job: "a", at: 3)])
    let attempts = try ledger.attempts(of: "a")
    #expect(attempts.map(\.attempt) == [1, 2])
    #expect(attempts.map(\.result) == [.died, nil])
    #expect(attempts[0].detail == "x")
  }

  @Test func `an end that comes twice changes nothing`() throws {
    let events = [claimed("a"), published("a", "P", version: 1, "aa")]
    try ledger.write(events)
    try ledger.write([events[1]])
    #expect(try ledger.artifacts(of: "a").count == 1)
    #expect(try ledger.counts() == [.published: 1])
  }

  @Test func `what is published is the highest version, whoever wrote it last`() throws {
    try ledger.write([claimed("a"), claimed("b", inode: 8)])
    try ledger.write([published("b", "P", version: 2, "bb"), published("a", "P", version: 1, "aa")])
    #expect(try ledger.published("P")?.id == "b")
    #expect(try ledger.published("Q") == nil)
    #expect(try ledger.publications(of: "aa").map(\.id) == ["a"])
  }

  @Test func `names are bytes`() throws {
    let name: [UInt8] = [0xE5, 0x2F, 0x0A, 0xFF]
    let key = FileKey(inode: .max, size: .max, modified: .min)
    try ledger.write([
      .seen(LedgerJob(id: "a", arrival: 1, name: name, file: key, received: 1))
    ])
    #expect(try ledger.jobs(named: name).first?.file == key)
  }

  @Test func `everything in one writing is kept or nothing`() throws {
    try ledger.database.write { database in
      try database.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE INSERT ON answer BEGIN SELECT RAISE(ABORT, 'no'); END
          """)
    }
    let key = FileKey(inode: 0, size: 0, modified: 0)
    let refused = LedgerAnswer(name: [1], file: key, verdict: "", job: "b", time: 1)
    #expect(throws: (any Error).self) { try ledger.write([claimed("a"), .answered(refused)]) }
    #expect(try ledger.job("a") == nil)
  }

  @Test func `what is told and what is due are kept apart`() throws {
    try ledger.write([
      .notice(LedgerNotice(job: "a", receipt: "/fel/a/kvittens.txt", time: 1, isDone: false)),
      .notice(LedgerNotice(job: "b", receipt: "/fel/b/kvittens.txt", time: 2, isDone: false)),
    ])
    #expect(try ledger.noticesDue().map(\.job) == ["a", "b"])
    try ledger.write([
      .notice(
        LedgerNotice(job: "a", receipt: "/fel/a/kvittens.txt", time: 3, isDone: true, fault: "no"))
    ])
    #expect(try ledger.noticesDue().map(\.job) == ["b"])
    #expect(try ledger.lastNotice()?.fault == "no")
  }

  @Test func `forgetting leaves what is open and what is published still`() throws {
    try ledger.write([
      claimed("a"), claimed("b", inode: 8), claimed("c", inode: 9), claimed("d", inode: 10),
      published("a", "P", version: 1, "aa"), published("b", "P", version: 2, "bb"),
      .ended(job: "c", .rejected, LedgerResult(), [], at: 200), .attemptBegan(job: "c", at: 1),
    ])
    #expect(try ledger.forget(endedBefore: 200) == 0)
    #expect(try ledger.forget(endedBefore: 201) == 2)
    #expect(try ledger.job("a") == nil)
    #expect(try ledger.job("b") != nil)
    #expect(try ledger.job("d") != nil)
    #expect(try ledger.attempts(of: "c").isEmpty)
  }

  @Test func `a commit is flushed before it counts`() throws {
    // Asked of the connection that writes: each has its own.
    let settings = try ledger.database.writeWithoutTransaction { database in
      (
        try String.fetchOne(database, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(database, sql: "PRAGMA synchronous")
      )
    }
    #expect(settings.0 == "wal")
    #expect(settings.1 == 2)
  }

  @Test func `another process reads while this one writes`() throws {
    try ledger.write([claimed("a")])
    let other = try #require(
      try Ledger.reading(at: folder.appending(path: "ledger.sqlite").path))
    try ledger.write([claimed("b", inode: 8)])
    #expect(try other.openJobs().count == 2)
    #expect(try Ledger.reading(at: folder.appending(path: "none.sqlite").path) == nil)
  }

  @Test(arguments: [0, 100, 4_096, 8_192])
  func `a damaged file is told as damage`(offset: UInt64) throws {
    let path = folder.appending(path: "other.sqlite")
    let other = try Ledger(at: path.path)
    for number in 0..<200 {
      try other.write([claimed("job \(number)", inode: UInt64(number))])
    }
    // What stands in the write-ahead log still would hide the damage.
    try other.database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try other.close()
    let file = try FileHandle(forUpdating: path)
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4_000))
    try file.close()
    #expect(throws: LedgerDamage.self) { try Ledger(at: path.path) }
  }
}
