/// Which characters the texts use where Swedish typography and the plainest of systems differ.
///
/// Inside the plugin every text is built and wrapped with no-break spaces, so that an amount stays
/// together with its unit in both styles; the characters are exchanged when a page is finished.
public struct TextTypography: Hashable, Sendable {
  /// Stands for every no-break space.
  public var noBreakSpace: String
  /// Stands between the ends of a range that the program writes.
  public var rangeDash: String

  /// Any combination of characters, for a system with needs of its own.
  public init(noBreakSpace: String, rangeDash: String) {
    self.noBreakSpace = noBreakSpace
    self.rangeDash = rangeDash
  }

  /// No-break spaces between thousands and before units, en dashes in ranges.
  public static let swedish = TextTypography(noBreakSpace: "\u{A0}", rangeDash: "–")

  /// Ordinary spaces and hyphens, for systems that know nothing else.
  public static let plain = TextTypography(noBreakSpace: " ", rangeDash: "-")

  /// What stands between the ends of a range, and holds them together.
  var rangeMark: String { "\u{A0}\(rangeDash)\u{A0}" }

  /// A finished line in this style.
  func finished(_ line: String) -> String {
    guard noBreakSpace != "\u{A0}" else { return line }
    var result = ""
    for scalar in line.unicodeScalars {
      if scalar == "\u{A0}" || scalar == "\u{202F}" {
        result += noBreakSpace
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
