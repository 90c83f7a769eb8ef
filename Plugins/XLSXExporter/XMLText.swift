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
  /// A stretch of text up to a mark, a tag, a control character or the zeros behind the bytes.
  struct Run {
    private(set) var end: UnsafePointer<UInt8>
    private(set) var hasEntities = false
    private var isASCII = true

    /// Whether all of it is allowed and says what it is written as.
    var isPlain: Bool { isASCII && !hasEntities }

    init(from start: UnsafePointer<UInt8>, until mark: UInt8) {
      end = start
      while true {
        let byte = end.pointee
        switch byte {
        case mark, UInt8(ascii: "<"): return
        case UInt8(ascii: "&"): hasEntities = true
        case 0x20..<0x80, 0x09, 0x0A, 0x0D: break
        case 0x80...: isASCII = false
        default: return
        }
        end += 1
      }
    }
  }

  /// The text that is written with entities or other bytes than ASCII.
  static func decoded(
    _ written: some Sequence<UInt8>
  ) throws(XMLTag.Problem) -> [UInt8] {
    var text: [UInt8] = []
    var rest = Array(written)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += rest[..<start]
      guard let end = rest[start...].prefix(longestEntity).firstIndex(of: UInt8(ascii: ";")),
        let scalar = XMLEntity.scalar(Array(rest[(start + 1)..<end]))
      else { throw .fault("an unknown entity") }
      text.append(contentsOf: String(scalar).utf8)
      rest = rest[(end + 1)...]
    }
    text += rest
    if let what = fault(in: text) { throw .fault(what) }
    return text
  }

  /// With `&` and `;`.
  private static let longestEntity = 11

  private static func fault(in text: [UInt8]) -> String? {
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
