import ReportModel

/// How days are written.
enum DateWording {
  /// `31 augusti 2020`
  static func long(_ date: CalendarDate) -> String {
    "\(date.day)\u{A0}\(SwedishMonth.name(date.month)) \(date.year)"
  }
}
