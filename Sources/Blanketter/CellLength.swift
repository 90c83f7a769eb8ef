import ReportModel

/// How long a text is in a spreadsheet file.
public enum CellLength {
  /// The most that a cell can hold.
  public static let limit = TextShape.cellLimit

  /// The text's UTF-16 units, with those that a spreadsheet's escape takes: `_x0041_` would be read as
  /// `A`, and so its first underscore is written `_x005F_`.
  public static func of(_ text: String) -> Int {
    let utf8 = Array(text.utf8)
    let escapes = utf8.indices.count { isEscape(utf8[$0...]) }
    return text.utf16.count + 6 * escapes
  }

  /// Whether so many bytes of text fit whatever they are: an escape takes seven, and six more.
  static func fits(byteCount: Int) -> Bool { 2 * byteCount <= limit }

  private static func isEscape(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "_"), text.count >= 7 else { return false }
    let head = Array(text.prefix(7))
    return head[1] == UInt8(ascii: "x") && head[6] == UInt8(ascii: "_")
      && head[2...5].allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
  }
}
