public import SystemPackage

/// Where a package went.
public struct PublishedPackage: Hashable, Sendable {
  /// The folder in `utkorg/`.
  public let folder: FilePath
  /// Where the package that it replaced lies in the archive.
  public let replaced: FilePath?
}
