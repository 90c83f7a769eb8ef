import Glibc
import Spool
import SystemPackage

/// Whether the kernel can tell of new files.
enum WatchCheck {
  /// A watch for each folder in the inbox, and other programs want some as well.
  private static let wantedWatches = 8_192

  static func findings(_ folders: SpoolFolders) -> [Finding] {
    [instances, watches, fileSystem(folders)].compactMap(\.self)
  }

  private static var instances: Finding {
    let check = "inotify"
    let queue = inotify_init1(Int32(IN_CLOEXEC))
    guard queue >= 0 else {
      return .warning(
        check, "no events: \(Errno(rawValue: errno)); new files are found by looking",
        remedy: "raise fs.inotify.max_user_instances with sysctl")
    }
    _ = close(queue)
    return .ok(check, "events can be had")
  }

  private static var watches: Finding? {
    guard let limit = ProcFile.number("/proc/sys/fs/inotify/max_user_watches") else { return nil }
    let message = "\(limit) watches for each user"
    return limit < wantedWatches
      ? .warning(
        "inotify limit", message, remedy: "sysctl fs.inotify.max_user_watches=\(wantedWatches)")
      : .ok("inotify limit", message)
  }

  private static func fileSystem(_ folders: SpoolFolders) -> Finding? {
    let check = "file system"
    do throws(SpoolError) {
      switch try FileSystemKind(of: folders.inkorg) {
      case .local: return .ok(check, "local: others' changes are heard of")
      case .network:
        return .warning(
          check, "'\(folders.inkorg)' is on a network or FUSE file system: no events come from it",
          remedy: "keep the inbox on a local disk and share it from there, or accept polling")
      }
    } catch {
      // That the folder is missing is told with the folders.
      return nil
    }
  }
}
