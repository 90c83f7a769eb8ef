import ExporterKit
import SystemPackage

/// The table of contents of a zip file, read from its end as a spreadsheet does.
///
/// Only what ``Workbook`` writes is understood: one disk, no encryption, no zip64. Anything else is
/// a file that we did not mean to write.
struct ZipArchive {
  /// One part of the file.
  struct Entry: Hashable {
    var name: String
    var method: Int
    var crc: UInt32
    var compressedSize: Int
    var size: Int
    /// Where its bytes begin in the file.
    var start: Int
  }

  let bytes: FileBytes
  let entries: [Entry]

  private static let endSize = 22
  private static let recordSize = 46
  private static let localSize = 30

  /// Reads the table of contents; `file` stays the caller's and must outlive the archive.
  init(_ file: FileDescriptor) throws(ExportError) {
    bytes = try FileBytes(file)
    let length = bytes.length
    guard length >= ZipArchive.endSize else { throw .damaged("zip", "shorter than a zip file") }
    // The library writes no comment, so the end record is the file's last 22 bytes.
    let end = try bytes.read(at: length - ZipArchive.endSize, count: ZipArchive.endSize)
    guard end.number(at: 0, bytes: 4) == 0x0605_4B50 else {
      throw .damaged("zip", "no table of contents at the end")
    }
    let count = end.number(at: 10, bytes: 2)
    let table = try bytes.read(
      at: end.number(at: 16, bytes: 4), count: end.number(at: 12, bytes: 4))
    entries = try ZipArchive.entries(table, count: count, bytes)
    guard Set(entries.map(\.name)).count == entries.count else {
      throw .damaged("zip", "two parts with one name")
    }
  }

  private static func entries(
    _ table: [UInt8], count: Int, _ file: FileBytes
  ) throws(ExportError) -> [Entry] {
    var entries: [Entry] = []
    var offset = 0
    while entries.count < count {
      guard offset + recordSize <= table.count, table.number(at: offset, bytes: 4) == 0x0201_4B50
      else { throw .damaged("zip", "the table of contents ends early") }
      let nameLength = table.number(at: offset + 28, bytes: 2)
      let extra = table.number(at: offset + 30, bytes: 2) + table.number(at: offset + 32, bytes: 2)
      guard offset + recordSize + nameLength <= table.count else {
        throw .damaged("zip", "the table of contents ends early")
      }
      let name = table[(offset + recordSize)..<(offset + recordSize + nameLength)]
      let local = table.number(at: offset + 42, bytes: 4)
      entries.append(
        Entry(
          name: String(decoding: name, as: UTF8.self),
          method: table.number(at: offset + 10, bytes: 2),
          crc: UInt32(table.number(at: offset + 16, bytes: 4)),
          compressedSize: table.number(at: offset + 20, bytes: 4),
          size: table.number(at: offset + 24, bytes: 4), start: try start(of: local, file)))
      offset += recordSize + nameLength + extra
    }
    return entries
  }

  /// The bytes of a part begin after its own head, which repeats the name.
  private static func start(of local: Int, _ file: FileBytes) throws(ExportError) -> Int {
    let head = try file.read(at: local, count: localSize)
    guard head.number(at: 0, bytes: 4) == 0x0403_4B50 else {
      throw .damaged("zip", "a part without a head")
    }
    return local + localSize + head.number(at: 26, bytes: 2) + head.number(at: 28, bytes: 2)
  }

  func entry(_ name: String) throws(ExportError) -> Entry {
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw .damaged(name, "missing")
    }
    return entry
  }
}

extension [UInt8] {
  /// A little-endian number.
  fileprivate func number(at offset: Int, bytes count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
  }
}

extension ExportError {
  /// A part of the workbook is not what was written.
  static func damaged(_ part: String, _ what: String) -> ExportError {
    ExportError(.corrupt, "the workbook read back differs: \(part): \(what)")
  }
}
