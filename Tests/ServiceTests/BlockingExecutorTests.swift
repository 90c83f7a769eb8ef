import Dispatch
import Synchronization
import Testing

@testable import Service

@Suite struct BlockingExecutorTests {
  @Test(.timeLimit(.minutes(1)))
  func `there are threads enough when every one waits for the last`() async {
    let executor = BlockingExecutor(fewest: 2)
    let gate = DispatchSemaphore(value: 0)
    let done = Notes<Int>()
    let threads = Notes<Int>()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask(executorPreference: executor) {
          if number < 39 {
            wait(for: gate)
          } else {
            // Now, as those that are too many end again when they have nothing to do.
            threads.add(executor.threadCount)
            for _ in 0..<39 { gate.signal() }
          }
          done.add(number)
        }
      }
    }
    #expect(done.all.sorted() == Array(0..<40))
    #expect((threads.all.first ?? 0) > 2)
  }

  @Test(.timeLimit(.minutes(1)))
  func `what is short shares a few threads, and one is left in the end`() async throws {
    let executor = BlockingExecutor(fewest: 3, linger: .milliseconds(1))
    let most = Notes<Int>()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<1_000 {
        group.addTask(executorPreference: executor) { most.add(executor.threadCount) }
      }
    }
    #expect(most.all.count == 1_000)
    while executor.threadCount > 1 { await Task.yield() }
    // The one that is left still works.
    let answer = await Task(executorPreference: executor) { 7 }.value
    #expect(answer == 7)
  }

  private struct Refused: Error {}

  @Test func `waiting for an operation gives its error`() throws {
    #expect(throws: Refused.self) {
      try BlockingExecutor.shared.wait {
        await Task.yield()
        throw Refused()
      }
    }
    try BlockingExecutor.shared.wait { await Task.yield() }
  }
}

@Suite struct TimersTests {
  @Test(.timeLimit(.minutes(1)))
  func `calls are made in the order of their moments and not before`() async {
    let start = ContinuousClock.now
    let calls = Notes<(Int, Duration)>()
    await withCheckedContinuation { continuation in
      Timers.shared.call(at: start + .milliseconds(60)) {
        calls.add((2, .now - start))
        continuation.resume()
      }
      Timers.shared.call(at: start + .milliseconds(20)) { calls.add((1, .now - start)) }
      Timers.shared.call(at: start - .seconds(1)) { calls.add((0, .now - start)) }
      let cancelled = Timers.shared.call(at: start + .milliseconds(10)) { calls.add((9, .zero)) }
      Timers.shared.cancel(cancelled)
    }
    #expect(calls.all.map(\.0) == [0, 1, 2])
    #expect(zip(calls.all, [0, 20, 60]).allSatisfy { $0.1 >= .milliseconds($1) })
  }
}

/// Out of the tasks' sight: they may not wait on a semaphore by themselves.
private func wait(for gate: DispatchSemaphore) { gate.wait() }
