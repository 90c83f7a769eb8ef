/// The text of a column's formula for any row of a form: what stands around the row's numbers.
///
/// A form of 200,000 rows prints each of its formulas 200,000 times, and only the numbers differ.
struct FormulaText: Sendable {
  /// The formula with a zero byte for each of the row's numbers.
  private let pattern: [UInt8]
  private let numberCount: Int

  /// `letters` gives the column that a value is shown in.
  init(_ formula: Formula, letters: (String) -> String) {
    pattern = Array(formula.excel { letters($0) + "\0" }.utf8)
    numberCount = pattern.count { $0 == 0 }
  }

  /// Puts the formula of a row at the end of a text.
  func append(row number: Int, to text: inout [UInt8]) {
    let digits = Digits(number)
    text.append(addingCapacity: pattern.count + numberCount * Digits.limit) { text in
      for byte in pattern {
        if byte == 0 { digits.append(to: &text) } else { text.append(byte) }
      }
    }
  }

  /// Puts a row's number at the end of a text.
  static func append(_ number: Int, to text: inout [UInt8]) {
    text.append(addingCapacity: Digits.limit) { Digits(number).append(to: &$0) }
  }
}

/// A whole number as it is printed.
private struct Digits {
  static let limit = 20
  private var digits: [20 of UInt8] = .init(repeating: 0)
  private var first = Digits.limit

  init(_ number: Int) {
    var rest = UInt(number)
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    } while rest > 0
  }

  func append(to text: inout OutputSpan<UInt8>) {
    for index in first..<Digits.limit { text.append(digits[index]) }
  }
}
