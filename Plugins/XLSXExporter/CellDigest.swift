/// What the cells of a sheet hold, as a count and a sum: enough to tell any difference, and the same
/// size for a form of five rows and for one of 200,000.
///
/// The sum does not depend on the order, because a form is drawn head, rows, notes and side block,
/// and read back row by row.
struct CellDigest: Hashable {
  /// Cells with a value or a format.
  private(set) var cells = 0
  private var sum: UInt64 = 0

  enum Content {
    case blank
    /// A text, by its ``TextDigest``.
    case text(UInt64)
    case number(Double)
    /// A formula without `=`, by its ``TextDigest``, and its stored result.
    case formula(UInt64, Double)
  }

  mutating func add(row: Int, column: Int, _ content: Content) {
    cells += 1
    let place = CellDigest.mixed(UInt64(row) << 16 | UInt64(column))
    let value: UInt64 =
      switch content {
      case .blank: 1
      case .text(let text): CellDigest.mixed(text ^ 2)
      case .number(let number): CellDigest.mixed(number.bitPattern ^ 3)
      case .formula(let text, let result):
        CellDigest.mixed(CellDigest.mixed(text ^ 5) &+ result.bitPattern)
      }
    sum &+= CellDigest.mixed(place &+ value)
  }

  private static func mixed(_ value: UInt64) -> UInt64 { TextDigest.mixed(value) }
}

/// A 64-bit sum of a text's bytes, eight at a time.
enum TextDigest {
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum = UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      sum = mixed(
        sum ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return mixed(sum ^ rest)
  }

  static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes(of) }

  /// Spreads every bit over all others (the finishing step of SplitMix64); no two values give one.
  static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
