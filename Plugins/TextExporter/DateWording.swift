import ReportModel

/// How days are written.
enum DateWording {
  /// `31 augusti 2020`
  static func long(_ date: CalendarDate) -> String {
    "\(date.day)\u{A0}\(SwedishMonth.name(date.month)) \(date.year)"
  }

  /// `2017-01-15 – 2024-03-31`
  static func range(_ start: CalendarDate, _ end: CalendarDate, dash: String) -> String {
    "\(start)\u{A0}\(dash)\u{A0}\(end)"
  }
}
