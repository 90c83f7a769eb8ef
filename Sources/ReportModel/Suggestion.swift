/// The name that somebody probably meant.
public enum Suggestion {
  /// The candidate nearest to `name`, when it is near enough to be a slip of the hand. A year or
  /// another number is none: 2025 is not a slip for 2020.
  public static func nearest(to name: String, in candidates: [String]) -> String? {
    guard !name.allSatisfy(\.isNumber) else { return nil }
    let limit = max(1, name.count / 3)
    let scored = candidates.map { (candidate: $0, distance: distance(name, $0)) }
    let best = scored.min { $0.distance < $1.distance }
    return best.flatMap { $0.distance <= limit ? $0.candidate : nil }
  }

  /// Edit distance, where case and the dots of å ä ö count nothing and two letters that change
  /// places count one.
  static func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (folded(left), folded(right))
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var current = [i]
      for j in 1...b.count {
        var best = min(
          previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, before[j - 2] + 1)
        }
        current.append(best)
      }
      (before, previous) = (previous, current)
    }
    return previous[b.count]
  }

  private static func folded(_ text: String) -> [Character] {
    text.prefix(64).lowercased().map { letter in
      switch letter {
      case "å", "ä": "a"
      case "ö": "o"
      case "_", "-": " "
      default: letter
      }
    }
  }
}
