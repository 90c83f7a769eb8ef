import Glibc
import SystemPackage

/// Starting another program. Own code, as Foundation's `Process` reaps on a thread of its own and
/// gives no say over process groups.
enum ChildProcess {
  /// Starts a program, looked for in PATH, in a process group of its own: Ctrl-C at a terminal is for
  /// the daemon, which lets the work finish. Standard error is the daemon's.
  ///
  /// - Returns: the process, for the caller to reap.
  static func spawn(
    _ command: [String], input: FileDescriptor, output: FileDescriptor,
    environment: [String: String] = [:]
  ) throws(Errno) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.rawValue, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.rawValue, STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments = command.map { strdup($0) } + [nil]
    var variables = ChildProcess.environment(adding: environment).map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var pid: pid_t = 0
    let result = posix_spawnp(&pid, command[0], &actions, &attributes, &arguments, &variables)
    guard result == 0 else { throw Errno(rawValue: result) }
    return pid
  }

  private static func environment(adding more: [String: String]) -> [String] {
    var variables = more.map { "\($0.key)=\($0.value)" }
    var next = environ
    while let variable = next.pointee {
      let text = String(cString: variable)
      if more[String(text.prefix { $0 != "=" })] == nil { variables.append(text) }
      next += 1
    }
    return variables
  }

  /// Waits for the end of a process; nil when it has not ended within the limit, and is to be killed.
  static func wait(for pid: pid_t, within limit: Duration) -> CInt? {
    let deadline = ContinuousClock.now + limit
    var status: CInt = 0
    while true {
      let ended = waitpid(pid, &status, WNOHANG)
      if ended == pid { return status }
      if ended < 0, errno != EINTR { return nil }
      guard ContinuousClock.now < deadline else { return nil }
      usleep(20_000)
    }
  }
}
