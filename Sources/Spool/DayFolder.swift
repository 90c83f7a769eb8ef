internal import SystemPackage

/// The folder of one day in `fel/` and `arkiv/`, as `2026-09-22`.
public struct DayFolder: Hashable, Sendable, CustomStringConvertible {
  /// The name of the folder.
  public let description: String

  /// The day, by the wall clock of this machine's time zone, of a moment in seconds since 1970.
  public init(at seconds: Int) { description = CivilTime(local: seconds).date }

  /// The folder of this name; nil when it is no day's.
  init?(_ text: String) {
    let shape = Array("0000-00-00")
    guard text.count == shape.count,
      zip(text, shape).allSatisfy({ $1 == "-" ? $0 == "-" : ("0"..."9").contains($0) })
    else { return nil }
    description = text
  }

  var name: FilePath { FilePath(description) }
}
