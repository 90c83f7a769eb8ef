/// A name that every file system and share can hold, made from whatever bytes a sender chose.
/// Letters, digits, `-`, `_` and `.` stay, in either spelling of å, ä and ö; anything else becomes
/// `_`, and a byte that is not UTF-8 its two hexadecimal digits after an `x`. Never empty, never
/// starting with a dot. Two names may become one safe name: add a job id.
public struct SafeName: Hashable, Sendable, CustomStringConvertible {
  /// The name.
  public let text: String

  /// Makes the bytes safe and cuts them to at most `limit` bytes, at a scalar's boundary. A closing
  /// `.json` is kept, so that the file is a report still when it is dropped again.
  public init(_ bytes: some Sequence<UInt8>, limit: Int = 100) {
    let safe = UTF8Piece.pieces(of: Array(bytes)).map(\.safe)
    let isCut = safe.reduce(0) { $0 + $1.utf8.count } > limit
    let ending = safe.suffix(5).joined()
    let kept = isCut && ending.lowercased() == ".json" ? ending : ""
    var text = ""
    for piece in safe {
      if text.utf8.count + piece.utf8.count > limit - kept.utf8.count { break }
      text.unicodeScalars += piece.unicodeScalars
    }
    text += kept
    if text.utf8.first == UInt8(ascii: ".") { text = "_" + String(text.unicodeScalars.dropFirst()) }
    self.text = text.isEmpty ? "_" : text
  }

  /// The name.
  public var description: String { text }

  /// The name without a closing `.json`, whatever its case.
  var withoutJSON: String {
    guard text.utf8.count > 5, text.lowercased().hasSuffix(".json") else { return text }
    return String(text.dropLast(5))
  }
}

extension UTF8Piece {
  fileprivate var safe: String {
    switch self {
    case .invalid(let byte): "x" + UTF8Piece.hex(byte)
    case .scalar(let scalar): scalar.isSafeInNames ? String(Character(scalar)) : "_"
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isSafeInNames: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .nonspacingMark, .spacingMark:
      true
    default: self == "-" || self == "_" || self == "."
    }
  }
}
