internal import Glibc

/// What the kernel says about one file.
struct FileStatus {
  var identity: FileIdentity
  var kind: FileKind
  var linkCount: Int

  init(_ status: stat) {
    identity = FileIdentity(status)
    kind = FileKind(status)
    linkCount = Int(status.st_nlink)
  }
}
