import Spool
import SystemPackage

/// The ready files: within one subfolder of the inbox in the order of arrival, and the subfolders in
/// turn, so that nobody's backlog holds up the others.
struct FairQueue {
  /// A ready file and its place in the order of arrival.
  struct Element {
    var judgement: Judgement
    var arrival: Int
  }

  /// The last one of a folder is taken first.
  private var folders: [FilePath: [Element]] = [:]
  private var turns: [FilePath] = []

  var count: Int { folders.values.reduce(0) { $0 + $1.count } }
  var isEmpty: Bool { folders.isEmpty }

  /// Puts what a scan has found in the place of what was there; whose turn it is stays.
  mutating func replace(with elements: [Element]) {
    folders = Dictionary(grouping: elements) { $0.folder }
      .mapValues { $0.sorted { $0.arrival > $1.arrival } }
    turns.removeAll { folders[$0] == nil }
    var known = Set(turns)
    for element in elements.sorted(by: { $0.arrival < $1.arrival })
    where known.insert(element.folder).inserted {
      turns.append(element.folder)
    }
  }

  /// The file whose turn it is.
  var first: Element? { turns.first.flatMap { folders[$0]?.last } }

  mutating func removeFirst() {
    guard let folder = turns.first else { return }
    turns.removeFirst()
    folders[folder]?.removeLast()
    if folders[folder]?.isEmpty == true {
      folders[folder] = nil
    } else {
      turns.append(folder)
    }
  }

  /// The last place in the order of arrival among the files that are taken next.
  func lastArrival(among count: Int) -> Int? {
    var rest = self
    var last: Int?
    for _ in 0..<max(0, count) {
      guard let next = rest.first else { break }
      last = max(last ?? next.arrival, next.arrival)
      rest.removeFirst()
    }
    return last
  }
}

extension FairQueue.Element {
  fileprivate var folder: FilePath { judgement.entry.path.removingLastComponent() }
}
