internal import CLinux
internal import Glibc
internal import SystemPackage

/// An open folder. Everything is done by name within it, so that nobody can slip a link into the
/// way between two steps. Names are single components unless their parents are our own.
struct Folder: ~Copyable {
  /// Where it was opened, for messages.
  let path: FilePath
  let descriptor: CInt

  /// Opens a configured folder; here a symbolic link is the operator's wish and is followed.
  init(_ path: FilePath) throws(SpoolError) {
    self.path = path
    descriptor = try kernel("open the folder", path) {
      path.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    }
  }

  private init(path: FilePath, descriptor: CInt) {
    self.path = path
    self.descriptor = descriptor
  }

  // Closing a descriptor that only read has nothing to report.
  deinit { _ = close(descriptor) }

  func subfolder(_ name: FilePath) throws(SpoolError) -> Folder {
    let (path, flags) = (path.pushing(name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    let opened = try kernel("open the folder", path) { [descriptor] in
      name.withPlatformString { openat(descriptor, $0, flags) }
    }
    return Folder(path: path, descriptor: opened)
  }

  /// A folder beside, for those who go far: messages name it as this one, as a path of thousands of names
  /// would be nothing but long.
  func reopened(_ name: FilePath) throws(SpoolError) -> Folder {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let opened = try kernel("open the folder", path.pushing(name)) { [descriptor] in
      name.withPlatformString { openat(descriptor, $0, flags) }
    }
    return Folder(path: path, descriptor: opened)
  }

  /// Goes down one name at a time, through folders only. Nil when a step is not, or no longer,
  /// there.
  func descend(_ path: FilePath) throws(SpoolError) -> Folder? {
    var here = try subfolder(".")
    do {
      for step in path.components { here = try here.subfolder(FilePath(root: nil, [step])) }
      return here
    } catch {
      if error.isAbsence { return nil }
      throw error
    }
  }

  /// What stands under this name, links not followed; nil when nothing does.
  func status(of name: FilePath) throws(SpoolError) -> FileStatus? {
    var found = stat()
    let result = try kernel("look at", path.pushing(name), unless: .noSuchFileOrDirectory) {
      [descriptor] in
      name.withPlatformString { fstatat(descriptor, $0, &found, AT_SYMLINK_NOFOLLOW) }
    }
    return result.map { _ in FileStatus(found) }
  }

  func status() throws(SpoolError) -> FileStatus {
    var found = stat()
    try kernel("look at", path) { [descriptor] in fstat(descriptor, &found) }
    return FileStatus(found)
  }

  /// Makes every name change in this folder last through a power cut.
  func sync() throws(SpoolError) {
    try kernel("flush the folder", path) { [descriptor] in fsync(descriptor) }
  }

  /// Renames within or between folders; never onto something (`Errno.fileExists`).
  func move(
    _ name: FilePath, to target: borrowing Folder, as newName: FilePath
  ) throws(SpoolError) {
    try rename(name, to: target, as: newName, by: blankettd_rename_noreplace)
  }

  /// Lets two names, both taken, change places in one step.
  func exchange(
    _ name: FilePath, with other: FilePath, in target: borrowing Folder
  ) throws(SpoolError) {
    try rename(name, to: target, as: other, by: blankettd_rename_exchange)
  }

  private func rename(
    _ name: FilePath, to target: borrowing Folder, as newName: FilePath,
    by call: (CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>) -> CInt
  ) throws(SpoolError) {
    let there = target.path
    try kernel("rename to '\(there.pushing(newName).printable)' from", path.pushing(name)) {
      [descriptor, there = target.descriptor] in
      name.withPlatformString { old in
        newName.withPlatformString { call(descriptor, old, there, $0) }
      }
    }
  }
}
