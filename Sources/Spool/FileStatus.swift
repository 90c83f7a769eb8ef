internal import Glibc

/// What the kernel says about one file.
struct FileStatus {
  var identity: FileIdentity
  var kind: FileKind
  var linkCount: Int
  /// Who may read and write it.
  var mode: mode_t

  init(_ status: stat) {
    identity = FileIdentity(status)
    kind = FileKind(status)
    linkCount = Int(status.st_nlink)
    mode = status.st_mode & 0o7777
  }
}
