import CISAL
import ExporterKit
import SystemPackage

@testable import XLSXExporter

/// The parts of a workbook, to be changed and packed again without compression.
struct StoredZip {
  var parts: [(name: String, bytes: [UInt8])] = []

  init(_ path: FilePath) throws {
    let file = try FileDescriptor.open(path, .readOnly)
    defer { try? file.close() }
    let archive = try ZipArchive(file)
    for entry in archive.entries {
      var part = try ZipPart.opened(entry.name, of: archive)
      let window = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4096)
      defer { window.deallocate() }
      var bytes: [UInt8] = []
      while case let count = try part.read(into: window), count > 0 { bytes += window[..<count] }
      parts.append((entry.name, bytes))
    }
  }

  func text(_ name: String) -> String {
    String(decoding: parts.first { $0.name == name }?.bytes ?? [], as: UTF8.self)
  }

  /// Changes the text of a part.
  mutating func change(_ name: String, _ change: (String) -> String) {
    for index in parts.indices where parts[index].name == name {
      parts[index].bytes = Array(change(text(name)).utf8)
    }
  }

  /// Writes the parts as a zip file with right checksums.
  func write(to path: FilePath) throws {
    var file: [UInt8] = []
    var table: [UInt8] = []
    for (name, bytes) in parts {
      let crc = bytes.withUnsafeBufferPointer {
        crc32_gzip_refl(0, $0.baseAddress, UInt64($0.count))
      }
      // Version, flags, method 0, time and the date 1980-01-01.
      let fields =
        [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + little(Int(crc), 4) + little(bytes.count, 4)
        + little(bytes.count, 4) + little(name.utf8.count, 2) + [0, 0]
      table += little(0x0201_4B50, 4) + [20, 0] + fields + [UInt8](repeating: 0, count: 10)
      table += little(file.count, 4) + Array(name.utf8)
      file += little(0x0403_4B50, 4) + fields + Array(name.utf8) + bytes
    }
    let end =
      little(0x0605_4B50, 4) + [0, 0, 0, 0] + little(parts.count, 2) + little(parts.count, 2)
      + little(table.count, 4) + little(file.count, 4) + [0, 0]
    let target = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
    defer { try? target.close() }
    try target.writeAll(file + table + end)
  }

  private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
