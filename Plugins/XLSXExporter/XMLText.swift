/// Entities that need no declaration.
enum XMLEntity {
  /// The character behind `amp` or `#x41`.
  static func scalar(_ name: [UInt8]) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case let number where number.hasPrefix("#x"):
      return UInt32(number.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case let number where number.hasPrefix("#"):
      return UInt32(number.dropFirst()).flatMap(Unicode.Scalar.init)
    default: return nil
    }
  }
}

/// Text as XML allows it.
enum XMLText {
  /// What is wrong with a text that holds other bytes than ASCII.
  static func fault(in text: [UInt8]) -> String? {
    do {
      _ = try UTF8Span(validating: text.span)
    } catch {
      return "text that is not UTF-8"
    }
    // U+FFFE and U+FFFF are valid UTF-8 and invalid XML.
    for index in text.indices.dropLast(2)
    where text[index] == 0xEF && text[index + 1] == 0xBF && text[index + 2] >= 0xBE {
      return "a character that XML cannot hold"
    }
    return nil
  }
}

extension UInt8 {
  var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }

  /// Whether the byte may stand in the names that spreadsheets use.
  var isXMLName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension RandomAccessCollection<UInt8> {
  func isEqual(to text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount
      && text.withUTF8Buffer { buffer in zip(self, buffer).allSatisfy { $0 == $1 } }
  }
}
