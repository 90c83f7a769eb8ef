internal import Glibc

/// What a name in a folder stands for.
public enum FileKind: String, Hashable, Sendable {
  /// A file with content.
  case regular
  /// A folder.
  case folder
  /// A symbolic link, to whatever.
  case symbolicLink
  /// A pipe, a socket or a device.
  case other

  init(_ status: stat) {
    self =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      default: .other
      }
  }
}
