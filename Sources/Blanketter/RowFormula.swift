import ReportModel

/// A ``Formula`` bound to the columns of a form: reckoned row by row, without looking for names.
indirect enum RowFormula: Sendable {
  case number(Amount)
  case column(Int)
  case negated(RowFormula)
  case binary(Formula.Operator, RowFormula, RowFormula)
  case choice(
    Formula.Comparison.Sign, RowFormula, RowFormula, then: RowFormula, otherwise: RowFormula)

  /// `index` gives the column of an id; a column that is not there counts as 0.
  init(_ formula: Formula, index: (String) -> Int?) throws(ArithmeticError) {
    switch formula {
    case .number(let number): self = .number(number)
    case .percent(let number): self = .number(try number.divided(by: Amount(100)))
    case .column(let id): self = index(id).map { .column($0) } ?? .number(.zero)
    case .negated(let inner): self = .negated(try RowFormula(inner, index: index))
    case .binary(let sign, let left, let right):
      self = .binary(
        sign, try RowFormula(left, index: index), try RowFormula(right, index: index))
    case .choice(let condition, let then, let otherwise):
      self = .choice(
        condition.sign, try RowFormula(condition.left, index: index),
        try RowFormula(condition.right, index: index), then: try RowFormula(then, index: index),
        otherwise: try RowFormula(otherwise, index: index))
    }
  }

  /// The exact value over the cells of a row, which begin at `start`; an empty cell is 0.
  func evaluated(over cells: [Cell], from start: Int) throws(ArithmeticError) -> Amount {
    switch self {
    case .number(let number): return number
    case .column(let column): return cells[start + column].number ?? .zero
    case .negated(let inner):
      return try Amount.zero.subtracting(inner.evaluated(over: cells, from: start))
    case .binary(let sign, let left, let right):
      return try sign.applied(
        left.evaluated(over: cells, from: start), right.evaluated(over: cells, from: start))
    case .choice(let sign, let left, let right, let then, let otherwise):
      let (a, b) = (
        try left.evaluated(over: cells, from: start), try right.evaluated(over: cells, from: start)
      )
      return try (sign.holds(a, b) ? then : otherwise).evaluated(over: cells, from: start)
    }
  }
}
