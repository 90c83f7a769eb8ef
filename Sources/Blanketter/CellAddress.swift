/// Addresses of spreadsheet cells.
public enum CellAddress {
  /// The letters of a column counted from 0: `A`, `Z`, `AA`.
  public static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    repeat {
      letters = String(Character(Unicode.Scalar(UInt8(65 + rest % 26)))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  /// `AD10` for column 29 and row 10; rows count from 1.
  public static func name(column: Int, row: Int) -> String { "\(letters(column))\(row)" }
}
