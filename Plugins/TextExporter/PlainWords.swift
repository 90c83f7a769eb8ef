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
    var word = 0
    var previous: UInt8 = 0x20
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case 0x20:
        // A no-break space at the edge of a word is taken away there.
        guard previous != 0x20, previous != 0xA0 else { return nil }
        longest = max(longest, word)
        width += 1
        word = 0
      case 0x21..<0x7F:
        width += 1
        word += 1
      case 0xC2, 0xC3, 0xE2: break
      case 0x80..<0xC0:
        switch previous {
        case 0xC3: break
        case 0xC2 where byte > 0xA0 || byte == 0xA0 && word > 0: break
        case 0xE2 where byte == 0x80:
          previous = byte
          continue
        // U+2010 to U+2027; before them stand blanks, after them ends of lines.
        case 0x80 where 0x90...0xA7 ~= byte: break
        default: return nil
        }
        width += 1
        word += 1
      default: return nil
      }
      previous = byte == 0xA0 && previous != 0xC2 ? 0xC3 : byte
    }
    guard word > 0, previous != 0xA0 else { return nil }
    longest = max(longest, word)
  }
}
