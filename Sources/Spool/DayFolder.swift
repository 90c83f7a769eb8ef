internal import SystemPackage

/// The folder of one day in `fel/` and `arkiv/`, as `2026-09-22`.
public struct DayFolder: Hashable, Sendable, CustomStringConvertible {
  /// The name of the folder.
  public let description: String

  /// The day, by the wall clock of this machine's time zone, of a moment in seconds since 1970.
  public init(at seconds: Int) { description = CivilTime(local: seconds).date }

  var name: FilePath { FilePath(description) }
}
