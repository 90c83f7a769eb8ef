/// The escapes of a JSON string, which the parser has already found to be well formed.
enum JSONEscapes {
  static func resolve(_ raw: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      guard raw[index] == UInt8(ascii: "\\") else {
        text.append(raw[index])
        index += 1
        continue
      }
      switch raw[index + 1] {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"):
        let (scalar, length) = scalar(raw, at: index)
        text.append(contentsOf: String(Character(scalar)).utf8)
        index += length
        continue
      case let other: text.append(other)
      }
      index += 2
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The scalar of `\uXXXX`, or of a pair of surrogates, and the length of its escape.
  private static func scalar(
    _ raw: ArraySlice<UInt8>, at index: Int
  ) -> (Unicode.Scalar, length: Int) {
    let first = unit(raw[(index + 2)...].prefix(4)) ?? 0xFFFD
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    let second = unit(raw[(index + 8)...].prefix(4)) ?? 0xFFFD
    let value = 0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF)
    return (Unicode.Scalar(value) ?? "\u{FFFD}", 12)
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  /// The value of four hexadecimal digits; nil when they are not.
  static func unit(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard digits.count == 4 else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(digit - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(digit - 0x37)
      default: return nil
      }
    }
    return value
  }
}
