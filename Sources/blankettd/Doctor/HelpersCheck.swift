import Configuration
import Glibc
import SystemPackage

/// What the configuration names besides the folders: a program to run, a file to keep.
enum HelpersCheck {
  static func findings(_ configuration: Configuration) -> [Finding] {
    var findings: [Finding] = []
    if let program = configuration.notify.command.value.first {
      findings.append(
        may(X_OK, FilePath(program))
          ? .ok("notify", program)
          : .fault(
            "notify", "cannot run '\(program)': \(Errno(rawValue: errno))",
            remedy: "correct notify.command, or install the program"))
    }
    if let file = configuration.metrics.file.value {
      let folder = file.removingLastComponent()
      findings.append(
        may(W_OK | X_OK, folder)
          ? .ok("metrics", file.string)
          : .warning(
            "metrics", "cannot write in '\(folder)': \(Errno(rawValue: errno))",
            remedy: "make the folder and let the daemon's user write there"))
    }
    return findings
  }

  private static func may(_ rights: CInt, _ path: FilePath) -> Bool {
    path.withPlatformString { faccessat(AT_FDCWD, $0, rights, AT_EACCESS) == 0 }
  }
}
