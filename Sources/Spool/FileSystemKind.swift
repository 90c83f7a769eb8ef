internal import CLinux
public import SystemPackage

/// Whether the kernel hears of everything that happens on a file system.
public enum FileSystemKind: String, Hashable, Sendable {
  /// Changes come as events.
  case local
  /// Others may change things without an event: look at intervals.
  case network

  /// Asks the kernel which file system a folder lies on.
  public init(of path: FilePath) throws(SpoolError) {
    var type: UInt32 = 0
    try kernel("look at the file system of", path) {
      path.withPlatformString { blankettd_file_system_type($0, &type) }
    }
    self = FileSystemKind.withoutEvents.contains(type) ? .network : .local
  }

  // linux/magic.h and statfs(2): NFS, SMB, SMB2, CIFS, FUSE, 9p, Ceph, AFS.
  private static let withoutEvents: Set<UInt32> = [
    0x6969, 0x517B, 0xFE53_4D42, 0xFF53_4D42, 0x6573_5546, 0x0102_1997, 0x00C3_6400, 0x5346_414F,
  ]
}
