import Glibc
import Spool
import SystemPackage

/// Whether a file can be written, flushed and renamed: tried out in the private folders alone.
enum RenameCheck {
  static func findings(_ folders: SpoolFolders) -> [Finding] {
    let check = "write, flush, rename"
    let name = ".doctor-\(getpid())"
    let (old, new) = (folders.state.appending(name), folders.arbete.appending(name))
    defer {
      // Whichever of them there is: the other answers that it is not.
      for path in [old, new] { _ = path.withPlatformString { unlink($0) } }
    }
    do {
      try write(old)
      try step("rename to '\(new)'") {
        old.withPlatformString { old in new.withPlatformString { rename(old, $0) } }
      }
      for folder in [folders.arbete, folders.state] { try flush(folder) }
      try step("delete '\(new)'") { new.withPlatformString { unlink($0) } }
      return [.ok(check, "work between state and arbete")]
    } catch {
      return [
        .fault(
          check, error.message,
          remedy: error.reason == .noSpace
            ? "make room" : "mount the file system for writing and give the folders to this user")
      ]
    }
  }

  private struct Failure: Error {
    var message: String
    var reason: Errno
  }

  private static func step(_ action: String, _ call: () -> CInt) throws(Failure) {
    guard call() < 0 else { return }
    let reason = Errno(rawValue: errno)
    throw Failure(message: "cannot \(action): \(reason)", reason: reason)
  }

  private static func write(_ path: FilePath) throws(Failure) {
    var descriptor: CInt = -1
    try step("write '\(path)'") {
      descriptor = path.withPlatformString {
        open($0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      }
      return descriptor
    }
    defer { _ = close(descriptor) }
    try step("write '\(path)'") {
      CInt(
        clamping: [UInt8](repeating: 0x78, count: 4_096).withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress, $0.count)
        })
    }
    try step("flush '\(path)'") { fsync(descriptor) }
  }

  private static func flush(_ folder: FilePath) throws(Failure) {
    var descriptor: CInt = -1
    try step("open '\(folder)'") {
      descriptor = folder.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
      return descriptor
    }
    defer { _ = close(descriptor) }
    try step("flush '\(folder)'") { fsync(descriptor) }
  }
}
