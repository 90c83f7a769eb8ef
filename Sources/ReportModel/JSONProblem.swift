/// What can be wrong with a file as JSON.
enum JSONProblem: Hashable, Error {
  case notUTF8
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
}
