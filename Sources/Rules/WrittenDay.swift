import ReportModel

/// A day as people and programs write it when it is no `yyyy-mm-dd`.
enum WrittenDay {
  /// Why a text that looks like a day is none, and what to write, as the rest of a sentence; nil for
  /// any other text.
  static func fault(in text: String) -> String? {
    guard text.utf8.count <= 64 else { return nil }
    let scalars = text.unicodeScalars.map(simple)
    guard scalars.allSatisfy({ isDigit($0) || "-/. :,+TZtz".unicodeScalars.contains($0) }) else {
      return nil
    }
    let numbers = scalars.split { !isDigit($0) }.map { String(String.UnicodeScalarView($0)) }
    if numbers.count == 1 { return fault(inNumber: numbers[0]) }
    let hasClock = scalars.contains(":")
    guard numbers.count == 3 || (numbers.count > 3 && hasClock), let day = Day(numbers) else {
      return nil
    }
    guard let date = day.date else { return noSuchDay }
    guard hasClock else { return "skriv »\(date)«." }
    // Midnight in Sweden is an hour or two before midnight in UTC.
    let isUTC = scalars.contains { $0 == "Z" || $0 == "z" }
    if isUTC, numbers.count > 4, ["22", "23"].contains(numbers[3]), numbers[4] == "00",
      let next = CalendarDate(daysSince1970: date.daysSince1970 + 1)
    {
      return
        "klockslaget är midnatt i Sverige, skrivet i UTC. Skriv »\(next)«, om det är den dagen som menas."
    }
    return "det har ett klockslag. Skriv bara dagen, »\(date)«."
  }

  private static let noSuchDay =
    "någon sådan dag finns inte. Skriv ett datum »åååå-mm-dd« som finns, eller en text."

  /// A number alone: the number of a day in a spreadsheet, or a day without its marks.
  private static func fault(inNumber text: String) -> String? {
    guard let number = Int(text) else { return nil }
    switch text.count {
    case 5 where 20_000...80_000 ~= number:
      // Spreadsheets count from 1899-12-30.
      return CalendarDate(daysSince1970: number - 25_569).map {
        "det är ett kalkylprograms löpnummer för en dag. Skriv »\($0)«."
      }
    case 6:
      return Day(year: 2_000 + number / 10_000, rest: number % 10_000).date.map { "skriv »\($0)«." }
    case 8 where 1900...2199 ~= number / 10_000:
      return Day(year: number / 10_000, rest: number % 10_000).date.map { "skriv »\($0)«." }
        ?? noSuchDay
    default: return nil
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  /// Hyphens and dashes of all lengths are one, and so are blanks of all widths.
  private static func simple(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.properties.isWhitespace { return " " }
    return scalar.properties.generalCategory == .dashPunctuation || scalar == "\u{2212}"
      ? "-" : scalar
  }

  private struct Day {
    var year, month, day: Int

    /// `rest` is month and day, as in 0331.
    init(year: Int, rest: Int) { (self.year, month, day) = (year, rest / 100, rest % 100) }

    /// The first three numbers, with the year first or last; nil when they are no day's.
    init?(_ numbers: [String]) {
      let lengths = numbers.prefix(3).map(\.utf8.count)
      let values = numbers.prefix(3).compactMap { Int($0) }
      guard values.count == 3, lengths[1] <= 2 else { return nil }
      switch (lengths[0], lengths[2]) {
      case (4, ...2): (year, month, day) = (values[0], values[1], values[2])
      case (...2, 4): (year, month, day) = (values[2], values[1], values[0])
      case (...2, 2):
        (year, month, day) = (2_000 + values[2], values[1], values[0])
        if date == nil { return nil }
      default: return nil
      }
    }

    var date: CalendarDate? { CalendarDate(year: year, month: month, day: day) }
  }
}
