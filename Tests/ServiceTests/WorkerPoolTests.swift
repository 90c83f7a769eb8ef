import Conversion
import SystemPackage
import Testing

@testable import Service

@Suite struct WorkerPoolTests {
  /// A shell that says it is ready and answers each request, after a moment, with its job and nothing else.
  private static let program = WorkerProgram(
    executable: "/bin/sh",
    arguments: [
      "-c",
      #"""
      echo ready
      while read -r line; do
        echo begun
        job=${line#*\"job\":\"}
        sleep 0.2
        echo "{\"job\":\"${job%%\"*}\"}"
      done
      """#,
    ])

  private func ask(_ count: Int, _ pool: WorkerPool) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        group.addTask(executorPreference: BlockingExecutor.shared) {
          let request = WorkerRequest(
            job: "\(number)",
            task: .convert(input: .init("i"), stage: .init("s"), dropped: .init("i")))
          let reply = try await pool.ask(request)
          #expect(reply.job == "\(number)")
        }
      }
      try await group.waitForAll()
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `of workers without work one is kept`() async throws {
    let pool = WorkerPool(
      program: Self.program, width: 3, limit: .seconds(60), linger: .milliseconds(1))
    try await ask(3, pool)
    while pool.idleCount > 1 { await Task.yield() }
    try await ask(3, pool)
    while pool.idleCount > 1 { await Task.yield() }
    #expect(pool.idleCount == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func `the first report finds a worker that is ready`() async throws {
    let pool = WorkerPool(
      program: Self.program, width: 3, limit: .seconds(60), linger: .seconds(600))
    try await pool.prepare()
    #expect(pool.idleCount == 1)
    try await ask(1, pool)
    #expect(pool.idleCount == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func `the end of a worker that was never ready is seen at once`() {
    let program = WorkerProgram(executable: "/bin/sh", arguments: ["-c", "exit 1"])
    #expect(throws: WorkerError.self) {
      _ = try WorkerProcess(program, readyWithin: .seconds(3_600))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `one that does not go when it is asked to is killed`() throws {
    let program = WorkerProgram(
      executable: "/bin/sh", arguments: ["-c", "echo ready; kill -STOP $$; sleep 3600"])
    try WorkerProcess(program).end(kill: false, within: .milliseconds(100))
  }

  @Test(.timeLimit(.minutes(1)))
  func `they are kept for a while`() async throws {
    let pool = WorkerPool(
      program: Self.program, width: 3, limit: .seconds(60), linger: .seconds(600))
    try await ask(3, pool)
    #expect(pool.idleCount == 3)
  }
}
