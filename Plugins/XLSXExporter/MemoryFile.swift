import CLinux
import ExporterKit
import Glibc
import SystemPackage

/// A file without a name, in memory, for a small workbook while it is made and read back. Closed, it
/// is gone.
struct MemoryFile: ~Copyable {
  private let file: FileDescriptor

  init() throws(ExportError) {
    let number = blankettd_memory_file()
    guard number >= 0 else {
      let reason = errno
      throw ExportError(
        .writing, "cannot make a file in memory: \(Errno(rawValue: reason))", errno: reason)
    }
    file = FileDescriptor(rawValue: number)
  }

  deinit { try? file.close() }

  /// Opens as any file's.
  var path: FilePath { FilePath("/proc/self/fd/\(file.rawValue)") }

  func content() throws(ExportError) -> [UInt8] {
    let bytes = try FileBytes(file)
    return try bytes.read(at: 0, count: bytes.length)
  }
}
