import Glibc

/// Ends a worker whose daemon is gone, whatever it is busy with. The kernel's own signal for that fires
/// when the *thread* that started the worker ends, so the pipe is watched instead.
enum ParentWatch {
  static func begin() {
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { _ in
        var poll = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
        while true {
          let count = Glibc.poll(&poll, 1, -1)
          // Asked for nothing, the kernel tells only that the other end is closed.
          if count > 0 { _exit(0) }
          if count < 0, errno != EINTR { return nil }
        }
      }, nil)
    if failure == 0 { pthread_detach(thread) }
  }
}
