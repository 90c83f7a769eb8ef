import ExporterKit

/// The bytes of a part, one at a time.
struct ZipBytes: ~Copyable {
  private var part: ZipPart
  private var window = [UInt8](repeating: 0, count: 65_536)
  private var index = 0
  private var count = 0

  init(_ part: consuming ZipPart) { self.part = part }

  var name: String { part.name }

  mutating func next() throws(ExportError) -> UInt8? {
    if index == count {
      count = try part.read(into: &window)
      index = 0
      guard count > 0 else { return nil }
    }
    defer { index += 1 }
    return window[index]
  }

  /// Gives the latest byte once more.
  mutating func stepBack() { index -= 1 }
}
