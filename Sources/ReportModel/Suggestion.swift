/// The name that somebody probably meant.
public enum Suggestion {
  /// The candidate nearest to `name`, when it is near enough to be a slip of the hand. A year or
  /// another number is none: 2025 is not a slip for 2020.
  public static func nearest(to name: String, in candidates: [String]) -> String? {
    // Nobody slips so far; and the letters of a long name are not even counted.
    guard name.utf8.count <= longest, !name.allSatisfy(\.isNumber) else { return nil }
    let limit = max(1, name.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where abs(candidate.count - name.count) <= limit {
      let distance = distance(name, candidate)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// The longest name that is compared, in bytes.
  private static let longest = 200

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
    text.lowercased().map { letter in
      switch letter {
      case "å", "ä": "a"
      case "ö": "o"
      case "_", "-": " "
      default: letter
      }
    }
  }
}
