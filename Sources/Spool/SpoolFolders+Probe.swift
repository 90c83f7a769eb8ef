internal import CLinux
internal import Glibc
internal import SystemPackage

extension SpoolFolders {
  /// What a probe makes, and removes, in `arbete/`; one that a crash has left is none of a job's.
  static let probe: FilePath = ".prov"

  /// Whether the folders themselves can be used, asked when a step on one file failed: only if this
  /// fails is it the machine's fault. Opens every folder, those of the day too, asks for the right to
  /// write, and makes, renames and removes a file in `arbete/`. Not to be called twice at a time.
  /// - Throws: the machine's fault.
  public func probe(on day: DayFolder) throws(SpoolError) {
    for path in all { try Folder(path).checkAccess() }
    for path in [fel, arkiv] {
      let folder = try Folder(path)
      guard try folder.status(of: day.name) != nil else { continue }
      try folder.subfolder(day.name).checkAccess()
    }
    try checkMount()
    let work = try Folder(arbete)
    try work.remove(Self.probe)
    try work.makeFolder(Self.probe, mode: 0o700)
    let folder = try work.subfolder(Self.probe)
    try folder.write([UInt8](repeating: 0x20, count: 4_096), as: "a", mode: 0o600)
    try folder.move("a", to: folder, as: "b")
    _ = try folder.file("b").read(from: 0, count: 4_096)
    try work.remove(Self.probe)
  }
}

extension Folder {
  /// Asks whether files can be made in this folder, moved out of it and looked at.
  func checkAccess() throws(SpoolError) {
    try kernel("move files into and out of", path) { [descriptor] in
      faccessat(descriptor, ".", R_OK | W_OK | X_OK, 0)
    }
  }

  /// The mount that it lies on: a bind mount has the device of its source, and no rename crosses it.
  func mount() throws(SpoolError) -> UInt64 {
    var mount: UInt64 = 0
    try kernel("look at", path) { [descriptor] in blankettd_mount_id(descriptor, &mount) }
    return mount
  }
}
