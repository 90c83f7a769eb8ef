internal import CLinux
internal import Glibc
internal import SystemPackage

/// A regular file open for reading, of which nothing but its descriptor is asked again.
struct OpenFile: ~Copyable {
  let path: FilePath
  private let descriptor: CInt

  fileprivate init(path: FilePath, descriptor: CInt) {
    self.path = path
    self.descriptor = descriptor
  }

  // Closing a descriptor that only read has nothing to report.
  deinit { _ = close(descriptor) }

  func status() throws(SpoolError) -> FileStatus {
    var found = stat()
    try kernel("look at", path) { [descriptor] in fstat(descriptor, &found) }
    return FileStatus(found)
  }

  /// Flushes the content, whoever wrote it; a descriptor that only reads is enough on Linux.
  func sync() throws(SpoolError) {
    try kernel("flush", path) { [descriptor] in fsync(descriptor) }
  }

  /// Whether somebody on this machine has the file open for writing, as far as the kernel tells us.
  var hasWriter: Bool {
    blankettd_try_lease(descriptor) < 0 && Errno(rawValue: errno) == .resourceTemporarilyUnavailable
  }

  /// Up to `count` bytes from `offset` on; fewer only at the end of the file.
  func read(from offset: Int64, count: Int) throws(SpoolError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = try kernel("read", path) { [descriptor] in
        bytes.withUnsafeMutableBytes {
          pread(
            descriptor, $0.baseAddress?.advanced(by: filled), count - filled,
            off_t(offset) + off_t(filled))
        }
      }
      if got == 0 { break }
      filled += got
    }
    bytes.removeLast(count - filled)
    return bytes
  }
}

extension Folder {
  /// Opens without following a link, without waiting for a pipe and without taking a terminal.
  func file(_ name: FilePath) throws(SpoolError) -> OpenFile {
    let path = path.pushing(name)
    let flags = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY
    let opened = try kernel("open", path) { [descriptor] in
      name.withPlatformString { openat(descriptor, $0, flags) }
    }
    return OpenFile(path: path, descriptor: opened)
  }
}
