import Conversion
import Ledger
import Spool
import SystemPackage
import Testing

@testable import Service

/// Each test builds what a crash leaves in folders and ledger, and what is right then.
@Suite struct LedgerSettlementTests {
  let spool: SmallSpool

  init() throws { spool = try SmallSpool() }

  private func settle(except inHand: Set<JobID> = []) throws {
    try LedgerSettlement(folders: spool.folders, ledger: spool.ledger)
      .settle(except: inHand, cause: .interrupted)
  }

  @Test func `a job that left nothing behind is back in the inbox, interrupted`() throws {
    let job = try spool.job()
    try settle()
    #expect(try spool.state(job) == .returned)
    #expect(try spool.attempts(job) == [.interrupted])
  }

  @Test
  func `what was taken and is on no record gets there with its place in the order of arrival`()
    throws
  {
    let claimed = try [("b.json", 12), ("a.json", 11)].map { name, arrival in
      try spool.claimed(FilePath(name), arrival: arrival)
    }
    try LedgerSettlement(folders: spool.folders, ledger: spool.ledger)
      .record(spool.folders.interrupted())
    #expect(
      try spool.ledger.openJobs().map(\.id) == [claimed[1], claimed[0]].map(\.job.description))
    #expect(try spool.ledger.lastArrival() == 12)
    #expect(try spool.state(claimed[0].job) == .claimed)
  }

  @Test func `a job that cannot be recovered yet stays as it is`() throws {
    let job = try spool.job()
    try spool.make(spool.folders.arbete.appending(job.description))
    try settle()
    #expect(try spool.state(job) == .claimed)
    #expect(try spool.attempts(job) == [nil])
  }

  @Test func `a job in hand is passed over`() throws {
    let job = try spool.job()
    try settle(except: [job])
    #expect(try spool.state(job) == .claimed)
  }

  @Test func `an answer in fel ends the job as its receipt says`() throws {
    let job = try spool.job()
    let answer = spool.folders.fel.appending("2026-09-22/a.json.\(job)")
    try spool.write(spool.receipt(job, .rejected), in: answer)
    try settle()
    #expect(try spool.state(job) == .rejected)
    #expect(try spool.attempts(job) == [.answered])
    #expect(try spool.ledger.job(job.description)?.result.place == answer.string)
  }

  @Test func `an answer in arkiv ends the job as its receipt says`() throws {
    let job = try spool.job()
    let answer = spool.folders.arkiv.appending("2026-09-22/a.json.\(job)")
    try spool.write(spool.receipt(job, .duplicate, package: "P"), in: answer)
    try settle()
    #expect(try spool.state(job) == .duplicate)
  }

  @Test func `an archived input with its package in the outbox is published`() throws {
    let job = try spool.job()
    try spool.archive(job)
    let package = spool.folders.utkorg.appending("P")
    try spool.write(spool.receipt(job, .published, package: "P", version: 3), in: package)
    try settle()
    let result = try #require(try spool.ledger.published("P")).result
    #expect(result.version == 3)
    #expect(result.sha256 == "aa3")
    #expect(result.place == package.string)
  }

  @Test func `an archived input whose package was fetched already is published too`() throws {
    let job = try spool.job()
    try spool.archive(job)
    let other = spool.receipt(try spool.job(), .published, package: "P", version: 1)
    try spool.write(other, in: spool.folders.utkorg.appending("P"))
    try settle()
    #expect(try spool.state(job) == .published)
    #expect(try spool.attempts(job) == [.answered])
  }

  @Test func `settling again changes nothing`() throws {
    let job = try spool.job()
    try settle()
    try settle()
    #expect(try spool.state(job) == .returned)
    #expect(try spool.attempts(job) == [.interrupted])
  }
}

@Suite struct LedgerRebuildTests {
  let spool: SmallSpool

  init() throws { spool = try SmallSpool() }

  private func rebuild() throws -> Int {
    try LedgerSettlement(folders: spool.folders, ledger: spool.ledger).rebuild()
  }

  @Test func `a new ledger learns from the receipts in every folder`() throws {
    let jobs = try (0..<4).map { _ in try spool.job() }
    let day: FilePath = "2026-09-22"
    try spool.write(
      spool.receipt(jobs[2], .published, package: "P", version: 2),
      in: spool.folders.utkorg.appending("P"))
    try spool.write(
      spool.receipt(jobs[0], .published, package: "P", version: 1),
      in: spool.folders.arkiv.pushing(day).appending("P.v1.\(jobs[2])"))
    try spool.write(
      spool.receipt(jobs[1], .rejected),
      in: spool.folders.fel.pushing(day).appending("b.json.\(jobs[1])"))
    try spool.write(
      spool.receipt(jobs[3], .duplicate, package: "P"),
      in: spool.folders.arkiv.pushing(day).appending("a.json.\(jobs[3])"))
    #expect(try rebuild() == 4)
    #expect(try spool.ledger.published("P")?.id == jobs[2].description)
    #expect(try spool.ledger.publications(of: "aa1").map(\.id) == [jobs[0].description])
    #expect(try jobs.map(spool.state) == [.published, .rejected, .published, .duplicate])
  }

  @Test func `answers to files that stayed in the inbox are no jobs`() throws {
    let job = try spool.job()
    try spool.write(
      spool.receipt(job, .refused),
      in: spool.folders.fel.appending("2026-09-22/a.json.\(job)"))
    #expect(try rebuild() == 0)
  }

  @Test func `what is no receipt is passed over`() throws {
    try spool.make(spool.folders.fel.appending("2026-09-22/mine"))
    try spool.make(spool.folders.utkorg.appending("mine"))
    #expect(try rebuild() == 0)
  }
}
