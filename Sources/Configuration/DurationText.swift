/// Durations as operators write them: `500ms`, `2s`, `10min`, `1h`.
enum DurationText {
  private static let units: [(name: String, milliseconds: Int)] = [
    ("ms", 1), ("s", 1_000), ("min", 60_000), ("h", 3_600_000),
  ]

  /// Nil when it is no whole number with a unit.
  static func duration(_ text: String) -> Duration? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count)
    guard let number = Int(digits), number < 1_000_000_000,
      let factor = units.first(where: { $0.name == unit })?.milliseconds
    else { return nil }
    return .milliseconds(number * factor)
  }

  /// In the largest unit that is exact; a part of a millisecond is left out.
  static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let milliseconds = Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
    guard milliseconds != 0 else { return "0s" }
    let unit = units.last { milliseconds.isMultiple(of: $0.milliseconds) } ?? units[0]
    return "\(milliseconds / unit.milliseconds)\(unit.name)"
  }
}
