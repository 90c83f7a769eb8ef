internal import Glibc
internal import SystemPackage

/// A file that is being written. It lasts only once it and its folder are flushed.
struct NewFile: ~Copyable {
  let path: FilePath
  private let descriptor: CInt
  private var isOpen = true

  fileprivate init(path: FilePath, descriptor: CInt) {
    self.path = path
    self.descriptor = descriptor
  }

  // Of a file that was broken off; nobody believes in it.
  deinit { if isOpen { _ = Glibc.close(descriptor) } }

  func write(_ bytes: [UInt8]) throws(SpoolError) {
    var written = 0
    while written < bytes.count {
      written += try kernel("write", path) { [descriptor] in
        bytes.withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
        }
      }
    }
  }

  /// Sets when the content counts as written, in nanoseconds since 1970.
  func setModified(_ moment: Int64) throws(SpoolError) {
    let (seconds, rest) = moment.quotientAndRemainder(dividingBy: 1_000_000_000)
    let modified =
      rest < 0
      ? timespec(tv_sec: Int(seconds) - 1, tv_nsec: Int(rest) + 1_000_000_000)
      : timespec(tv_sec: Int(seconds), tv_nsec: Int(rest))
    let times = [modified, modified]
    try kernel("set the times of", path) { [descriptor] in futimens(descriptor, times) }
  }

  /// Ends the writing, and tells what the file system has kept to itself so far.
  mutating func close() throws(SpoolError) {
    isOpen = false
    // Not again on EINTR: Linux has closed it by then, and the number may be somebody else's.
    if Glibc.close(descriptor) != 0, errno != EINTR {
      throw SpoolError(Errno(rawValue: errno), cannot: "close", path)
    }
  }
}

extension Folder {
  /// Makes a file that must not be there yet.
  func newFile(_ name: FilePath, mode: mode_t) throws(SpoolError) -> NewFile {
    let path = path.pushing(name)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let opened = try kernel("make", path) { [descriptor] in
      name.withPlatformString { openat(descriptor, $0, flags, mode) }
    }
    return NewFile(path: path, descriptor: opened)
  }

  /// Writes a new file whole.
  func write(_ bytes: [UInt8], as name: FilePath, mode: mode_t) throws(SpoolError) {
    var file = try newFile(name, mode: mode)
    try file.write(bytes)
    try file.close()
  }
}
