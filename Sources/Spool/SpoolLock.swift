internal import Glibc
internal import SystemPackage

/// The right to work on the folders; held for as long as this lives. The kernel lets it go when
/// the process ends, however it ends, so no stale lock is ever left.
public final class SpoolLock: Sendable {
  private let descriptor: CInt

  init(in state: FilePath) throws(SpoolError) {
    let folder = try Folder(state)
    let path = state.appending("lock")
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let opened = try kernel("open", path) { [descriptor = folder.descriptor] in
      openat(descriptor, "lock", flags, 0o600)
    }
    do {
      try kernel("lock", path) { flock(opened, LOCK_EX | LOCK_NB) }
    } catch {
      _ = close(opened)
      guard error.errno == .wouldBlock else { throw error }
      throw SpoolError(
        .alreadyRunning, "another instance holds '\(path.printable)'", errno: error.errno,
        hint: "stop it first, or give this one folders of its own")
    }
    descriptor = opened
  }

  deinit { _ = close(descriptor) }
}
