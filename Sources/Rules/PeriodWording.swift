import Facts
import ReportModel

/// A project's time as somebody wrote it: `december 2017 – mars 2021 (förlängning till …)`.
struct PeriodWording: Hashable {
  /// First day; nil when the text says no start.
  private(set) var start: CalendarDate?
  /// Last day, extensions included; nil when the text says no end.
  private(set) var end: CalendarDate?

  /// Reads years, months before a year, and whole dates. A text without any year says nothing.
  init(_ text: String) {
    var times: [Time] = []
    var scanner = ScalarScanner(text)
    while let digit = scanner.firstDigit(from: scanner.position) {
      let word = scanner.word(endingAt: digit)
      scanner.position = digit
      if let time = Time(&scanner, after: word) { times.append(time) }
    }
    guard let first = times.first else { return }
    if times.count > 1 {
      start = first.first
      end = times.dropFirst().map(\.last).max()
    } else if PeriodWording.isOpen(text) {
      start = first.first
    } else {
      end = first.last
    }
  }

  /// Whether the only time of the text is a start: `från januari 2018`, `januari 2018 –`.
  private static func isOpen(_ text: String) -> Bool {
    let words = text.lowercased()
    if let last = words.unicodeScalars.last(where: { !$0.properties.isWhitespace }),
      "-–—".unicodeScalars.contains(last)
    {
      return true
    }
    return ["från", "fr.o.m", "fr o m", "from", "sedan", "start"].contains { words.contains($0) }
  }

  /// A year, month or day.
  private struct Time {
    var first: CalendarDate
    var last: CalendarDate

    /// Reads a number that begins a time; nil when it is something else.
    init?(_ scanner: inout ScalarScanner, after word: String) {
      let digits = scanner.takeDigits()
      guard digits.count == 4 else { return nil }
      let year = digits.reduce(0) { $0 * 10 + $1 }
      var month = PeriodWording.month(word)
      var day: Int?
      if let number = Time.part(&scanner, 1...12) {
        month = number
        day = Time.part(&scanner, 1...31)
      }
      guard (1950...2199).contains(year),
        let first = CalendarDate(year: year, month: month ?? 1, day: day ?? 1),
        let last = day == nil ? Time.lastDay(year, month ?? 12) : first
      else { return nil }
      self.first = first
      self.last = last
    }

    /// `-08` of `2020-08-31`.
    private static func part(_ scanner: inout ScalarScanner, _ range: ClosedRange<Int>) -> Int? {
      guard scanner[0] == "-", let tens = scanner.digit(at: 1), let ones = scanner.digit(at: 2),
        scanner.digit(at: 3) == nil, range.contains(tens * 10 + ones)
      else { return nil }
      scanner.position += 3
      return tens * 10 + ones
    }

    private static func lastDay(_ year: Int, _ month: Int) -> CalendarDate? {
      [31, 30, 29, 28].lazy.compactMap { CalendarDate(year: year, month: month, day: $0) }.first
    }
  }

  /// The month of a word like `augusti` or `aug`.
  private static func month(_ word: String) -> Int? {
    guard word.unicodeScalars.count >= 3 else { return nil }
    return SwedishMonth.names.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }
}
