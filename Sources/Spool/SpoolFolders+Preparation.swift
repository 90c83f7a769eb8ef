internal import Glibc
internal import SystemPackage

extension SpoolFolders {
  /// Makes missing folders (mode 0750, private ones 0700, less the umask), checks that everything
  /// can be renamed between them and that no answer would land in the inbox, and takes the lock.
  /// Nothing else in this module may be called before, or after the lock has been let go.
  /// - Throws: `alreadyRunning`, `separateFileSystems`, `badLayout`, or what the kernel refused.
  public func prepare() throws(SpoolError) -> SpoolLock {
    for path in [inkorg, utkorg, fel, arkiv] { try makeMissing(path, mode: 0o750) }
    for path in [arbete, state] { try makeMissing(path, mode: 0o700) }
    try checkMount()
    try checkLayout()
    return try SpoolLock(in: state)
  }

  private func makeMissing(_ path: FilePath, mode: mode_t) throws(SpoolError) {
    var made: [FilePath] = []
    var here = path
    while !here.isEmpty, !exists(here) {
      made.append(here)
      here = here.parent
    }
    for missing in made.reversed() {
      let parent = try Folder(missing.parent.isEmpty ? "." : missing.parent)
      _ = try parent.subfolder(missing.name, mode: missing == path ? mode : 0o755)
      try parent.sync()
    }
  }

  private func exists(_ path: FilePath) -> Bool {
    path.withPlatformString { access($0, F_OK) } == 0
  }

  /// Devices alone do not tell: a bind mount has the same one, and no rename crosses it.
  func checkMount() throws(SpoolError) {
    let home = try mount(of: arbete)
    for path in all where try mount(of: path) != home {
      throw SpoolError(.improperLink, cannot: "rename between '\(arbete.printable)' and", path)
    }
  }

  private func mount(of path: FilePath) throws(SpoolError) -> [UInt64] {
    let folder = try Folder(path)
    return [try folder.status().identity.device, try folder.mount()]
  }

  private func checkLayout() throws(SpoolError) {
    var real: [FilePath] = []
    for path in all { real.append(try resolved(path)) }
    let inbox = real[0]
    for (path, place) in zip(all, real).dropFirst() where place.starts(with: inbox) {
      throw SpoolError(
        .badLayout, "'\(path.printable)' lies in the inbox '\(inkorg.printable)'",
        hint: "move it out: what is written there would be read again")
    }
    guard Set(real).count == real.count else {
      throw SpoolError(.badLayout, "two of the folders are the same", hint: "give each its own")
    }
  }

  private func resolved(_ path: FilePath) throws(SpoolError) -> FilePath {
    guard let found = path.withPlatformString({ realpath($0, nil) }) else {
      throw SpoolError(Errno(rawValue: errno), cannot: "resolve", path)
    }
    defer { free(found) }
    return FilePath(platformString: found)
  }
}
