@testable import Ledger
import Testing

@testable import Service

@Suite struct AttemptTests {
  private func verdict(_ results: [LedgerAttempt.Result?]) -> String? {
    JobRunner.verdict(
      on: results.enumerated().map {
        LedgerAttempt(
          job: "a", attempt: $0 + 1, began: 0, ended: nil, result: $1, detail: "because \($0)")
      })
  }

  @Test func `a file gets two chances with a worker`() {
    #expect(verdict([]) == nil)
    #expect(verdict([.died]) == nil)
    #expect(verdict([.died, .overdue]) == "because 1")
    #expect(verdict([.babbled, .brokenOff, .failed]) == "because 2")
  }

  @Test func `what the machine lacks and what nobody saw is not charged to the file`() {
    #expect(verdict(Array(repeating: .brokenOff, count: 100)) == nil)
    #expect(verdict(Array(repeating: .interrupted, count: 7)) == nil)
    #expect(verdict([.died, nil]) == nil)
  }

  @Test func `a file at whose work the daemon dies again and again is set aside`() {
    let reason = "the program ended suddenly 8 times while it worked on this file"
    #expect(verdict(Array(repeating: .interrupted, count: 8)) == reason)
  }
}

@Suite struct PauseTests {
  @Test func `a second fault during a pause does not make it longer`() {
    var pause = Pause()
    let first = pause.begin(because: "full", atMost: .seconds(30))
    // A second fault during the pause is the same one.
    let second = pause.begin(because: "full", atMost: .seconds(30))
    #expect([first, second] == [.seconds(1), .seconds(1)])
    #expect(pause.reason == "full")
  }

  @Test func `what was on its way before the fault does not end the pause`() {
    var pause = Pause()
    let before = ContinuousClock.now
    _ = pause.begin(because: "full", atMost: .seconds(30))
    let isOver = pause.isOver(by: before)
    #expect(!isOver)
    #expect(pause.reason == "full")
  }

  @Test func `a success ends the pause, once`() {
    var pause = Pause()
    _ = pause.begin(because: "full", atMost: .seconds(30))
    let endings = [pause.isOver(by: .now), pause.isOver(by: .now)]
    #expect(endings == [true, false])
    #expect(pause.reason == nil)
    #expect(pause.until == nil)
  }
}
