import CZlib
import ExporterKit
import SystemPackage

/// The bytes of one part of a zip file, inflated piece by piece; length and CRC are checked at the
/// end. Holds two pieces of 64 KiB however long the part is.
struct ZipPart: ~Copyable {
  let name: String
  /// How many bytes it says it has.
  var size: Int { entry.size }
  private let archive: FileBytes
  private let entry: ZipArchive.Entry
  private var unread: Int
  private var offset: Int
  private var produced = 0
  private var crc: UInt = 0
  private var isAtEnd = false
  /// At one address for its whole life: zlib remembers where its state lies.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableBufferPointer<UInt8>

  private static let piece = 65_536

  private init(_ entry: ZipArchive.Entry, of archive: ZipArchive) {
    name = entry.name
    self.archive = archive.bytes
    self.entry = entry
    (unread, offset) = (entry.compressedSize, entry.start)
    input = .allocate(capacity: min(entry.compressedSize, ZipPart.piece))
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
  }

  /// The part of that name, from its first byte.
  static func opened(_ name: String, of archive: ZipArchive) throws(ExportError) -> ZipPart {
    let part = ZipPart(try archive.entry(name), of: archive)
    guard part.entry.method == 0 || part.entry.method == 8 else {
      throw .damaged(name, "compressed by method \(part.entry.method)")
    }
    let size = Int32(MemoryLayout<z_stream>.size)
    // Raw deflate, as zip has it: a negative window says so.
    guard inflateInit2_(part.stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else {
      throw ExportError(.library, "zlib cannot start (out of memory)")
    }
    return part
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Puts the next bytes into `window` and says how many; 0 at the end of the part.
  mutating func read(
    into window: UnsafeMutableBufferPointer<UInt8>
  ) throws(ExportError) -> Int {
    var count = 0
    while count == 0, !isAtEnd {
      if stream.pointee.avail_in == 0 { try fetch() }
      count = try entry.method == 0 ? copy(into: window) : inflate(into: window)
      crc = crc32(crc, window.baseAddress, UInt32(count))
      produced += count
      guard produced <= entry.size else { throw .damaged(name, "longer than it says") }
    }
    if isAtEnd { try checkEnd() }
    return count
  }

  private func checkEnd() throws(ExportError) {
    guard produced == entry.size, unread == 0, stream.pointee.avail_in == 0 else {
      throw .damaged(name, "not as long as it says")
    }
    guard crc == entry.crc else { throw .damaged(name, "the checksum differs") }
  }

  private mutating func fetch() throws(ExportError) {
    let bytes = try archive.read(at: offset, count: min(unread, ZipPart.piece))
    _ = input.update(fromContentsOf: bytes)
    offset += bytes.count
    unread -= bytes.count
    stream.pointee.next_in = input.baseAddress
    stream.pointee.avail_in = UInt32(bytes.count)
  }

  private mutating func copy(
    into window: UnsafeMutableBufferPointer<UInt8>
  ) throws(ExportError) -> Int {
    let count = min(window.count, Int(stream.pointee.avail_in))
    for index in 0..<count { window[index] = stream.pointee.next_in[index] }
    stream.pointee.next_in += count
    stream.pointee.avail_in -= UInt32(count)
    isAtEnd = stream.pointee.avail_in == 0 && unread == 0
    return count
  }

  private mutating func inflate(
    into window: UnsafeMutableBufferPointer<UInt8>
  ) throws(ExportError) -> Int {
    stream.pointee.next_out = window.baseAddress
    stream.pointee.avail_out = UInt32(window.count)
    let result = CZlib.inflate(stream, Z_NO_FLUSH)
    let count = window.count - Int(stream.pointee.avail_out)
    switch result {
    case Z_STREAM_END: isAtEnd = true
    case Z_OK where count > 0 || unread > 0: break
    default: throw .damaged(name, "cannot be inflated")
    }
    return count
  }
}
