import Glibc
import Spool
import SystemPackage

/// Room for the next reports: bytes and inodes.
enum SpaceCheck {
  static func findings(_ folders: SpoolFolders) -> [Finding] {
    var found = statvfs()
    guard folders.arbete.withPlatformString({ statvfs($0, &found) }) == 0 else {
      return [.fault("space", "cannot ask for free space: \(Errno(rawValue: errno))", remedy: nil)]
    }
    let bytes = UInt64(found.f_bavail) * UInt64(found.f_frsize)
    var findings = [
      verdict(
        "space", "\(bytes >> 20) MiB free", isFault: bytes < 64 << 20, isLow: bytes < 1 << 30)
    ]
    // Some file systems make inodes as they need them, and say 0.
    if found.f_files > 0 {
      let inodes = found.f_favail
      findings.append(
        verdict(
          "inodes", "\(inodes) free", isFault: inodes < 1_000, isLow: inodes < 20_000))
    }
    return findings
  }

  private static func verdict(
    _ check: String, _ message: String, isFault: Bool, isLow: Bool
  ) -> Finding {
    let remedy = "make room, or let 'retention.arkiv-days' clear the archive"
    if isFault { return .fault(check, message, remedy: remedy) }
    return isLow ? .warning(check, message, remedy: remedy) : .ok(check, message)
  }
}
