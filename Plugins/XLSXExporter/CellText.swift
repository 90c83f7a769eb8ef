/// Text on its way into a spreadsheet.
enum CellText {
  /// What a glance at the bytes of a text tells.
  struct Traits {
    /// Some byte is a control character other than tab and line feed, or begins a character from U+F000
    /// on.
    var mayBeForbidden = false
    /// Some byte is an underscore, which an escape begins with.
    var mayBeEscape = false

    /// The text can stand in a file as it is.
    var isPlain: Bool { !mayBeForbidden && !mayBeEscape }
  }

  static func traits(of bytes: UnsafeRawBufferPointer) -> Traits {
    var traits = Traits()
    var offset = 0
    while offset < bytes.count {
      if offset + 8 <= bytes.count,
        isPlain(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      {
        offset += 8
        continue
      }
      for byte in bytes[offset..<min(offset + 8, bytes.count)] {
        let isForbidden = byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0xEF
        traits.mayBeForbidden = traits.mayBeForbidden || isForbidden
        traits.mayBeEscape = traits.mayBeEscape || byte == UInt8(ascii: "_")
      }
      offset += 8
    }
    return traits
  }

  /// Whether none of eight bytes is a control character, EF or an underscore.
  private static func isPlain(_ bytes: UInt64) -> Bool {
    let each: UInt64 = 0x0101_0101_0101_0101
    let (marked, underscored) = (bytes ^ each &* 0xEF, bytes ^ each &* 0x5F)
    // The highest bit of a byte comes out set where the byte is less than what is taken off it.
    let found =
      (bytes &- each &* 0x20) & ~bytes | (marked &- each) & ~marked
      | (underscored &- each) & ~underscored
    return found & (each << 7) == 0
  }

  /// The text as the file format must hold it.
  ///
  /// A spreadsheet decodes `_x0041_` to `A`; so a text that somebody wrote like that gets its first
  /// underscore encoded, and comes back as it was.
  static func encoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "_", isEscape(scalars[index...]) {
        result.append(contentsOf: "_x005F_".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = Array(scalars.prefix(7))
    return head.count == 7 && head[1] == "x" && head[6] == "_"
      && head[2...5].allSatisfy { $0.properties.isASCIIHexDigit }
  }

  /// The text as a spreadsheet reads it: the escapes of ``encoded(_:)`` undone.
  static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "_")) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let unit = escape(in: bytes, at: index), let scalar = Unicode.Scalar(unit) {
        result.append(contentsOf: String(scalar).utf8)
        index += 7
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The code unit of an escape `_xHHHH_` that begins at `index`.
  private static func escape(in bytes: [UInt8], at index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"),
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = bytes[(index + 2)..<(index + 6)]
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Whether XML 1.0 can hold every character.
  static func isAllowed(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A: true
      case 0..<0x20, 0xFFFE, 0xFFFF: false
      default: true
      }
    }
  }

  /// The text, cut to so many characters where something cannot hold more (a property, a footer).
  static func cut(_ text: String, to limit: Int) -> String {
    text.unicodeScalars.count <= limit
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
  }
}
