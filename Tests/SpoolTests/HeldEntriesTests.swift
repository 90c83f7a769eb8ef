import SystemPackage
import Testing

@testable import Spool

@Suite struct HeldEntriesTests {
  private let start = ContinuousClock.now
  private let hold = Hold(.notMovable, "cannot rename")

  private func entry(_ path: FilePath, inode: UInt64 = 1, changed: Int64 = 1) -> InboxEntry {
    InboxEntry(
      path: path,
      identity: FileIdentity(device: 1, inode: inode, size: 2, modified: 3, changed: changed))
  }

  private func ready(_ entry: InboxEntry) -> Judgement {
    Judgement(entry: entry, verdict: .ready(.report), firstSeen: start)
  }

  private func verdicts(
    _ held: inout HeldEntries, _ judgements: [Judgement], after seconds: Int,
    closed: [ClosedEntry] = []
  ) -> [String] {
    held.judge(
      judgements, closed: closed, at: start + .seconds(seconds), patience: .seconds(10)
    ).map {
      switch $0.verdict {
      case .ready: "ready"
      case .held(_, _, let isOverdue, _): isOverdue ? "overdue" : "held"
      default: "other"
      }
    }
  }

  @Test func `a held file waits for its next try, and the one beside it does not`() {
    var held = HeldEntries(longestWait: .seconds(30))
    var judged: [String]
    let (a, b) = (entry("a.json"), entry("b.json", inode: 2))
    let isNews = held.note(hold, on: a, at: start)
    #expect(isNews)
    judged = verdicts(&held, [ready(a), ready(b)], after: 0)
    #expect(judged == ["held", "ready"])
    #expect(held.nextLook == start + .seconds(1))
    judged = verdicts(&held, [ready(a), ready(b)], after: 1)
    #expect(judged == ["ready", "ready"])
  }

  @Test func `tries come at growing distances, up to the longest`() {
    var held = HeldEntries(longestWait: .seconds(3))
    let a = entry("a.json")
    for (at, wait) in [(0, 1), (1, 2), (3, 3), (6, 3)] {
      let isNews = held.note(hold, on: a, at: start + .seconds(at))
      #expect(isNews == (at == 0))
      let before = verdicts(&held, [ready(a)], after: at + wait - 1)
      #expect(before == ["held"])
      let after = verdicts(&held, [ready(a)], after: at + wait)
      #expect(after == ["ready"])
    }
  }

  @Test func `its sender is told when the patience is over since the first try`() {
    var held = HeldEntries(longestWait: .seconds(30))
    var judged: [String]
    let a = entry("a.json")
    for at in [0, 1, 3, 7] { _ = held.note(hold, on: a, at: start + .seconds(at)) }
    judged = verdicts(&held, [ready(a)], after: 9)
    #expect(judged == ["held"])
    #expect(held.nextLook == start + .seconds(10))
    judged = verdicts(&held, [ready(a)], after: 10)
    #expect(judged == ["overdue"])
  }

  @Test func `a change is tried at once, and another file under the name is free`() {
    var held = HeldEntries(longestWait: .seconds(30))
    var judged: [String]
    let a = entry("a.json")
    _ = held.note(hold, on: a, at: start)
    judged = verdicts(&held, [ready(entry("a.json", changed: 2))], after: 0)
    #expect(judged == ["ready"])
    _ = held.note(hold, on: a, at: start)
    judged = verdicts(&held, [ready(entry("a.json", inode: 9))], after: 0)
    #expect(judged == ["ready"])
  }

  @Test func `a closed folder is one entry from the scan that finds it until one finds it open`() {
    var held = HeldEntries(longestWait: .seconds(30))
    var judged: [String]
    let closed = ClosedEntry(
      entry: entry("nord"), hold: Hold(.closedFolder, "cannot open the folder"))
    #expect(held.isNews(closed))
    judged = verdicts(&held, [], after: 0, closed: [closed])
    #expect(judged == ["held"])
    #expect(!held.isNews(closed))
    judged = verdicts(&held, [], after: 10, closed: [closed])
    #expect(judged == ["overdue"])
    judged = verdicts(&held, [], after: 11)
    #expect(judged == [])
    judged = verdicts(&held, [], after: 12, closed: [closed])
    #expect(judged == ["held"])
  }
}
