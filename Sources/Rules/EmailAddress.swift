import Facts

/// E-mail addresses in a text.
enum EmailAddress {
  /// Where they stand, from the left.
  static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    scalars.indices.filter { scalars[$0] == "@" }.compactMap { range(in: scalars, around: $0) }
  }

  private static func range(in scalars: [Unicode.Scalar], around at: Int) -> Range<Int>? {
    var start = at
    while start > 0, isLocal(scalars[start - 1]) { start -= 1 }
    while start < at, scalars[start] == "." { start += 1 }
    var end = at + 1
    while end < scalars.count, isDomain(scalars[end]) { end += 1 }
    while end > at + 1, !isWord(scalars[end - 1]) { end -= 1 }
    guard start < at, let dot = scalars[(at + 1)..<end].lastIndex(of: "."), dot > at + 1,
      end - dot > 2, scalars[(dot + 1)..<end].allSatisfy({ $0.properties.isAlphabetic })
    else { return nil }
    return start..<end
  }

  /// `a•••@example.com`
  static func masked(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView(scalars.prefix(1))
    text.append(contentsOf: "•••".unicodeScalars)
    text.append(contentsOf: scalars.drop { $0 != "@" })
    return String(text)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.decimalDigit != nil
  }

  private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
    isWord(scalar) || scalar == "." || scalar == "-"
  }

  private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    isWord(scalar) || "._%+-'".unicodeScalars.contains(scalar)
  }
}
