/// The text of a column's formula for any row of a form: what stands between the row's numbers.
///
/// A form of 200,000 rows prints each of its formulas 200,000 times, and only the numbers differ.
struct FormulaText: Sendable {
  private let pieces: [[UInt8]]

  /// `letters` gives the column that a value is shown in.
  init(_ formula: Formula, letters: (String) -> String) {
    let text = formula.excel { letters($0) + "\0" }
    pieces = text.utf8.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
  }

  /// Puts the formula of a row at the end of a text.
  func append(row number: Int, to text: inout [UInt8]) {
    for index in pieces.indices {
      if index > 0 { FormulaText.append(number, to: &text) }
      text.append(contentsOf: pieces[index])
    }
  }

  static func append(_ number: Int, to text: inout [UInt8]) {
    var digits: [20 of UInt8] = .init(repeating: 0)
    var first = digits.count
    var rest = UInt(number)
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    } while rest > 0
    for index in first..<digits.count { text.append(digits[index]) }
  }
}
