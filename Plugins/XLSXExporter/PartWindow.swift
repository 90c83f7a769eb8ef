import ExporterKit

/// The bytes of a part, through a window that moves along it.
///
/// What is still to be read lies in one piece. Behind it stand zeros, which no XML holds, so that
/// whoever compares a few bytes at a time need not ask for the end at each of them.
struct PartWindow: ~Copyable {
  private var part: ZipPart
  private let bytes: UnsafeMutablePointer<UInt8>
  private var index = 0
  private var end = 0
  private var isAtEnd = false
  private let capacity: Int

  /// The most that it takes; most parts are a few thousand bytes.
  private static let limit = 131_072
  /// Zeros behind the window.
  private static let margin = 32
  /// Less than this is filled up, where a whole piece of markup is wanted.
  private static let piece = 4_096

  init(_ part: consuming ZipPart) {
    // One byte more than the part says it has, so that one that has more is found out.
    capacity = min(part.size + 1, PartWindow.limit)
    self.part = part
    bytes = .allocate(capacity: capacity + PartWindow.margin)
    bytes.initialize(repeating: 0, count: PartWindow.margin)
  }

  deinit { bytes.deallocate() }

  var name: String { part.name }

  /// Behind the last byte that is there to be read.
  var limit: UnsafePointer<UInt8> { UnsafePointer(bytes + end) }

  /// The bytes to be read, with a few thousand of them there unless the part ends before.
  mutating func ahead() throws(ExportError) -> UnsafePointer<UInt8> {
    if end - index < PartWindow.piece, !isAtEnd { try fill() }
    return UnsafePointer(bytes + index)
  }

  /// Takes in more of the part, and moves what is still to be read; false when nothing more comes, or
  /// a window is full of what is to be read.
  mutating func more() throws(ExportError) -> Bool {
    guard !isAtEnd, index > 0 || end < capacity else { return false }
    try fill()
    return !isAtEnd
  }

  /// Goes on behind what has been read from ``ahead()``.
  mutating func advance(to place: UnsafePointer<UInt8>) {
    index = place - UnsafePointer(bytes)
  }

  private mutating func fill() throws(ExportError) {
    let left = end - index
    bytes.update(from: bytes + index, count: left)
    (index, end) = (0, left)
    let room = UnsafeMutableBufferPointer(start: bytes + end, count: capacity - end)
    let count = try part.read(into: room)
    isAtEnd = count == 0
    end += count
    (bytes + end).update(repeating: 0, count: PartWindow.margin)
  }
}
