import Glibc
import SystemPackage

/// Small files of the kernel's.
enum ProcFile {
  /// The text; nil when there is no such file, or none for us: `/proc` may be hidden from a service.
  static func text(_ path: FilePath) -> String? {
    guard let file = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec) else {
      return nil
    }
    return try? file.closeAfter {
      var bytes: [UInt8] = []
      while true {
        let piece = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
          count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        guard !piece.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
        bytes += piece
      }
    }
  }

  static func number(_ path: FilePath) -> Int? {
    text(path).flatMap { Int($0.prefix { $0.isNumber }) }
  }
}
