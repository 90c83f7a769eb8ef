import Dispatch
import Testing

@testable import Service

@Suite struct GroupCommitTests {
  private struct Refused: Error {}

  @Test func `everybody's item is committed once before they go on`() async throws {
    let batches = Notes<[Int]>()
    let commit = GroupCommit<Int>(label: "test") { batches.add($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<1_000 {
        group.addTask {
          try await commit.submit(number)
          #expect(batches.all.joined().contains(number))
        }
      }
      try await group.waitForAll()
    }
    #expect(batches.all.joined().sorted() == Array(0..<1_000))
  }

  @Test func `those that come while one runs share the next`() async throws {
    let batches = Notes<Int>()
    let gate = DispatchSemaphore(value: 0)
    let commit = GroupCommit<Int>(label: "test") { items in
      batches.add(items.count)
      if batches.all.count == 1 { gate.wait() }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await commit.submit(0) }
      while batches.all.isEmpty { await Task.yield() }
      for number in 1...50 { group.addTask { try await commit.submit(number) } }
      while commit.waitingCount < 50 { await Task.yield() }
      gate.signal()
      try await group.waitForAll()
    }
    #expect(batches.all == [1, 50])
  }

  @Test func `a failure is everybody's who shared it and nobody else's`() async throws {
    let calls = Notes<Int>()
    let commit = GroupCommit<Int>(label: "test") { items in
      calls.add(items.count)
      if calls.all.count == 1 { throw Refused() }
    }
    await #expect(throws: Refused.self) { try await commit.submit(1) }
    try await commit.submit(2)
  }
}
