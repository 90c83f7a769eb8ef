internal import SystemPackage

/// Names one job for ever, as `20260922T122100Z-k3f09a`: in the order of time when sorted as text,
/// and safe in every file name.
public struct JobID: Hashable, Sendable, CustomStringConvertible {
  /// The id.
  public let description: String

  private static let alphabet = Array("0123456789abcdefghijklmnopqrstuvwxyz")

  /// A new id for a moment in seconds since 1970. The sequence keeps jobs of one second in their order,
  /// so that recovery puts a report back before its correction; the randomness keeps runs apart.
  public init(at seconds: Int, sequence: Int, using random: inout some RandomNumberGenerator) {
    let time = CivilTime(utc: seconds)
    let base = Self.alphabet.count
    var digits: [Character] = []
    for place in [base * base, base, 1] { digits.append(Self.alphabet[sequence / place % base]) }
    for _ in 0..<3 {
      digits.append(Self.alphabet[Int.random(in: Self.alphabet.indices, using: &random)])
    }
    let suffix = String(digits)
    description = time.compactDate + "T" + time.compactTime + "Z-" + suffix
  }

  /// The id that this text is; nil when it is none.
  public init?(_ text: String) {
    let shape = Array("00000000T000000Z-xxxxxx")
    let letters = Array(text)
    guard letters.count == shape.count else { return nil }
    for (letter, wanted) in zip(letters, shape) {
      switch wanted {
      case "0": guard ("0"..."9").contains(letter) else { return nil }
      case "x": guard Self.alphabet.contains(letter) else { return nil }
      default: guard letter == wanted else { return nil }
      }
    }
    description = text
  }

  var name: FilePath { FilePath(description) }
}
