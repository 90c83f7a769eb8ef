import Blanketter

/// A rectangle of cells, both ends included; rows and columns count from 0.
struct CellArea: Hashable {
  var firstRow: Int
  var firstColumn: Int
  var lastRow: Int
  var lastColumn: Int

  /// Whether it is more than one cell.
  var isRange: Bool { lastRow > firstRow || lastColumn > firstColumn }

  var cellCount: Int { (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1) }

  func overlaps(_ other: CellArea) -> Bool {
    firstRow <= other.lastRow && other.firstRow <= lastRow
      && firstColumn <= other.lastColumn && other.firstColumn <= lastColumn
  }
}

extension CellArea: CustomStringConvertible {
  /// `B4:C4`
  var description: String {
    CellAddress.name(column: firstColumn, row: firstRow + 1) + ":"
      + CellAddress.name(column: lastColumn, row: lastRow + 1)
  }
}

extension CellAddress {
  /// Row and column, from 0, of an address such as `AD10`.
  static func place(_ address: some Sequence<UInt8>) -> (row: Int, column: Int)? {
    var (row, column) = (0, 0)
    for byte in address {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        guard row == 0, column < 20_000 else { return nil }
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard column > 0, row < 2_000_000 else { return nil }
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    return row > 0 && column > 0 ? (row - 1, column - 1) : nil
  }
}
