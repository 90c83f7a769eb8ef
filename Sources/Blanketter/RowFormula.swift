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

  /// The exact value over the numbers of a row; where there is none it counts as 0.
  func evaluated(over numbers: [Amount?]) throws(ArithmeticError) -> Amount {
    switch self {
    case .number(let number): return number
    case .column(let column): return numbers[column] ?? .zero
    case .negated(let inner):
      return try Amount.zero.subtracting(inner.evaluated(over: numbers))
    case .binary(let sign, let left, let right):
      return try sign.applied(left.evaluated(over: numbers), right.evaluated(over: numbers))
    case .choice(let sign, let left, let right, let then, let otherwise):
      let (a, b) = (try left.evaluated(over: numbers), try right.evaluated(over: numbers))
      return try (sign.holds(a, b) ? then : otherwise).evaluated(over: numbers)
    }
  }
}
