import CLinux
import Glibc
import Spool
import SystemPackage

/// The folders: there, on one mount, usable by whoever runs this, and closed to others.
enum FolderCheck {
  static func findings(_ folders: SpoolFolders) -> [Finding] {
    let named: [(name: String, path: FilePath, isPrivate: Bool)] = [
      ("inkorg", folders.inkorg, false), ("utkorg", folders.utkorg, false),
      ("fel", folders.fel, false), ("arkiv", folders.arkiv, false),
      ("arbete", folders.arbete, true), ("state", folders.state, true),
    ]
    let missing = named.contains { status(of: $0.path) == nil }
    return named.map { look(at: $0.path, $0.name, isPrivate: $0.isPrivate) }
      + (missing ? [] : [mounts(named.map { ($0.name, $0.path) })])
  }

  private static func look(at path: FilePath, _ name: String, isPrivate: Bool) -> Finding {
    guard let status = status(of: path) else {
      return .fault(
        name, "cannot look at '\(path)': \(Errno(rawValue: errno))",
        remedy: "make it: 'blankettd init', or start the daemon, which makes what is missing")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return .fault(name, "'\(path)' is no folder", remedy: "move it away")
    }
    let rights = mode(status)
    let may = path.withPlatformString {
      faccessat(AT_FDCWD, $0, R_OK | W_OK | X_OK, AT_EACCESS) == 0
    }
    guard may else {
      return .fault(
        name, "'\(path)' (\(rights)) cannot be read and written by this user",
        remedy: "give it to the daemon's user: chown, or chmod for its group")
    }
    if status.st_mode & S_ISVTX != 0, status.st_uid != geteuid() || geteuid() == 0 {
      return .warning(
        name, "'\(path)' (\(rights)) is sticky: only owners can move files out of it",
        remedy: "chmod -t '\(path)'; who may drop is a matter of its group")
    }
    let tooOpen: mode_t = isPrivate ? 0o077 : 0o002
    if status.st_mode & tooOpen != 0 {
      return .warning(
        name, "'\(path)' (\(rights)) is open to others than it is for",
        remedy: "chmod \(isPrivate ? "go=" : "o-w") '\(path)'")
    }
    return .ok(name, "\(path) (\(rights))")
  }

  private static func mounts(_ folders: [(name: String, path: FilePath)]) -> Finding {
    let check = "one mount"
    var found: [UInt64: [String]] = [:]
    for (name, path) in folders {
      do {
        found[try mount(of: path), default: []].append(name)
      } catch {
        return .fault(check, "cannot look at '\(path)': \(error)", remedy: nil)
      }
    }
    guard found.count > 1 else { return .ok(check, "all folders, so renames are atomic") }
    let groups = found.values.map { $0.joined(separator: ", ") }.sorted().joined(separator: " | ")
    return .fault(
      check, "the folders lie on different mounts: \(groups)",
      remedy:
        "put them on one; a unit's ReadWritePaths= must name their common parent, not each of them")
  }

  private static func mount(of path: FilePath) throws(Errno) -> UInt64 {
    let descriptor = path.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    defer { _ = close(descriptor) }
    var mount: UInt64 = 0
    guard blankettd_mount_id(descriptor, &mount) == 0 else { throw Errno(rawValue: errno) }
    return mount
  }

  private static func status(of path: FilePath) -> stat? {
    var status = stat()
    return path.withPlatformString { stat($0, &status) } == 0 ? status : nil
  }

  /// `blankettd:finance 2770`.
  private static func mode(_ status: stat) -> String {
    let user = getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) }
    let group = getgrgid(status.st_gid).map { String(cString: $0.pointee.gr_name) }
    let mode = String(status.st_mode & 0o7777, radix: 8)
    return
      "\(user ?? "\(status.st_uid)"):\(group ?? "\(status.st_gid)") \(String(repeating: "0", count: max(0, 4 - mode.count)))\(mode)"
  }
}
