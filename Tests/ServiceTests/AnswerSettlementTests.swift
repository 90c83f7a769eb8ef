import Conversion
import Foundation
import Ledger
import NamndRegister
import Spool
import SystemPackage
import Testing

@testable import Service

/// Which answers a publication settles; those that it is not sure of stay in sight.
@Suite struct AnswerSettlementTests {
  private let spool: SmallSpool
  private let day = DayFolder(at: 1_790_000_000)
  private let today = DayFolder(at: 1_790_100_000)

  init() throws { spool = try SmallSpool() }

  /// An answer in `fel/` and what the ledger knows of it.
  private struct Given {
    var outcome = Receipt.Outcome.rejected
    var package: String?
    var namnd: String?
    var name = "a.json"
    var arrival: Int?
    /// The receipt's; versions that kept no order of arrival wrote none.
    var isArrivalTold = true
    /// The input beside the receipts; nil when there is none.
    var content: String?
  }

  /// Puts it there, and gives the job.
  @discardableResult
  private func give(_ given: Given) throws -> String {
    let job = try spool.job()
    var receipt = spool.receipt(job, given.outcome, package: given.package)
    receipt.input.name = given.name
    receipt.namnd = given.namnd
    receipt.arrival = given.isArrivalTold ? given.arrival : nil
    let name = SafeName(FilePath(given.name).lastComponent?.string.utf8 ?? "".utf8)
    let place = spool.folders.fel.appending("\(day)/\(name).\(job)")
    try spool.write(receipt, in: place)
    if let content = given.content {
      let file = place.appending(FilePath(given.name).lastComponent?.string ?? "")
      try Data(content.utf8).write(to: URL(filePath: file.string))
    }
    let key = FileKey(inode: 1, size: 2, modified: 3)
    let id = job.description
    if let arrival = given.arrival {
      try spool.ledger.write([
        .seen(
          LedgerJob(
            id: id, arrival: arrival, name: Array(given.name.utf8), file: key, received: 1)),
        receipt.ledgerEvent(at: place, on: 1),
      ])
    } else {
      try spool.ledger.write([
        .answered(
          LedgerAnswer(
            name: Array(given.name.utf8), file: key, verdict: "overdue", job: id, time: 1))
      ])
    }
    return id
  }

  /// The jobs whose answers the report of place 10, `a.json` of AMN 2020 T2, settles.
  private func settled(
    _ name: FilePath = "a.json", arrival: Int = 10, register: Register? = nil
  ) throws -> [String] {
    try AnswerSettlement(
      folders: spool.folders, ledger: spool.ledger, register: register
    ).answers(
      settledBy: .init(
        package: "AMN-2020-T2", namnd: "Arbetsmarknadsnämnden", name: name, arrival: arrival),
      on: today
    ).map(\.receipt.job)
  }

  private func amn(
    _ arrival: Int, _ outcome: Receipt.Outcome = .rejected, _ name: String = "x.json"
  )
    -> Given
  {
    Given(
      outcome: outcome, package: "AMN-2020-T2", namnd: "Arbetsmarknadsnämnden", name: name,
      arrival: arrival)
  }

  @Test func `earlier answers about the package are settled, under whatever name`() throws {
    let jobs = try [
      give(amn(3)), give(amn(4, .failed, "nord/y.json")), give(amn(5, .superseded, "z.json")),
    ]
    #expect(try settled() == jobs)
    #expect(try settled("annan.json") == jobs)
  }

  @Test func `an answer about a file that arrived later stays`() throws {
    try give(amn(11))
    try give(Given(arrival: 12))
    #expect(try settled().isEmpty)
  }

  @Test func `an answer whose file was put back and published itself is settled`() throws {
    let job = try give(Given(outcome: .failed, arrival: 10))
    #expect(try settled() == [job])
  }

  @Test func `another package's answers stay, another period's of the same nämnd too`() throws {
    for package in ["AMN-2020-T1", "AMN-2021-T2", "AMNX-2020-T2", "SBN-2020-T2"] {
      try give(Given(package: package, namnd: "Arbetsmarknadsnämnden", arrival: 1))
    }
    #expect(try settled().isEmpty)
  }

  @Test func `a report that could not be read is settled by one of the same name`() throws {
    let content = #"{"namnd": {"Kod" : "amn", "namn": "A" "period": {}}"#
    let job = try give(Given(arrival: 1, content: content))
    try give(Given(name: "b.json", arrival: 2, content: content))
    try give(Given(name: "nord/a.json", arrival: 3, content: content))
    #expect(try settled() == [job])
    #expect(try settled("c.json").isEmpty)
  }

  @Test(arguments: [
    #"{"namnd": {"kod": "SBN" "namn": "S"}}"#, #"{"kod": "AMN", "kod": "SBN""#, "{", "",
    #"{"kod": AMN, "namn": "kod"}"#, "\u{FEFF}{\0\"\0k\0o\0d\0\"\0:\0\"\0A\0M\0N\0\"\0",
  ])
  func `a file name alone settles nothing: it may be another nämnd's`(content: String) throws {
    try give(Given(arrival: 1, content: content))
    try give(Given(outcome: .failed, arrival: 2))
    #expect(try settled().isEmpty)
    #expect(try settled(register: Self.register()).isEmpty)
  }

  @Test func `in a folder of its own a nämnd settles what nobody could read, and nobody else's`()
    throws
  {
    let unread = try give(Given(name: "amn/a.json", arrival: 1, content: "{"))
    try give(Given(name: "amn/a.json", arrival: 2, content: #"{"kod": "SBN""#))
    try give(Given(name: "sbn/a.json", arrival: 3, content: "{"))
    #expect(try settled("amn/a.json").isEmpty)
    #expect(try settled("amn/a.json", register: Self.register()) == [unread])
    #expect(try settled("sbn/a.json", register: Self.register()).isEmpty)
  }

  private static func register() throws -> Register {
    try Register(
      reading: """
        namnder:
          - { kod: AMN, namn: Arbetsmarknadsnämnden, mapp: amn }
          - { kod: SBN, namn: Stadsbyggnadsnämnden, mapp: sbn }

        """, blanketter: [])
  }

  @Test func `a name that another nämnd has used too settles nothing`() throws {
    try give(Given(arrival: 1, content: #"{"kod": "AMN""#))
    let other = spool.receipt(try spool.job(), .published, package: "SBN-2020-T2", version: 1)
    try spool.ledger.write([
      other.ledgerEvent(at: spool.folders.utkorg.appending("SBN-2020-T2"), on: 1)
    ])
    #expect(try settled().isEmpty)
  }

  @Test func `a name that the nämnd has used for another period too is its own`() throws {
    let job = try give(Given(arrival: 1, content: #"{"kod": "AMN""#))
    let other = spool.receipt(try spool.job(), .published, package: "AMN-2020-T1", version: 1)
    try spool.ledger.write([
      other.ledgerEvent(at: spool.folders.utkorg.appending("AMN-2020-T1"), on: 1)
    ])
    #expect(try settled() == [job])
  }

  @Test func `another nämnd's report with a mistaken kod stays`() throws {
    var given = amn(1)
    given.namnd = "Stadsbyggnadsnämnden"
    try give(given)
    #expect(try settled().isEmpty)
  }

  @Test
  func `a misspelt name of the nämnd is settled by a file of the same name, or but for blanks`()
    throws
  {
    var misspelt = amn(1, .rejected, "a.json")
    misspelt.namnd = "Arbetsmarknadsnamnden"
    var blank = amn(2)
    blank.namnd = "Arbetsmarknadsnämnden\u{A0}"
    let jobs = try [give(misspelt), give(blank)]
    #expect(try settled() == jobs)
  }

  @Test func `an answer without a place in the order of arrival stays`() throws {
    var given = amn(1)
    given.isArrivalTold = false
    try give(given)
    #expect(try settled().isEmpty)
  }

  @Test func `an answer that the ledger knows nothing of stays`() throws {
    let job = try spool.job()
    var receipt = spool.receipt(job, .rejected, package: "AMN-2020-T2")
    (receipt.namnd, receipt.arrival) = ("Arbetsmarknadsnämnden", 1)
    try spool.write(receipt, in: spool.folders.fel.appending("\(day)/x.json.\(job)"))
    #expect(try settled().isEmpty)
  }

  @Test func `what has gone, and what is another's by now, stays out of it`() throws {
    let jobs = try [give(amn(1)), give(amn(2))]
    let places = try jobs.map { try #require(try spool.ledger.job($0)?.result.place) }
    try FileManager.default.removeItem(atPath: places[0])
    try spool.write(
      spool.receipt(try spool.job(), .rejected, package: "AMN-2020-T2"), in: FilePath(places[1]))
    #expect(try settled().isEmpty)
  }

  @Test func `the folders may have been moved since`() throws {
    let job = try give(amn(1))
    let place = try #require(try spool.ledger.job(job)?.result.place)
    let name = FilePath(place).lastComponent?.string ?? ""
    try spool.ledger.write([.moved(job: job, to: "/srv/fel/\(day)/\(name)")])
    #expect(try settled() == [job])
  }

  @Test(arguments: [Receipt.Outcome.waiting, .refused])
  func `answers about a file that stayed are settled when none of its name lies there`(
    outcome: Receipt.Outcome
  ) throws {
    let jobs = try [give(Given(outcome: outcome)), give(Given(outcome: outcome))]
    try give(Given(outcome: outcome, name: "nord/a.json"))
    #expect(try settled("b.json").isEmpty)
    #expect(try settled() == jobs)
    try Data("{".utf8).write(to: URL(filePath: spool.folders.inkorg.appending("a.json").string))
    #expect(try settled().isEmpty)
  }

  @Test func `receipts tell where they go`() throws {
    let job = try give(amn(1))
    let settlement = AnswerSettlement(
      folders: spool.folders, ledger: spool.ledger, register: nil)
    let found = try settlement.answers(
      settledBy: .init(
        package: "AMN-2020-T2", namnd: "Arbetsmarknadsnämnden", name: "a.json", arrival: 10),
      on: today)
    let place = "arkiv/\(today)/x.json.\(job)"
    #expect(
      Receipt.settled(found) == [.init(job: job, outcome: .rejected, place: place)])
    #expect(found[0].answer.archivedPlace(in: spool.folders) == spool.root.appending(place))
    #expect(Receipt.settled([]) == nil)
  }
}
