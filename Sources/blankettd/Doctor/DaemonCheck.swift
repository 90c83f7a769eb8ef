import Glibc
import Service
import Spool
import SystemPackage

/// Whether a daemon works on the folders, and what the kernel keeps from it.
///
/// The lock itself is left alone: taking it, if only for a moment, could turn away a daemon that
/// starts just then.
enum DaemonCheck {
  static func findings(_ folders: SpoolFolders) -> [Finding] {
    guard let process = holder(of: folders.state.appending("lock")) else {
      return [.ok("daemon", "none is running on these folders")]
    }
    return [
      .ok("daemon", "running, process \(process)"), reload(in: folders.state),
      hardening(of: process),
    ].compactMap(\.self)
  }

  /// What the daemon works with is not what the files say.
  private static func reload(in state: FilePath) -> Finding? {
    DaemonStatus(in: state)?.reloadFault.map {
      .warning(
        "reload", "the last one failed, the old configuration holds: \($0)",
        remedy: "correct it, then: systemctl reload blankettd")
    }
  }

  /// `3: FLOCK  ADVISORY  WRITE 4711 08:01:131 0 EOF` in `/proc/locks`.
  private static func holder(of lock: FilePath) -> Int? {
    var status = stat()
    guard lock.withPlatformString({ stat($0, &status) }) == 0,
      let locks = ProcFile.text("/proc/locks")
    else { return nil }
    for line in locks.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let kind = words.firstIndex(of: "FLOCK"), words.count > kind + 4 else { continue }
      if words[kind + 4].hasSuffix(":\(status.st_ino)"), let process = Int(words[kind + 3]),
        process > 0
      {
        return process
      }
    }
    return nil
  }

  /// Only a unit can be expected to be hardened: a daemon at a prompt is not looked at.
  private static func hardening(of process: Int) -> Finding? {
    guard let status = ProcFile.text(FilePath("/proc/\(process)/status")),
      let parent = field("PPid", in: status), parent == "1"
    else { return nil }
    let seen = ["NoNewPrivs", "Seccomp"].map { ($0, field($0, in: status) ?? "?") }
    let message = seen.map { "\($0) \($1)" }.joined(separator: ", ")
    return seen.contains { $0.1 == "0" }
      ? .warning("hardening", message, remedy: "start it by the unit that is shipped with it")
      : .ok("hardening", message)
  }

  private static func field(_ name: String, in status: String) -> String? {
    status.split(separator: "\n").first { $0.hasPrefix(name + ":") }?
      .split(whereSeparator: \.isWhitespace).dropFirst().first.map(String.init)
  }
}
