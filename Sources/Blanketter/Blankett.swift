public import ReportModel

/// A template with a period put in: the form of one year, ready to be filled.
///
/// Never changed once it is laid out, and shared by all sheets of its period: a class, because a
/// struct of so many parts is copied part by part wherever a sheet goes.
public final class Blankett: Sendable {
  public let id: String
  public let edition: String
  public let sheetName: String
  public let title: String
  public let name: String
  public let order: Int
  /// The values of a row, in the order of the outputs.
  public let columns: [Column]
  /// The columns as the form shows them.
  public let formColumns: [FormColumn]
  public let heads: HeadGrid
  /// What the reader may find in a report.
  public let shape: TableShape
  public let period: Period
  /// What the row of the form's sum is called; nil when the form has none.
  public let totalLabel: String?
  /// The statement of a form without rows, in the city's wording.
  public let statementText: String?
  let template: Template

  init(
    template: Template, period: Period, title: String, columns: [Column],
    formColumns: [FormColumn], heads: HeadGrid, shape: TableShape, totalLabel: String?,
    statementText: String?
  ) {
    self.template = template
    self.period = period
    self.title = title
    self.columns = columns
    self.formColumns = formColumns
    self.heads = heads
    self.shape = shape
    self.totalLabel = totalLabel
    self.statementText = statementText
    id = template.id
    edition = template.edition
    sheetName = template.sheetName
    name = template.name
    order = template.order
  }

  /// One value of a row.
  public struct Column: Sendable {
    public var id: String
    public var label: String
    public var kind: ValueKind
    public var unit: Unit?
    /// Decimals that the form shows; a percentage counts them after the multiplication by 100.
    public var decimals: Int
    public var sign: SignRule
    /// Index of the field that the value is read from; nil for a formula.
    public var field: Int?
    public var formula: Formula?
    /// The formula as the template has it, with the years put in.
    public var formulaText: String?
    public var whenMissing: MissingAmount
    public var isSummed: Bool
    var suffix: (field: Int, text: String)?
    /// Row and column of the value where a row is written as a block of text.
    public var block: (row: String, column: String)?
    /// The value that every row of a report must have here.
    public var demand: DemandRule?

    /// Decimals of the stored number: a percentage is a fraction.
    public var storedDecimals: Int { kind == .percent ? decimals + 2 : decimals }
  }

  /// A column as the form shows it.
  public struct FormColumn: Sendable {
    public var width: Double
    public var display: ColumnDisplay
    /// Indices of the values it shows.
    public var values: [Int]
  }

  /// Rows of the sheet above the first row of the report.
  public var rowsAbove: Int { template.head.count + heads.rowCount }

  /// Index of a value by id.
  public func column(_ id: String) -> Int? { columns.firstIndex { $0.id == id } }

  /// Index of the form's column that a value is shown in.
  public func formColumn(showing column: Int) -> Int? {
    formColumns.firstIndex { $0.values.contains(column) }
  }
}

/// The heads of the columns: cells over one or more rows and columns.
public struct HeadGrid: Sendable {
  /// Rows of the sheet that the heads take.
  public var rowCount: Int
  public var cells: [HeadCell]
}

/// One head, with the cells it spans; rows and columns count from 0.
public struct HeadCell: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var rowSpan: Int
  public var columnSpan: Int
  public var text: String
}

extension Blankett {
  /// Text to the right of the table.
  public var sideBlock: SideBlock? { template.side }

  public var printSetup: PrintSetup { template.print }

  /// Where the statement of a form without rows stands.
  public var statementPlace: StatementRule.Place? { template.statement?.place }
}
