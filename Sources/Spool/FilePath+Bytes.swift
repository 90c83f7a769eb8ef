internal import PrintableText
public import SystemPackage

extension FilePath {
  /// The path as the kernel has it, without the closing NUL.
  public var bytes: [UInt8] {
    withPlatformString { start in
      var bytes: [UInt8] = []
      var next = start
      while next.pointee != 0 {
        bytes.append(UInt8(bitPattern: next.pointee))
        next += 1
      }
      return bytes
    }
  }

  /// A path of exactly these bytes, up to a NUL; doubled and closing slashes are folded away.
  public init(bytes: some Sequence<UInt8>) {
    self.init(platformString: bytes.map { CChar(bitPattern: $0) } + [0])
  }

  /// The path for a log line or a receipt: one line, valid text and unambiguous. What does not
  /// print stands as `\u{A}`, a byte that is not UTF-8 as `\xE5`, a backslash doubled.
  public var printable: String {
    UTF8Piece.pieces(of: bytes).map(\.printable).joined()
  }

  /// The path without its last part; empty for a name alone.
  var parent: FilePath { removingLastComponent() }

  /// The last part alone; the path itself where it has none.
  var name: FilePath {
    lastComponent.map { FilePath(root: nil, [$0]) } ?? self
  }
}

extension UTF8Piece {
  fileprivate var printable: String {
    switch self {
    case .invalid(let byte): "\\x" + UTF8Piece.hex(byte)
    case .scalar("\\"): "\\\\"
    case .scalar(let scalar): scalar.printable
    }
  }
}
