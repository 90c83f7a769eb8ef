import Testing

@testable import Service

@Suite struct PublicationOrderTests {
  /// Jobs that write down when it was their turn.
  private func publish(_ jobs: [(number: Int, package: String)]) async -> [Int] {
    let order = PublicationOrder(patience: .seconds(600))
    let published = Notes<Int>()
    for job in jobs { order.enter(job.number) }
    await withTaskGroup(of: Void.self) { group in
      for (number, package) in jobs.reversed() {
        group.addTask {
          await order.turn(of: number, for: package)
          published.add(number)
          order.leave(number)
        }
      }
      await group.waitForAll()
    }
    return published.all
  }

  @Test func `jobs for one package publish in the order of their claims`() async {
    let published = await publish((0..<20).map { (number: $0, package: "P") })
    #expect(published == Array(0..<20))
  }

  @Test func `jobs for other packages do not wait for them`() async {
    let order = PublicationOrder(patience: .seconds(600))
    for number in 0...1 { order.enter(number) }
    await order.turn(of: 0, for: "P")
    // The first one has not left.
    await order.turn(of: 1, for: "Q")
  }

  @Test func `a job that tells nothing holds up nobody for ever`() async {
    let order = PublicationOrder(patience: .milliseconds(1))
    for number in 0...1 { order.enter(number) }
    await order.turn(of: 1, for: "P")
  }

  @Test func `a job that leaves without publishing lets the next one go`() async {
    let order = PublicationOrder(patience: .seconds(600))
    for number in 0...1 { order.enter(number) }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await order.turn(of: 1, for: "P") }
      group.addTask { order.leave(0) }
      await group.waitForAll()
    }
  }

  @Test
  func `a departure is awaited for as long as the job is in hand, and not a moment for others`()
    async
  {
    let order = PublicationOrder(patience: .milliseconds(1))
    let seen = Notes<String>()
    await order.departure(of: 1)
    order.enter(1)
    await order.turn(of: 1, for: "P")
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await order.departure(of: 1)
        seen.add("departed")
      }
      group.addTask {
        await order.turn(of: 2, for: "Q")
        seen.add("leaving")
        order.leave(1)
      }
    }
    #expect(seen.all == ["leaving", "departed"])
  }
}
