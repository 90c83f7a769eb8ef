/// One nämnd's report for one period: what the JSON file says, and nothing more.
public struct Report: Sendable {
  public var schemaVersion = 1
  public var namnd = Namnd()
  public var forvaltning: String?
  public var dnr: String?
  public var period: Period
  /// When the report was drawn up; nil when the file does not say.
  public var upprattad: Timestamp?
  /// The blanketter of the report, in the order of the templates.
  public var tables: [BlankettTable] = []
  public var bilagor = Bilagor()
  public var tjansteutlatande: Tjansteutlatande?
  /// The parsed file, for the place of any value.
  public private(set) var document: JSONDocument

  /// The time that outputs are dated with, so that they never depend on the clock.
  public var dated: Timestamp { upprattad ?? Timestamp(midnightUTC: period.end) }

  /// `AMN-2020-T2`: the name of the package and the stem of its files.
  public var packageName: String { "\(namnd.kod)-\(period.year)-\(period.type.rawValue)" }

  /// The same without the file and the places of its values, which take more room than what they say
  /// and are of no use to whoever only draws the report.
  public consuming func withoutPlaces() -> Report {
    document = JSONDocument(bytes: [], nodes: [])
    tables = tables.map { $0.withoutPlaces() }
    return self
  }

  /// The blankett with a template's id.
  public func table(_ id: String) -> BlankettTable? { tables.first { $0.shape.id == id } }
}

/// Who reports.
public struct Namnd: Hashable, Sendable {
  public var kod = ""
  public var namn = ""

  public init(kod: String = "", namn: String = "") {
    self.kod = kod
    self.namn = namn
  }

  /// Why the reader would refuse the code or the name, in its words; nil when it would not.
  public var fault: String? { Namnd.fault(inKod: kod) ?? Namnd.fault(inNamn: namn) }

  /// Why the reader would refuse a code; nil when it would not.
  public static func fault(inKod kod: String) -> String? { kodShape.fault(in: kod)?.message }

  /// Why the reader would refuse a name; nil when it would not.
  public static func fault(inNamn namn: String) -> String? { namnShape.fault(in: namn)?.message }

  private static let kodShape = TextShape(limit: 64, rule: .namndCode)
  private static let namnShape = TextShape(limit: 400, rule: .notBlank)

  static let reading = Reading<Namnd>.object(
    "Nämnd", { Namnd() },
    [
      .required(
        "kod", \.kod, .text(kodShape.limit, kodShape.rule),
        "nämndens kod, 1–16 versaler och siffror"),
      .required("namn", \.namn, .text(namnShape.limit, namnShape.rule), "nämndens namn"),
    ])
}

/// What is attached to the report.
public struct Bilagor: Sendable {
  public var projektbilaga: Projektbilaga?
  public var handlingsplan: Dokument?
  public var dokument: [Dokument] = []

  static let reading = Reading<Bilagor>.object(
    "Bilagor", Bilagor.init,
    [
      .optional(
        "projektbilaga", \.projektbilaga, Projektbilaga.reading, "projekt med externa medel"),
      .optional("handlingsplan", \.handlingsplan, Dokument.handlingsplan, "en handlingsplan"),
      .defaulted(
        "dokument", \.dokument, .list(Dokument.reading, most: ReportLimits.dokument),
        "andra dokument: PM, rutin …"),
    ])
}
