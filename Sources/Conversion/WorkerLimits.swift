import Glibc
public import SystemPackage

/// What a worker may use, set by the worker itself before it reads anything.
public enum WorkerLimits {
  /// Limits the address space, in bytes, and lets the kernel end the worker rather than the daemon
  /// when the machine runs out of memory.
  public static func apply(memory: Int) throws(Errno) {
    var limit = rlimit(rlim_cur: rlim_t(memory), rlim_max: rlim_t(memory))
    guard setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else {
      throw Errno(rawValue: errno)
    }
    // Not to be had in every sandbox; the limit above is what counts.
    if let file = try? FileDescriptor.open("/proc/self/oom_score_adj", .writeOnly) {
      _ = try? file.closeAfter { try file.writeAll("500".utf8) }
    }
  }
}
