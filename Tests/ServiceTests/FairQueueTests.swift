@testable import Spool
import SystemPackage
import Testing

@testable import Service

@Suite struct FairQueueTests {
  private func ready(_ path: FilePath, arrival: Int) -> FairQueue.Element {
    let identity = FileIdentity(device: 1, inode: 1, size: 1, modified: 0, changed: 0)
    return FairQueue.Element(
      judgement: Judgement(
        entry: InboxEntry(path: path, identity: identity), verdict: .ready(.report),
        firstSeen: .now),
      arrival: arrival)
  }

  private func order(_ queue: FairQueue) -> [String] {
    var (queue, order) = (queue, [String]())
    while let next = queue.first {
      order.append(next.judgement.entry.path.string)
      queue.removeFirst()
    }
    return order
  }

  @Test func `the file that arrived first comes first`() {
    var queue = FairQueue()
    queue.replace(with: [ready("b", arrival: 2), ready("c", arrival: 3), ready("a", arrival: 1)])
    #expect(order(queue) == ["a", "b", "c"])
  }

  @Test func `a backlog in one folder does not hold up the others`() {
    var queue = FairQueue()
    queue.replace(
      with: (1...4).map { ready(FilePath("nord/\($0)"), arrival: $0) } + [
        ready("syd/x", arrival: 9), ready("öst/y", arrival: 10),
      ])
    #expect(order(queue) == ["nord/1", "syd/x", "öst/y", "nord/2", "nord/3", "nord/4"])
  }

  @Test func `whose turn it is outlasts a new scan`() {
    var queue = FairQueue()
    let files =
      (1...3).map { ready(FilePath("nord/\($0)"), arrival: $0) } + [ready("syd/x", arrival: 9)]
    queue.replace(with: files)
    queue.removeFirst()
    queue.replace(with: Array(files.dropFirst()))
    #expect(order(queue) == ["syd/x", "nord/2", "nord/3"])
  }

  @Test func `a folder whose files are gone loses its turn`() {
    var queue = FairQueue()
    queue.replace(with: [ready("nord/1", arrival: 1), ready("syd/x", arrival: 2)])
    queue.replace(with: [ready("syd/x", arrival: 2)])
    #expect(order(queue) == ["syd/x"])
    #expect(queue.count == 1)
  }

  @Test func `the last arrival among those that are taken next is told without taking them`() {
    var queue = FairQueue()
    queue.replace(
      with: (1...4).map { ready(FilePath("nord/\($0)"), arrival: $0) } + [
        ready("syd/x", arrival: 9)
      ])
    #expect(queue.lastArrival(among: 0) == nil)
    #expect(queue.lastArrival(among: 1) == 1)
    #expect(queue.lastArrival(among: 2) == 9)
    #expect(queue.lastArrival(among: 64) == 9)
    #expect(queue.count == 5)
  }
}
