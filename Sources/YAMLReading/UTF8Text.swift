/// The text of a file that must be UTF-8.
public enum UTF8Text {
  /// Where a file stops being UTF-8.
  public struct Fault: Error, Hashable, Sendable {
    /// From 1.
    public var line: Int
    /// In Unicode scalars from 1.
    public var column: Int
  }

  /// The bytes as text. Letters that came out as question marks would otherwise go on to wherever
  /// the text is used.
  public static func read(_ bytes: [UInt8]) throws(Fault) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let before = bytes[..<firstFault(in: bytes)]
    let line = before.split(separator: 0x0A, omittingEmptySubsequences: false)
    let column = line.last.map { $0.count { $0 & 0xC0 != 0x80 } } ?? 0
    throw Fault(line: line.count, column: column + 1)
  }

  private static func firstFault(in bytes: [UInt8]) -> Int {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return bytes.count
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
