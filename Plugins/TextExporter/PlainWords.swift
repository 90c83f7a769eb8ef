/// A text that needs no care: words of Western letters, digits, marks, dashes and quotation marks with
/// single blanks between them, on one line. Most texts are, and reading their bytes once tells.
struct PlainWords {
  /// The columns that the text takes.
  private(set) var width = 0
  /// The columns that its longest word takes.
  private(set) var longest = 0

  /// Nil for any other text.
  init?(_ text: some StringProtocol) {
    let text = String(text)
    self.init(text.utf8.span)
  }

  init?(_ bytes: Span<UInt8>) {
    var index = 0
    // Bytes that take no column of their own, and the columns in front of the word in hand.
    var further = 0
    var start = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte > 0x20, byte < 0x7F { continue }
      let column = index - 1 - further
      switch byte {
      case 0x20:
        guard column > start, !PlainWords.isNoBreakSpace(bytes, before: index - 1) else {
          return nil
        }
        longest = max(longest, column - start)
        start = column + 1
      case 0xC2:
        // A no-break space at the edge of a word is taken away there.
        guard bytes[index] > 0xA0 || bytes[index] == 0xA0 && column > start else { return nil }
        (index, further) = (index + 1, further + 1)
      case 0xC3: (index, further) = (index + 1, further + 1)
      case 0xE2:
        // U+2010 to U+2027; before them stand blanks, after them ends of lines.
        guard bytes[index] == 0x80, 0x90...0xA7 ~= bytes[index + 1] else { return nil }
        (index, further) = (index + 2, further + 2)
      default: return nil
      }
    }
    width = bytes.count - further
    guard width > start, !PlainWords.isNoBreakSpace(bytes, before: bytes.count) else { return nil }
    longest = max(longest, width - start)
  }

  private static func isNoBreakSpace(_ bytes: Span<UInt8>, before end: Int) -> Bool {
    end >= 2 && bytes[end - 1] == 0xA0 && bytes[end - 2] == 0xC2
  }
}
