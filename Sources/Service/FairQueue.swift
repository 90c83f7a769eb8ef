import Spool
import SystemPackage

/// The ready files: within one subfolder of the inbox the oldest first, and the subfolders in turn, so
/// that nobody's backlog holds up the others.
struct FairQueue {
  private var folders: [FilePath: [Judgement]] = [:]
  private var turns: [FilePath] = []

  var count: Int { folders.values.reduce(0) { $0 + $1.count } }
  var isEmpty: Bool { folders.isEmpty }

  /// Puts what a scan has judged in the place of what was there; whose turn it is stays.
  mutating func replace(with judgements: [Judgement]) {
    folders = Dictionary(grouping: judgements) { $0.entry.path.removingLastComponent() }
      .mapValues { $0.sorted(by: FairQueue.isLater) }
    turns.removeAll { folders[$0] == nil }
    let known = Set(turns)
    for judgement in judgements.sorted(by: { FairQueue.isLater($1, $0) }) {
      let folder = judgement.entry.path.removingLastComponent()
      if !known.contains(folder), !turns.contains(folder) { turns.append(folder) }
    }
  }

  /// The last one is taken first. Files first seen by the same scan go by the time that the file
  /// system stamped on them, for want of anything better.
  private static func isLater(_ left: Judgement, _ right: Judgement) -> Bool {
    (left.firstSeen, left.entry.identity.changed) > (right.firstSeen, right.entry.identity.changed)
  }

  /// The file whose turn it is.
  var first: Judgement? { turns.first.flatMap { folders[$0]?.last } }

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
}
