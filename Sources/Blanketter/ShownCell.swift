public import ReportModel

/// What a column of the form shows in a row: one value, several on a line each, or a mark.
public enum ShownCell {
  case empty
  case text(String)
  case mark(String)
  /// An amount and the index of its value, which says how it is printed.
  case amount(Amount, value: Int)
  case date(CalendarDate)
  /// The result of a formula; ``Sheet/appendFormula(row:column:to:)`` gives its text.
  case formula(result: Amount, value: Int)
}

extension Sheet {
  /// What the form shows in one of its columns.
  public func shown(row: Int, formColumn index: Int) -> ShownCell {
    switch blankett.formColumns[index].display {
    case .value:
      guard let value = blankett.formColumns[index].values.first else { return .empty }
      return shown(row: row, value: value)
    case .stacked:
      return stacked(row: row, blankett.formColumns[index].values)
    case .markYes, .markNo:
      guard let value = blankett.formColumns[index].values.first,
        case .flag(let flag) = self[row, value]
      else { return .empty }
      return flag == (blankett.formColumns[index].display == .markYes) ? .mark("X") : .empty
    }
  }

  private func shown(row: Int, value: Int) -> ShownCell {
    switch self[row, value] {
    case .empty: .empty
    case .text(let text): .text(text)
    case .amount(let amount): .amount(amount, value: value)
    case .date(let date): .date(date)
    case .flag(let flag): .text(flag ? "Ja" : "Nej")
    case .formula(let result): .formula(result: result, value: value)
    }
  }

  /// One value alone keeps its type; several become lines of one text.
  private func stacked(row: Int, _ values: [Int]) -> ShownCell {
    var first: ShownCell?
    var lines: String?
    for value in values {
      let shown = shown(row: row, value: value)
      if case .empty = shown { continue }
      if let above = first {
        lines = (lines ?? line(above)) + "\n" + line(shown)
      } else {
        first = shown
      }
    }
    return lines.map { .text($0) } ?? first ?? .empty
  }

  private func line(_ shown: ShownCell) -> String {
    switch shown {
    case .empty: ""
    case .text(let text), .mark(let text): text
    case .date(let date): date.description
    case .amount(let amount, let value), .formula(let amount, let value):
      amount.text(
        decimals: max(amount.decimals, blankett.columns[value].storedDecimals), style: .swedish)
    }
  }
}
