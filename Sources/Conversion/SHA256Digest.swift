import Crypto
public import ExporterKit
import Glibc
public import SystemPackage

/// SHA-256 as receipts write it: 64 lower-case hexadecimal digits.
public enum SHA256Digest {
  public static func hex(of bytes: [UInt8]) -> String {
    var hasher = SHA256()
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    return hex(hasher.finalize())
  }

  /// The size and digest of a file, read piece by piece.
  public static func ofFile(_ path: FilePath) throws(ExportError) -> (size: Int, digest: String) {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
      return try file.closeAfter {
        var hasher = SHA256()
        var size = 0
        try withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
          while true {
            let count = try file.read(into: buffer)
            if count == 0 { return }
            hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            size += count
          }
        }
        return (size, hex(hasher.finalize()))
      }
    } catch {
      throw ExportError(
        .writing, "cannot read back '\(path.lastComponent?.string ?? "")': \(error)",
        errno: (error as? Errno)?.rawValue)
    }
  }

  /// Whether a regular file, links not followed, has so many bytes with this digest. No more than so many
  /// are read, and `check` is called between the pieces; what it throws ends the reading.
  /// - Throws: `Errno`, and what `check` throws.
  public static func isFile(
    at path: FilePath, bytes: Int, sha256: String, check: () throws -> Void
  ) throws -> Bool {
    let file = try FileDescriptor.open(
      path, .readOnly, options: [.closeOnExec, .noFollow, .nonBlocking])
    return try file.closeAfter {
      var status = stat()
      guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
      guard status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes else { return false }
      var (digest, left) = (RunningDigest(), bytes)
      return try withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
        while left > 0 {
          try check()
          let count = try file.read(
            into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(left, buffer.count)]))
          if count == 0 { return false }
          digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
          left -= count
        }
        return digest.finalized() == sha256
      }
    }
  }

  fileprivate static func hex(_ digest: SHA256.Digest) -> String { Hexadecimal.text(digest) }
}

/// A digest of bytes that come piece by piece.
public struct RunningDigest {
  private var hasher = SHA256()

  public init() {}

  public mutating func update(_ piece: UnsafeRawBufferPointer) {
    hasher.update(bufferPointer: piece)
  }

  /// As receipts write it.
  public func finalized() -> String { SHA256Digest.hex(hasher.finalize()) }
}

/// Bytes as lower-case hexadecimal digits.
public enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  /// The bytes of a text of digits; nil when it is none.
  public static func bytes(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(of: digits[start]), let low = value(of: digits[start + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(of digit: UInt8) -> UInt8? {
    self.digits.firstIndex(of: digit).map(UInt8.init)
  }

  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
