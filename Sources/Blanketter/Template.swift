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
}

/// A column, or a group of columns under one head.
public indirect enum ColumnNode: Sendable {
  case column(TemplateColumn)
  /// `years` repeats the group for those years after the report's.
  case group(head: String?, years: [Int]?, columns: [ColumnNode])
}

/// A column of the form and the values it shows.
public struct TemplateColumn: Sendable {
  public var heads: ColumnHeads
  public var width: Double
  public var display: ColumnDisplay
  /// The values that the column shows; empty when it shows another column's once more.
  public var parts: [TemplatePart]
  /// Id of the value that `display` shows, when it belongs to another column.
  public var shows: String?
}

/// The texts of a column's head.
public enum ColumnHeads: Hashable, Sendable {
  /// One text over all bands that no group takes.
  case merged(String)
  /// One text for each of the lowest bands.
  case bands([String?])
}

/// How a column shows its values.
public enum ColumnDisplay: String, CaseIterable, Hashable, Sendable {
  /// The value itself.
  case value = "varde"
  /// Several values in one cell, each on a line.
  case stacked = "radvis"
  /// A mark when the value is true.
  case markYes = "kryssJa"
  /// A mark when the value is false.
  case markNo = "kryssNej"
}

/// What a value is, and so how it is printed.
public enum ValueKind: String, CaseIterable, Hashable, Sendable {
  case text
  case amount = "belopp"
  case number = "tal"
  case percent = "procent"
  case date = "datum"
  case dateOrText = "datumEllerText"
  case flag = "janej"

  /// Whether the value is a number.
  public var isNumeric: Bool { self == .amount || self == .number || self == .percent }

  /// How the report carries such a value.
  func fieldKind(_ unit: Unit?) -> FieldKind {
    switch self {
    case .text: .text
    case .amount: .amount(unit)
    case .number, .percent: .amount(nil)
    case .date: .date
    case .dateOrText: .dateOrText
    case .flag: .flag
    }
  }
}

/// Which sign a column's amounts are expected to have. The convention belongs to the column of the
/// edition: the city's form B turns it inside itself.
public enum SignRule: String, CaseIterable, Hashable, Sendable {
  case positive = "plus"
  case negative = "minus"
  case surplusNegative = "overskottMinus"
  case surplusPositive = "overskottPlus"
  case free = "fritt"
}

/// One value of a row, with the label that it has in every output.
public struct TemplatePart: Sendable {
  public var id: String
  /// The label of contract §5.
  public var label: String
  public var kind: ValueKind
  public var unit: Unit?
  public var decimals: Int
  public var sign: SignRule
  public var source: PartSource
  public var whenMissing: MissingAmount
  /// Whether sum rows add it up.
  public var isSummed: Bool
  /// Words added to the text when a field of the row is true.
  public var suffix: (field: String, text: String)?
  /// Row and column of the value where a row is written as a block of text.
  public var block: (row: String, column: String)?
}

/// Where a value comes from.
public enum PartSource: Hashable, Sendable {
  /// A dotted path into the report's row.
  case field(String)
  /// A formula over other values of the row.
  case formula(String)
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
