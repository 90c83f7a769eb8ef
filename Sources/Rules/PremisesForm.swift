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
}
