public import ReportModel

/// What a column of the form shows in a row: one value, several on a line each, or a mark.
public enum ShownCell {
  case empty
  case text(String)
  case mark(String)
  case amount(Amount, Blankett.Column)
  case date(CalendarDate)
  case formula(String, result: Amount, Blankett.Column)
}

extension Sheet {
  /// What the form shows in one of its columns.
  public func shown(row: Int, formColumn index: Int) -> ShownCell {
    let column = blankett.formColumns[index]
    switch column.display {
    case .value:
      guard let value = column.values.first else { return .empty }
      return shown(row: row, value: value)
    case .stacked:
      return stacked(row: row, column.values)
    case .markYes, .markNo:
      guard let value = column.values.first, case .flag(let flag) = self[row, value] else {
        return .empty
      }
      return flag == (column.display == .markYes) ? .mark("X") : .empty
    }
  }

  private func shown(row: Int, value: Int) -> ShownCell {
    let column = blankett.columns[value]
    switch self[row, value] {
    case .empty: return .empty
    case .text(let text): return .text(text)
    case .amount(let amount): return .amount(amount, column)
    case .date(let date): return .date(date)
    case .flag(let flag): return .text(flag ? "Ja" : "Nej")
    case .formula(let result):
      return .formula(formula(row: row, column: value) ?? "", result: result, column)
    }
  }

  /// One value alone keeps its type; several become lines of one text.
  private func stacked(row: Int, _ values: [Int]) -> ShownCell {
    let shown = values.map { self.shown(row: row, value: $0) }
    let filled = shown.filter { if case .empty = $0 { false } else { true } }
    if filled.count == 1, let only = filled.first { return only }
    return filled.isEmpty ? .empty : .text(filled.map(\.line).joined(separator: "\n"))
  }
}

extension ShownCell {
  fileprivate var line: String {
    switch self {
    case .empty: ""
    case .text(let text), .mark(let text): text
    case .date(let date): date.description
    case .amount(let amount, let column), .formula(_, let amount, let column):
      amount.text(decimals: max(amount.decimals, column.storedDecimals), style: .swedish)
    }
  }
}
