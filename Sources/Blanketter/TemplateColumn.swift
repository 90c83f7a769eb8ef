public import ReportModel

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
  /// What becomes of the value in the next report.
  public var carryOver: CarryOver
  /// Whether sum rows add it up.
  public var isSummed: Bool
  /// Words added to the text when a field of the row is true.
  public var suffix: (field: String, text: String)?
  /// Row and column of the value where a row is written as a block of text.
  public var block: (row: String, column: String)?
  public var demand: DemandRule?
}

/// A value that a column must have in every row of a report.
public struct DemandRule: Hashable, Sendable {
  public var value: Amount
  /// What to do about it, in the form's own words.
  public var message: String
}

/// Where a value comes from.
public enum PartSource: Hashable, Sendable {
  /// A dotted path into the report's row.
  case field(String)
  /// A formula over other values of the row.
  case formula(String)
}
