public import SystemPackage

/// Where things lie. A value of paths; every step opens what it needs, so that a folder that was
/// replaced or mounted anew counts from the next step on.
public struct SpoolFolders: Hashable, Sendable {
  /// Where people and systems drop reports.
  public var inkorg: FilePath
  /// Where people fetch finished packages.
  public var utkorg: FilePath
  /// Answers to what could not be converted, by date.
  public var fel: FilePath
  /// Accepted inputs and replaced packages, by date.
  public var arkiv: FilePath
  /// Private: one folder for each job in hand.
  public var arbete: FilePath
  /// Private: the lock, and what the daemon remembers.
  public var state: FilePath

  /// Every folder chosen by itself; they must lie on one mount.
  public init(
    inkorg: FilePath, utkorg: FilePath, fel: FilePath, arkiv: FilePath, arbete: FilePath,
    state: FilePath
  ) {
    self.inkorg = inkorg
    self.utkorg = utkorg
    self.fel = fel
    self.arkiv = arkiv
    self.arbete = arbete
    self.state = state
  }

  /// All folders under one data directory, by their usual names.
  public init(dataDirectory: FilePath) {
    self.init(
      inkorg: dataDirectory.appending("inkorg"), utkorg: dataDirectory.appending("utkorg"),
      fel: dataDirectory.appending("fel"), arkiv: dataDirectory.appending("arkiv"),
      arbete: dataDirectory.appending("arbete"), state: dataDirectory.appending("state"))
  }

  var all: [FilePath] { [inkorg, utkorg, fel, arkiv, arbete, state] }
}
