@testable import Spool
import SystemPackage
import Testing

@testable import Service

@Suite struct FairQueueTests {
  private let start = ContinuousClock.now

  private func ready(_ path: FilePath, seen second: Int, changed: Int64 = 0) -> Judgement {
    let identity = FileIdentity(device: 1, inode: 1, size: 1, modified: 0, changed: changed)
    return Judgement(
      entry: InboxEntry(path: path, identity: identity), verdict: .ready(.report),
      firstSeen: start + .seconds(second))
  }

  private func order(_ queue: FairQueue) -> [String] {
    var (queue, order) = (queue, [String]())
    while let next = queue.first {
      order.append(next.entry.path.string)
      queue.removeFirst()
    }
    return order
  }

  @Test func `the file that was seen first comes first`() {
    var queue = FairQueue()
    queue.replace(with: [ready("b", seen: 2), ready("c", seen: 3), ready("a", seen: 1)])
    #expect(order(queue) == ["a", "b", "c"])
  }

  @Test func `files seen by one scan go by the time that the file system stamped`() {
    var queue = FairQueue()
    queue.replace(with: [ready("b", seen: 1, changed: 20), ready("a", seen: 1, changed: 10)])
    #expect(order(queue) == ["a", "b"])
  }

  @Test func `a backlog in one folder does not hold up the others`() {
    var queue = FairQueue()
    queue.replace(
      with: (1...4).map { ready(FilePath("nord/\($0)"), seen: $0) } + [
        ready("syd/x", seen: 9), ready("öst/y", seen: 10),
      ])
    #expect(order(queue) == ["nord/1", "syd/x", "öst/y", "nord/2", "nord/3", "nord/4"])
  }

  @Test func `whose turn it is outlasts a new scan`() {
    var queue = FairQueue()
    let files = (1...3).map { ready(FilePath("nord/\($0)"), seen: $0) } + [ready("syd/x", seen: 9)]
    queue.replace(with: files)
    queue.removeFirst()
    queue.replace(with: Array(files.dropFirst()))
    #expect(order(queue) == ["syd/x", "nord/2", "nord/3"])
  }

  @Test func `a folder whose files are gone loses its turn`() {
    var queue = FairQueue()
    queue.replace(with: [ready("nord/1", seen: 1), ready("syd/x", seen: 2)])
    queue.replace(with: [ready("syd/x", seen: 2)])
    #expect(order(queue) == ["syd/x"])
    #expect(queue.count == 1)
  }
}
