internal import CLinux
internal import Glibc
internal import SystemPackage

extension Folder {
  /// Every name but `.` and `..`, in the order of their bytes.
  func names() throws(SpoolError) -> [FilePath] {
    // A descriptor of its own: the stream takes it over, and with it the reading position.
    let own = try kernel("list", path) { [descriptor] in
      openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard let stream = fdopendir(own) else {
      let reason = Errno(rawValue: errno)
      _ = close(own)
      throw SpoolError(reason, cannot: "list", path)
    }
    defer { _ = closedir(stream) }
    var names: [(path: FilePath, bytes: [UInt8])] = []
    while let entry = try nextEntry(stream) {
      let name = FilePath(platformString: blankettd_entry_name(entry))
      if name != "." && name != ".." { names.append((name, name.bytes)) }
    }
    return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.path)
  }

  private func nextEntry(
    _ stream: OpaquePointer
  ) throws(SpoolError) -> UnsafeMutablePointer<dirent>? {
    // readdir tells the end from a failure by errno alone.
    errno = 0
    if let entry = readdir(stream) { return entry }
    guard errno == 0 else { throw SpoolError(Errno(rawValue: errno), cannot: "list", path) }
    return nil
  }

  /// Makes a folder that must not be there yet.
  func makeFolder(_ name: FilePath, mode: mode_t) throws(SpoolError) {
    try kernel("make the folder", path.pushing(name)) { [descriptor] in
      name.withPlatformString { mkdirat(descriptor, $0, mode) }
    }
  }

  /// The folder of this name, made if it was missing.
  func subfolder(_ name: FilePath, mode: mode_t) throws(SpoolError) -> Folder {
    _ = try kernel("make the folder", path.pushing(name), unless: .fileExists) { [descriptor] in
      name.withPlatformString { mkdirat(descriptor, $0, mode) }
    }
    return try subfolder(name)
  }

  /// Sets who may read and write a file, whatever the umask of whoever made it.
  func setMode(_ mode: mode_t, of name: FilePath) throws(SpoolError) {
    try kernel("set the mode of", path.pushing(name)) { [descriptor] in
      name.withPlatformString { fchmodat(descriptor, $0, mode, 0) }
    }
  }

  /// Removes whatever is called otherwise: a library that could not remove its temporary files says
  /// nothing of it.
  func keep(only files: [String]) throws(SpoolError) {
    let wanted = Set(files.map { FilePath($0) })
    for name in try names() where !wanted.contains(name) { try remove(name) }
  }

  /// Flushes every file below and every folder, this one last.
  func syncTree() throws(SpoolError) {
    for name in try names() {
      switch try status(of: name)?.kind {
      case .folder: try subfolder(name).syncTree()
      case .regular: try file(name).sync()
      case .symbolicLink, .other, nil:
        throw SpoolError(
          .unsafeName, "'\(path.pushing(name).printable)' is neither a file nor a folder")
      }
    }
    try sync()
  }
}
