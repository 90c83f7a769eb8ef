public import Blanketter
public import ReportModel

/// A sum of a filled form that is not what its rows, rounded as the form shows them, add up to.
///
/// Nothing is wrong with it: the amounts have all their decimals in the sheet. It is a fact because
/// who reckons after it wants to be told.
public struct UnevenSum: Sendable {
  /// The row of the sum, and its column.
  public let row: Int
  public let column: Int
  /// The sum as the form shows it.
  public let shown: Amount
  /// What the rows as shown add up to.
  public let added: Amount

  /// All of a form, own subtotals included, row by row.
  public static func all(in sheet: Sheet) -> [UnevenSum] {
    let columns = sheet.blankett.columns.indices.filter { sheet.blankett.columns[$0].isSummed }
    let decimals = columns.map { sheet.blankett.columns[$0].storedDecimals }
    var total = Array(repeating: Amount.zero, count: columns.count)
    var group = total
    var sums: [UnevenSum] = []
    for (row, kind) in sheet.rows.lazy.map(\.kind).enumerated() where kind != .spacer {
      for (index, column) in columns.enumerated() {
        guard let number = sheet[row, column].number else { continue }
        let shown = number.shown(decimals[index])
        switch kind {
        case .report, .filler:
          total[index] = total[index] + shown
          group[index] = group[index] + shown
        case .subtotal, .total:
          let added = kind == .total ? total[index] : group[index]
          if added != shown {
            sums.append(UnevenSum(row: row, column: column, shown: number, added: added))
          }
          group[index] = .zero
        case .spacer: break
        }
      }
    }
    return sums
  }
}

extension Amount {
  /// The value as a form shows it. Amounts of the usual size go through 64 bits: this is asked for
  /// every cell of every form.
  fileprivate func shown(_ decimals: Int) -> Amount {
    guard decimals <= 6, let small = Int64(exactly: units), small.magnitude < 1 << 62 else {
      return rounded(to: decimals)
    }
    let step = Amount.steps[decimals]
    let (whole, rest) = small.magnitude.quotientAndRemainder(dividingBy: step)
    let rounded = Int128((rest * 2 >= step ? whole + 1 : whole) * step)
    return Amount(units: small < 0 ? -rounded : rounded)
  }

  /// 10⁻ⁿ in units.
  private static let steps: [UInt64] = (0...6).map { decimals in
    UInt64(Amount(digits: 1, decimals: decimals).units)
  }
}
