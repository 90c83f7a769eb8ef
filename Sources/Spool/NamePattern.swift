internal import SystemPackage

/// What names look like: letters as they stand, and `*` for anything, also for nothing. The case of
/// A–Z does not matter.
public struct NamePattern: Hashable, Sendable {
  /// As it was written.
  public let text: String
  /// What stands between the stars, in lower case.
  let pieces: [[UInt8]]

  /// Nil when no name in a folder could be like that.
  public init?(_ text: String) {
    let isPossible =
      !text.isEmpty && text.utf8.count <= 255
      && !text.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
    guard isPossible else { return nil }
    self.init(known: text)
  }

  /// Of one of our own.
  init(known text: String) {
    self.text = text
    pieces = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map { $0.map(\.asciiLowercased) }
  }

  public static func == (left: NamePattern, right: NamePattern) -> Bool { left.text == right.text }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Whether a name with these letters before `.json` may be any that people choose: then the
  /// pattern is of no use in an ignore list.
  public var coversReports: Bool {
    // Nobody writes that in a pattern but as a star.
    matches("\u{1}.json".utf8.map(\.self))
  }

  /// Whether a name, in lower case, looks so.
  func matches(_ name: [UInt8]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
      return pieces.first == name
    }
    guard name.count >= first.count + last.count, name.starts(with: first),
      name.suffix(last.count).elementsEqual(last)
    else { return false }
    var rest = name[first.count..<name.count - last.count]
    for piece in pieces[1..<pieces.count - 1] {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
