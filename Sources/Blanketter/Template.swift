public import ReportModel

/// A blankett as its file describes it, before a report's year is put in.
///
/// Texts may hold `{ar}`, `{ar+1}` and the other placeholders of `docs/mallar.md`. A template is a
/// value: loading reads it once, and every conversion makes its ``Blankett`` for the report's period.
public struct Template: Sendable {
  public var id: String
  /// Which edition of the city's form this is; printed in receipts and document properties.
  public var edition: String
  public var years: ClosedRange<Int>
  public var periods: Set<PeriodType>
  /// Where the sheet stands in the workbook.
  public var order: Int
  public var sheetName: String
  public var title: String
  /// What people call the form.
  public var name: String
  /// Words that differ between period types: `{ord.prognos}`.
  public var words: [String: [PeriodType: String]]
  public var head: [HeadLine?]
  public var headFields: [TemplateField]
  public var rowFields: [TemplateField]
  /// The path of the field that names a row.
  public var nameField: String
  /// How many sheet rows each band of the column heads is tall.
  public var bands: [Int]
  public var columns: [ColumnNode]
  public var minimumRows: Int
  public var allowsSubtotals: Bool
  /// Whether the next report begins with this one's rows.
  public var carriesRows: Bool
  public var statement: StatementRule?
  public var total: TotalRule?
  public var notes: [String?]
  public var side: SideBlock?
  public var print: PrintSetup
  /// Where the template was read from, for messages.
  public var file: String

  /// Whether the edition holds for a period.
  public func holds(for period: Period) -> Bool {
    years.contains(period.year) && periods.contains(period.type)
  }
}

/// How a line above or beside the table looks.
public enum TextStyle: String, CaseIterable, Hashable, Sendable {
  case namnd, period, titel, underrubrik, brodtext
}

/// A line above or beside the table.
public struct HeadLine: Hashable, Sendable {
  public var text: String
  public var style: TextStyle
}

/// A value that a row, or the blankett itself, carries without a column of its own.
public struct TemplateField: Sendable {
  public var path: String
  public var kind: FieldKind
  public var isRequired: Bool
  public var meaning: String
  public var carryOver: CarryOver
}

/// The statement that a form without rows carries.
public struct StatementRule: Hashable, Sendable {
  public enum Place: String, CaseIterable, Sendable {
    case aboveLastHeadRow = "ovanSistaRubrikraden"
    case firstRow = "forstaRaden"
  }

  /// The city's wording.
  public var text: String
  public var place: Place
}

/// The form's own sum.
public struct TotalRule: Hashable, Sendable {
  public var label: String
  /// The sum is written from this many rows on.
  public var minimumRows: Int
}

/// Text to the right of the table.
public struct SideBlock: Hashable, Sendable {
  /// The head row, from 1, where it begins.
  public var startRow: Int
  public var width: Double
  public var lines: [HeadLine?]
}

/// The paper.
public struct PrintSetup: Hashable, Sendable {
  public enum Paper: String, CaseIterable, Sendable {
    case a3 = "A3"
    case a4 = "A4"
  }

  public var paper: Paper
  public var isLandscape: Bool
  /// Columns that stay in view.
  public var frozenColumns: Int
  public var footer: String?
}
