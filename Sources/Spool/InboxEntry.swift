public import SystemPackage

/// One name in the inbox, as one scan found it.
public struct InboxEntry: Hashable, Sendable {
  /// Below the inbox, byte for byte.
  public var path: FilePath
  /// Which state of which file it was.
  public var identity: FileIdentity
  /// What the name stands for; never a folder.
  public var kind: FileKind
  /// How many names the file has; more than one is refused.
  public var linkCount: Int

  /// An entry as given.
  public init(
    path: FilePath, identity: FileIdentity, kind: FileKind = .regular, linkCount: Int = 1
  ) {
    self.path = path
    self.identity = identity
    self.kind = kind
    self.linkCount = linkCount
  }

  init(path: FilePath, _ status: FileStatus) {
    self.init(
      path: path, identity: status.identity, kind: status.kind, linkCount: status.linkCount)
  }

  /// The name ends in `.json`, whatever its case.
  public var isNamedAsReport: Bool {
    path.name.bytes.suffix(5).map(\.asciiLowercased).elementsEqual(".json".utf8)
  }
}
