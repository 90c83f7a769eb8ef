import Blanketter
import ReportModel

/// Blankett A as rules read it: which field holds what, looked up once for all rows.
struct ProjectForm {
  let table: BlankettTable
  let sheet: Sheet?
  let rows: [Int]
  let year: Int

  init?(_ subject: RuleSubject) {
    guard let table = subject.report.table("projekt") else { return nil }
    self.table = table
    sheet = subject.sheet("projekt")
    rows = table.ownRows
    year = subject.report.period.year
  }

  enum Kind: String, CaseIterable {
    case kostnad, intakt

    /// The word for it in a message.
    var word: String { self == .kostnad ? "kostnad" : "intäkt" }
  }

  func field(_ path: String) -> Int? { table.shape.field(path) }

  /// Decimals that the form shows of a field.
  func decimals(_ field: Int) -> Int {
    sheet?.blankett.columns.first { $0.field == field }?.decimals ?? 1
  }

  func text(_ amount: Amount) -> String { Phrase.amount(amount, .mnkr, decimals: 1) }

  func signed(_ amount: Amount) -> String { Phrase.signed(amount, .mnkr, decimals: 1) }
}
