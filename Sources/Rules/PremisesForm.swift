import ReportModel

/// Blankett D as rules read it.
struct PremisesForm {
  let table: BlankettTable

  /// Nil when the form is absent or empty: then nothing is asked of it.
  init?(_ subject: RuleSubject) {
    guard let table = subject.report.table("lokaler"), table.rowCount > 0 else { return nil }
    self.table = table
  }

  func field(_ path: String) -> Int? { table.shape.field(path) }

  /// What all rows ask for, in kronor; nil when a row does not say.
  var requested: Amount? {
    guard let field = field("soktBelopp") else { return nil }
    var sum = Amount.zero
    for row in 0..<table.rowCount {
      guard case .amount(let amount) = table[row, field] else { return nil }
      sum = sum + amount
    }
    return sum
  }
}
