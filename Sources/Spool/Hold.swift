internal import SystemPackage

/// Why one entry of the inbox cannot be dealt with, while others can.
public struct Hold: Hashable, Sendable {
  /// What its sender can be told.
  public enum Kind: String, Hashable, Sendable {
    /// A folder that the daemon may not read, or not move files out of.
    case closedFolder = "closed folder"
    /// A folder that lies deeper than the scan goes.
    case tooDeep = "too deep"
    /// A folder on another file system or mount.
    case otherFileSystem = "other file system"
    /// A file that the daemon may not take away: a sticky folder, an immutable file.
    case notMovable = "cannot be moved"
    /// A file that the daemon may not read.
    case unreadable
    /// A name that is too long where the file is to go, or that the file system refuses.
    case unusableName = "unusable name"
    /// It was gone, or another, each time it was reached for.
    case unsteady
    /// Anything else that the kernel refuses for this entry.
    case refused
  }

  public var kind: Kind
  /// What could not be done, and the kernel's reason; English, may name the path.
  public var message: String
  /// What an operator can do about it.
  public var hint: String?

  public init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  /// What stopped a step on a file, or on a folder in the inbox.
  public init(_ error: SpoolError, isFolder: Bool = false) {
    self.init(Kind(error, isFolder: isFolder), error.message, hint: error.hint)
  }

  /// Somebody was faster, or it changed under our hands.
  public static let gone = Hold(.unsteady, "the file was gone, or another, when it was to be taken")
}

extension Hold.Kind {
  fileprivate init(_ error: SpoolError, isFolder: Bool) {
    switch (error.code, error.errno) {
    case (.tooDeep, _): self = .tooDeep
    case (.unreadable, _): self = .unreadable
    case (.unsafeName, _), (_, .fileNameTooLong), (_, .illegalByteSequence),
      (_, .invalidArgument):
      self = .unusableName
    case (.permission, _): self = isFolder ? .closedFolder : .notMovable
    case (_, .improperLink): self = .otherFileSystem
    case (_, .noSuchFileOrDirectory), (_, .notDirectory), (_, .staleNFSFileHandle): self = .unsteady
    default: self = .refused
    }
  }
}

/// A folder or a file in the inbox that a scan could not look into or at: one entry, whatever is in it.
public struct ClosedEntry: Hashable, Sendable {
  /// What it is called. Of its state only device and inode count, as what is in it may change.
  public var entry: InboxEntry
  public var hold: Hold
}
