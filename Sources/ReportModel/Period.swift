/// Which report of the year this is.
public enum PeriodType: String, CaseIterable, Hashable, Sendable {
  case t1 = "T1"
  case t2 = "T2"
  case vb = "VB"

  /// The month and day that the period ends.
  var lastDay: (month: Int, day: Int) {
    switch self {
    case .t1: (4, 30)
    case .t2: (8, 31)
    case .vb: (12, 31)
    }
  }

  /// The report's name in running text: `tertialrapport 1`.
  public var reportName: String {
    switch self {
    case .t1: "Tertialrapport 1"
    case .t2: "Tertialrapport 2"
    case .vb: "Verksamhetsberättelse"
    }
  }
}

/// The reporting period of a report: a type and a year.
public struct Period: Hashable, Sendable {
  public let type: PeriodType
  public let year: Int
  /// The period's last day.
  public let end: CalendarDate

  /// The years that a report can be of.
  public static let years = 1990...2200

  /// Nil when the year is outside ``years``.
  public init?(type: PeriodType, year: Int) {
    let (month, day) = type.lastDay
    guard Period.years.contains(year),
      let end = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    self.type = type
    self.year = year
    self.end = end
  }

  /// Whether the period ends earlier than another.
  public func isBefore(_ other: Period) -> Bool { end.daysSince1970 < other.end.daysSince1970 }

  /// What to call the report in a sentence: `tertialrapport 2 2020`, `verksamhetsberättelsen för 2020`.
  public var inSentence: String {
    switch type {
    case .t1, .t2: "\(type.reportName.lowercased()) \(year)"
    case .vb: "verksamhetsberättelsen för \(year)"
    }
  }

  /// `Tertialrapport 2 per den 31 augusti`, as the city prints it on its forms.
  public var heading: String {
    "\(type.reportName) per den \(end.day) \(SwedishMonth.name(end.month))"
  }
}

/// Swedish month names.
public enum SwedishMonth {
  public static let names = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
  ]

  /// The name of month 1–12.
  public static func name(_ month: Int) -> String { names[month - 1] }
}
