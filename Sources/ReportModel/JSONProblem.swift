/// What can be wrong with a file as JSON.
enum JSONProblem: Hashable, Error {
  case notUTF8
  /// The file is in UTF-16 or UTF-32, by this many bits.
  case wideCharacters(Int)
  case endsEarly
  case textAfterEnd
  case missingComma
  case missingColon
  case trailingComma
  case decimalComma
  case expectedKey
  case expectedValue
  case controlCharacter(UInt8)
  case badEscape
  case loneSurrogate
  case leadingZero
  case badNumber
  case tooDeep
  case tooManyValues

  /// The diagnostic code of contract §3.
  var code: String { self == .tooDeep || self == .tooManyValues ? "J06" : "J01" }

  /// Another encoding, which is a sentence of its own.
  var isWide: Bool { if case .wideCharacters = self { true } else { false } }

  /// Nothing that is still to be written could mend the file.
  var isFinal: Bool {
    switch self {
    case .textAfterEnd, .wideCharacters: true
    default: false
    }
  }
}
