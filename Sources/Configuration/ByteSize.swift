/// Sizes as operators write them: `512B`, `64KiB`, `256MiB`, `2GiB`.
enum ByteSize {
  private static let units: [(name: String, bytes: Int)] = [
    ("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30),
  ]

  /// Nil when it is no whole number with a unit.
  static func bytes(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count)
    guard let number = Int(digits), number < 1 << 32,
      let factor = units.first(where: { $0.name == unit })?.bytes
    else { return nil }
    return number * factor
  }

  /// In the largest unit that is exact.
  static func text(_ bytes: Int) -> String {
    guard bytes != 0 else { return "0B" }
    let unit = units.last { bytes.isMultiple(of: $0.bytes) } ?? units[0]
    return "\(bytes / unit.bytes)\(unit.name)"
  }
}
