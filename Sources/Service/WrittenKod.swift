/// The kod of a nämnd where a file shows it that is no JSON: `"kod": "AMN"`, whatever is wrong elsewhere.
enum WrittenKod {
  private static let key = Array("\"kod\"".utf8)

  /// Every one that stands there, in capitals; none when there is none in UTF-8.
  static func all(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    var rest = bytes[...]
    while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
      rest = rest[quote...]
      guard rest.prefix(key.count).map(\.lowercased) == key else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(key.count)
      if let kod = value(of: rest) { found.insert(kod) }
    }
    return found
  }

  /// What stands between quotes behind a colon.
  private static func value(of text: ArraySlice<UInt8>) -> String? {
    let colon = text.drop(while: \.isBlank)
    guard colon.first == UInt8(ascii: ":") else { return nil }
    let quote = colon.dropFirst().drop(while: \.isBlank)
    guard quote.first == UInt8(ascii: "\"") else { return nil }
    let kod = quote.dropFirst().prefix { $0 != UInt8(ascii: "\"") && !$0.isLineEnd }
    let letters = String(decoding: kod, as: UTF8.self).split(separator: " ").joined(separator: " ")
    return letters.isEmpty ? nil : letters.uppercased()
  }
}

extension UInt8 {
  fileprivate var isLineEnd: Bool { self == 0x0A || self == 0x0D }

  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == 0x09 || isLineEnd }

  fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
