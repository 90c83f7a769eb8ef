public import Blanketter
public import ReportModel

/// Where the rows of a filled form differ from budget, decision and decided dates, and what the
/// report says about it. Worked out row by row when it is asked for, so that a long form costs no
/// memory.
public struct FormDeviations: Sendable {
  /// What is weighed against what, in the order of the form's text.
  public let comparisons: [Comparison]
  private let sheet: Sheet
  private let table: BlankettTable
  private let fields: [Explanation: Int]

  /// `table` holds the rows that `sheet` shows.
  public init(_ sheet: Sheet, _ table: BlankettTable) {
    comparisons = Comparison.all(in: sheet.blankett)
    self.sheet = sheet
    self.table = table
    var fields: [Explanation: Int] = [:]
    for explanation in Explanation.allCases {
      fields[explanation] = table.shape.field("avvikelse.\(explanation.rawValue)")
    }
    self.fields = fields
  }

  /// A text that explains a deviation; the raw value is its key under `avvikelse`.
  public enum Explanation: String, CaseIterable, Sendable {
    case cause = "orsak"
    case measure = "atgard"
    case dates = "datumforklaring"
  }

  /// The amounts of a row of the sheet that differ. What could not be read differs from nothing.
  public func amounts(in row: Int) -> [AmountDifference] {
    comparisons.compactMap { comparison in
      guard let difference = comparison.amounts(in: sheet, row: row), difference.isShown,
        !isUnreadable(row, comparison.base), !isUnreadable(row, comparison.current)
      else { return nil }
      return difference
    }
  }

  /// The dates of a row of the sheet that differ; where one is missing there is nothing to compare.
  public func dates(in row: Int) -> [DateDifference] {
    comparisons.compactMap { $0.dates(in: sheet, row: row) }
  }

  /// Whether the form's rows have a text of that kind at all.
  public func asks(for explanation: Explanation) -> Bool { fields[explanation] != nil }

  /// What a row of the sheet says; nil when nothing that can be seen stands there.
  public func text(_ explanation: Explanation, in row: Int) -> String? {
    guard let field = fields[explanation], let reportRow = sheet.rows[row].reportRow,
      let text = table[reportRow, field].text, !text.isBlank
    else { return nil }
    return text
  }

  /// Whether a row of the sheet says something; cheaper than asking what.
  public func isExplained(_ explanation: Explanation, in row: Int) -> Bool {
    guard let field = fields[explanation], let reportRow = sheet.rows[row].reportRow else {
      return false
    }
    // Most texts begin with something that can be seen.
    if table.holdsText(
      row: reportRow, field: field, where: { !$0.isEmpty && 0x21..<0x7F ~= $0[0] })
    {
      return true
    }
    return text(explanation, in: row) != nil
  }

  /// Whether something stands in the file that is no amount, which the reader has said already.
  private func isUnreadable(_ row: Int, _ column: Int) -> Bool {
    guard let field = sheet.blankett.columns[column].field,
      let reportRow = sheet.rows[row].reportRow
    else { return false }
    return table.node(row: reportRow, field: field) != nil && table[reportRow, field] == .missing
  }
}

extension String {
  package var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
}
