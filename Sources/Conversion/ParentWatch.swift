import Glibc
import SystemPackage
import Threads

/// Ends a worker whose daemon is gone, whatever it is busy with. The kernel's own signal for that fires
/// when the *thread* that started the worker ends, so the pipe is watched instead.
enum ParentWatch {
  /// - Throws: when there can be no thread that watches; such a worker must not begin.
  static func begin() throws(Errno) {
    try OwnThread.start {
      var poll = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
      while true {
        let count = Glibc.poll(&poll, 1, -1)
        // Asked for nothing, the kernel tells only that the other end is closed.
        if count > 0 { _exit(0) }
        if count < 0, errno != EINTR {
          fatalError("cannot watch the daemon: \(Errno(rawValue: errno))")
        }
      }
    }
  }
}
