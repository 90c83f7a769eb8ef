import Glibc
public import SystemPackage

/// A thread of our own, for as long as its body runs.
public enum OwnThread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Signals go to other threads, but for those that tell of a fault of this one's.
  public static func start(_ body: @escaping @Sendable () -> Void) throws(Errno) {
    var blocked = sigset_t()
    sigfillset(&blocked)
    for fault in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS] {
      sigdelset(&blocked, fault)
    }
    var mask = sigset_t()
    pthread_sigmask(SIG_SETMASK, &blocked, &mask)
    defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
    let body = Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { body in
        if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    guard failure == 0 else {
      body.release()
      throw Errno(rawValue: failure)
    }
    pthread_detach(thread)
  }
}
