internal import Glibc

/// What tells one state of one file from another. Any write, rename, change of mode or of links
/// gives another identity. Times are nanoseconds since 1970 as the file system stamped them: to be
/// compared with each other, never with a clock.
public struct FileIdentity: Hashable, Sendable {
  /// The device that the file system lies on.
  public var device: UInt64
  /// The number of the file in its file system.
  public var inode: UInt64
  /// Bytes.
  public var size: Int64
  /// When the content was last written.
  public var modified: Int64
  /// When anything about the file last changed.
  public var changed: Int64

  /// A state of a file, as given.
  public init(device: UInt64, inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(_ status: stat) {
    self.init(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: status.st_mtim.nanoseconds, changed: status.st_ctim.nanoseconds)
  }

  /// The same content as far as the kernel tells; a rename sets only the time of change.
  func holdsTheSameBytes(as other: FileIdentity) -> Bool {
    device == other.device && inode == other.inode && size == other.size
      && modified == other.modified
  }
}

extension timespec {
  fileprivate var nanoseconds: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}
