import Facts
import ReportModel

/// Blankett B as rules read it: which field holds what, looked up once for all rows.
struct ResultForm {
  let table: BlankettTable
  let rows: [Int]
  /// Columns 2, 4, 5 and 6 of the form.
  let budget, previous, estimated, transferred: Int
  private let comment: Int?

  init?(_ subject: RuleSubject) {
    guard let table = subject.report.table("resultatenheter"),
      let budget = table.shape.field("bruttobudget"),
      let previous = table.shape.field("resultatForegaende"),
      let estimated = table.shape.field("beraknatResultat"),
      let transferred = table.shape.field("ackumuleradOverforing")
    else { return nil }
    self.table = table
    self.budget = budget
    self.previous = previous
    self.estimated = estimated
    self.transferred = transferred
    comment = table.shape.field("kommentar")
    rows = table.ownRows
  }

  /// The figures of a row; nil when there is no transfer to judge, or a figure could not be read.
  func unit(_ row: Int) -> ResultUnit? {
    guard case .amount(let transferred) = table[row, transferred],
      let budget = table.counted(row, budget), let previous = table.counted(row, previous)
    else { return nil }
    return ResultUnit(
      budget: budget, broughtIn: -previous, carriedOut: transferred,
      estimated: table[row, estimated].amount.map { -$0 })
  }

  func hasComment(_ row: Int) -> Bool { table.isGiven(row, comment) }

  func text(_ amount: Amount) -> String { Phrase.amount(amount, .tkr) }
}

/// One resultatenhet, every figure with surplus as plus.
///
/// Limits are taken as the form shows them, in whole tkr, when that is wider: 5 % of 12 350 is 617.5,
/// the form prints 618, and whoever enters 618 has done right.
struct ResultUnit {
  /// Bruttobudget.
  var budget: Amount
  /// What the unit had with it from last year: column 4, its sign turned.
  var broughtIn: Amount
  /// What it takes with it to next year: column 6.
  var carriedOut: Amount
  /// The year's estimated result, column 5 with its sign turned; nil when the form is silent.
  var estimated: Amount?

  /// The year's own transfer.
  var transfer: Amount { carriedOut - broughtIn }

  /// 5 % of the budget: the most that a year may add or take, and the most that the fund may lack.
  var fivePercent: Amount { wider(budget.percent(5)) }

  /// 10 % of the budget: the most that the fund may hold.
  var tenPercent: Amount { wider(budget.percent(10)) }

  private func wider(_ limit: Amount) -> Amount { max(limit, limit.rounded(to: 0)) }

  /// Whether the accumulated fund is outside what it may be.
  var isFundOutside: Bool {
    budget > .zero && (carriedOut > tenPercent || carriedOut < -fivePercent)
  }

  /// Whether the year's transfer is more than it may be, unless the fund's own limit forces it.
  var isTransferTooLarge: Bool {
    guard budget > .zero, transfer.magnitude > fivePercent else { return false }
    let isAtCap = carriedOut >= budget.percent(10).rounded(down: 0) && carriedOut <= tenPercent
    let isAtFloor = -carriedOut >= budget.percent(5).rounded(down: 0) && -carriedOut <= fivePercent
    return !(transfer.isNegative ? isAtCap : isAtFloor)
  }

  /// What the transfer should be by the form's notes; nil when too little is known.
  ///
  /// The year's result within ±5 %, added to what was brought in, within −5 % and +10 %.
  var control: Amount? {
    guard budget > .zero, let estimated else { return nil }
    let (five, ten) = (budget.percent(5), budget.percent(10))
    let year = min(max(estimated, -five), five)
    return min(max(broughtIn + year, -five), ten)
  }

  /// Whether the transfer has the opposite sign of its control value.
  var hasOppositeSign: Bool {
    guard let control, control != .zero, carriedOut != .zero else { return false }
    return control.isNegative != carriedOut.isNegative
  }
}

extension Amount {
  /// The value without its decimals beyond `decimals`.
  fileprivate func rounded(down decimals: Int) -> Amount {
    let rounded = self.rounded(to: decimals)
    guard rounded > self else { return rounded }
    return rounded - Amount(digits: 1, decimals: decimals)
  }
}
