/// Where the outermost object of a JSON text ends, by its brackets and quotes alone. It says where a
/// report could end, not whether it is one: that is for the conversion.
enum RootObject: Hashable {
  /// One past the bracket that closes it.
  case ended(at: Int)
  /// The text ends inside it.
  case open
  /// A text in it has a line break or another control character, which nothing that may still come
  /// can mend. Zero bytes do not count: they are what is not written yet.
  case broken

  /// Looks through a text that begins with the opening bracket, behind blanks.
  init(of text: Span<UInt8>) {
    var depth = 0
    var isInString = false
    var place = 0
    while place < text.count {
      let byte = text[place]
      place += 1
      if isInString {
        if byte == UInt8(ascii: "\"") {
          isInString = false
        } else if byte == UInt8(ascii: "\\") {
          place += 1
        } else if byte < 0x20, byte != 0 {
          self = .broken
          return
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          self = .ended(at: place)
          return
        }
      default: break
      }
    }
    self = .open
  }
}
