import SystemPackage
import Testing

@testable import Spool

@Suite(.timeLimit(.minutes(1))) struct InboxWatcherTests {
  let spool: TemporarySpool
  let watcher: InboxWatcher

  init() throws {
    spool = try TemporarySpool()
    watcher = InboxWatcher(inbox: spool.folders.inkorg)
    watcher.watch(try spool.folders.scan())
  }

  /// Reads hints, scanning and watching on each as the dispatcher does, until `wanted`.
  private func hints(until wanted: (InboxHint) throws -> Bool) async throws {
    for await hint in watcher.hints {
      watcher.watch(try spool.folders.scan())
      if try wanted(hint) { return }
    }
    Issue.record("the hints ended")
  }

  @Test func `the first watch asks for another scan`() async throws {
    try await hints { $0 == .look }
    #expect(watcher.mode == .events)
  }

  @Test func `a file renamed in is told by its path`() async throws {
    try write("{}", to: spool.root.appending("a.part"))
    try move(spool.root.appending("a.part"), to: spool.inbox("a.json"))
    try await hints { $0 == .renamedIn("a.json") }
  }

  @Test func `a written file gives a hint`() async throws {
    try await hints { $0 == .look }
    try spool.drop("a.json")
    try await hints { _ in try !spool.folders.scan().entries.isEmpty }
  }

  @Test func `a file that its writer closes is told by its path`() async throws {
    try spool.drop("a.json")
    try await hints { $0 == .closed("a.json") }
  }

  @Test func `a file renamed into a new folder is told by its path`() async throws {
    try makeFolder(spool.inbox("nord"))
    try await hints { _ in try spool.folders.scan().folders.contains("nord") }
    try write("{}", to: spool.root.appending("a.part"))
    try move(spool.root.appending("a.part"), to: spool.inbox("nord/a.json"))
    try await hints { $0 == .renamedIn("nord/a.json") }
  }

  @Test func `an inbox that was replaced is watched again`() async throws {
    try move(spool.folders.inkorg, to: spool.root.appending("old"))
    try makeFolder(spool.folders.inkorg)
    try await hints { $0 == .rearm }
    try write("{}", to: spool.root.appending("a.part"))
    try move(spool.root.appending("a.part"), to: spool.inbox("a.json"))
    try await hints { $0 == .renamedIn("a.json") }
  }

  @Test func `stopping ends the hints`() async {
    watcher.stop()
    for await _ in watcher.hints {}
  }

  @Test func `cancelling the reader ends the hints`() async {
    let reader = Task { [hints = watcher.hints] in for await _ in hints {} }
    reader.cancel()
    await reader.value
  }
}
