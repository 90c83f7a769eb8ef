import CISAL
import ExporterKit
import SystemPackage

/// The bytes of one part of a zip file, inflated piece by piece; length and CRC are checked at the
/// end. Holds 150 KiB however long the part is.
///
/// What zlib has deflated another library inflates: a fault of zlib's would show.
struct ZipPart: ~Copyable {
  let name: String
  /// How many bytes it says it has.
  var size: Int { entry.size }
  private let archive: FileBytes
  private let entry: ZipArchive.Entry
  private var unread: Int
  private var offset: Int
  private var produced = 0
  private var crc: UInt32 = 0
  private var isAtEnd = false
  /// Too large to be moved about.
  private let state: UnsafeMutablePointer<inflate_state>
  private let input: UnsafeMutableBufferPointer<UInt8>

  private static let piece = 65_536

  private init(_ entry: ZipArchive.Entry, of archive: ZipArchive) {
    name = entry.name
    self.archive = archive.bytes
    self.entry = entry
    (unread, offset) = (entry.compressedSize, entry.start)
    input = .allocate(capacity: min(entry.compressedSize, ZipPart.piece))
    state = .allocate(capacity: 1)
    isal_inflate_init(state)
    state.pointee.avail_in = 0
  }

  /// The part of that name, from its first byte.
  static func opened(_ name: String, of archive: ZipArchive) throws(ExportError) -> ZipPart {
    let part = ZipPart(try archive.entry(name), of: archive)
    guard part.entry.method == 0 || part.entry.method == 8 else {
      throw .damaged(name, "compressed by method \(part.entry.method)")
    }
    return part
  }

  deinit {
    state.deallocate()
    input.deallocate()
  }

  /// Puts the next bytes into `window` and says how many; 0 at the end of the part.
  mutating func read(
    into window: UnsafeMutableBufferPointer<UInt8>
  ) throws(ExportError) -> Int {
    var count = 0
    while count == 0, !isAtEnd {
      if state.pointee.avail_in == 0 { try fetch() }
      count = try entry.method == 0 ? copy(into: window) : inflate(into: window)
      crc = crc32_gzip_refl(crc, window.baseAddress, UInt64(count))
      produced += count
      guard produced <= entry.size else { throw .damaged(name, "longer than it says") }
    }
    if isAtEnd { try checkEnd() }
    return count
  }

  private func checkEnd() throws(ExportError) {
    // The library takes bytes ahead, of which the last one may be used in part.
    let left = Int(state.pointee.avail_in) + Int(state.pointee.read_in_length) / 8
    guard produced == entry.size, unread == 0, left == 0 else {
      throw .damaged(name, "not as long as it says")
    }
    guard crc == entry.crc else { throw .damaged(name, "the checksum differs") }
  }

  private mutating func fetch() throws(ExportError) {
    let bytes = try archive.read(at: offset, count: min(unread, ZipPart.piece))
    _ = input.update(fromContentsOf: bytes)
    offset += bytes.count
    unread -= bytes.count
    state.pointee.next_in = input.baseAddress
    state.pointee.avail_in = UInt32(bytes.count)
  }

  private mutating func copy(
    into window: UnsafeMutableBufferPointer<UInt8>
  ) throws(ExportError) -> Int {
    let count = min(window.count, Int(state.pointee.avail_in))
    for index in 0..<count { window[index] = state.pointee.next_in[index] }
    state.pointee.next_in += count
    state.pointee.avail_in -= UInt32(count)
    isAtEnd = state.pointee.avail_in == 0 && unread == 0
    return count
  }

  private mutating func inflate(
    into window: UnsafeMutableBufferPointer<UInt8>
  ) throws(ExportError) -> Int {
    state.pointee.next_out = window.baseAddress
    state.pointee.avail_out = UInt32(window.count)
    let result = isal_inflate(state)
    let count = window.count - Int(state.pointee.avail_out)
    isAtEnd = state.pointee.block_state == ISAL_BLOCK_FINISH
    guard result == ISAL_DECOMP_OK, isAtEnd || count > 0 || unread > 0 else {
      throw .damaged(name, "cannot be inflated")
    }
    return count
  }
}
