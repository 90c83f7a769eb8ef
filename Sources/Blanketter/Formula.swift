public import ReportModel

/// A formula over the values of one row, in the small language of the templates.
///
/// It is written with column ids (`om(bruttobudget = 0; 0; overforing / bruttobudget)`), printed as
/// an Excel formula, and reckoned exactly; the two cannot disagree because both come from this tree.
public indirect enum Formula: Hashable, Sendable {
  case number(Amount)
  case percent(Amount)
  case column(String)
  case negated(Formula)
  case binary(Operator, Formula, Formula)
  case choice(condition: Comparison, then: Formula, otherwise: Formula)

  public enum Operator: Character, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"

    var precedence: Int { self == .add || self == .subtract ? 1 : 2 }
  }

  /// Two formulas compared.
  public struct Comparison: Hashable, Sendable {
    public enum Sign: String, CaseIterable, Sendable {
      case lessOrEqual = "<="
      case greaterOrEqual = ">="
      case notEqual = "<>"
      case equal = "="
      case less = "<"
      case greater = ">"
    }

    public var sign: Sign
    public var left: Formula
    public var right: Formula
  }

  /// The ids of the columns that it reads.
  public var columns: Set<String> {
    switch self {
    case .number, .percent: []
    case .column(let id): [id]
    case .negated(let inner): inner.columns
    case .binary(_, let left, let right): left.columns.union(right.columns)
    case .choice(let condition, let then, let otherwise):
      condition.left.columns.union(condition.right.columns).union(then.columns)
        .union(otherwise.columns)
    }
  }
}

extension Formula {
  /// The exact value; `value` gives that of a column, an empty cell being 0 as in a spreadsheet.
  public func evaluated(
    _ value: (String) throws(ArithmeticError) -> Amount
  ) throws(ArithmeticError) -> Amount {
    switch self {
    case .number(let number): return number
    case .percent(let number): return try number.divided(by: Amount(100))
    case .column(let id): return try value(id)
    case .negated(let inner): return try Amount.zero.subtracting(inner.evaluated(value))
    case .binary(let sign, let left, let right):
      return try sign.applied(left.evaluated(value), right.evaluated(value))
    case .choice(let condition, let then, let otherwise):
      return try condition.holds(value) ? then.evaluated(value) : otherwise.evaluated(value)
    }
  }

  /// The formula as Excel writes it, English names and points; `address` gives a column's cell.
  public func excel(_ address: (String) -> String) -> String { excel(address, above: 0) }

  private func excel(_ address: (String) -> String, above precedence: Int) -> String {
    switch self {
    case .number(let number): return number.description
    case .percent(let number): return "\(number)%"
    case .column(let id): return address(id)
    case .negated(let inner): return "-" + inner.excel(address, above: 3)
    case .binary(let sign, let left, let right):
      let text =
        left.excel(address, above: sign.precedence) + String(sign.rawValue)
        + right.excel(address, above: sign.precedence + 1)
      return sign.precedence < precedence ? "(\(text))" : text
    case .choice(let condition, let then, let otherwise):
      let test = condition.left.excel(address) + condition.sign.rawValue
      return
        "IF(\(test)\(condition.right.excel(address)),\(then.excel(address)),\(otherwise.excel(address)))"
    }
  }
}

extension Formula.Operator {
  func applied(_ left: Amount, _ right: Amount) throws(ArithmeticError) -> Amount {
    switch self {
    case .add: try left.adding(right)
    case .subtract: try left.subtracting(right)
    case .multiply: try left.multiplied(by: right)
    case .divide: try left.divided(by: right)
    }
  }
}

extension Formula.Comparison {
  fileprivate func holds(
    _ value: (String) throws(ArithmeticError) -> Amount
  ) throws(ArithmeticError) -> Bool {
    sign.holds(try left.evaluated(value), try right.evaluated(value))
  }
}

extension Formula.Comparison.Sign {
  func holds(_ left: Amount, _ right: Amount) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .greater: left > right
    case .lessOrEqual: left <= right
    case .greaterOrEqual: left >= right
    }
  }
}
