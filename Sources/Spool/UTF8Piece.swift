/// A file name is bytes; most, but not all, of them make up UTF-8.
enum UTF8Piece {
  case scalar(Unicode.Scalar)
  case invalid(UInt8)

  static func pieces(of bytes: [UInt8]) -> [UTF8Piece] {
    var pieces: [UTF8Piece] = []
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        pieces.append(.scalar(Unicode.UTF8.decode(encoded)))
        position += encoded.count
      case .error(let length):
        pieces += bytes[position..<position + length].map { .invalid($0) }
        position += length
      case .emptyInput:
        return pieces
      }
    }
  }

  /// Two digits, capitals; String(_:radix:) gives one digit below 16.
  static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}
