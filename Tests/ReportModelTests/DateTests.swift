import Testing

@testable import ReportModel

@Suite struct DateTests {
  @Test(
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("1900-01-01", -25567), ("1900-02-28", -25509),
      ("1900-03-01", -25508), ("2000-02-29", 11016), ("2000-03-01", 11017), ("2020-02-29", 18321),
      ("2020-08-31", 18505), ("2038-01-19", 24855), ("2100-02-28", 47540), ("2100-03-01", 47541),
      ("9999-12-31", 2_932_896),
    ])
  func `a day has its number`(text: String, days: Int) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.daysSince1970 == days)
    #expect(date.description == text)
  }

  @Test func `every day of three centuries follows the one before`() {
    var expected = -25567
    var previous: CalendarDate?
    for year in 1900...2199 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
          if date.daysSince1970 != expected || (previous.map { $0 >= date } ?? false) {
            Issue.record("\(date) is \(date.daysSince1970), not \(expected)")
          }
          expected += 1
          previous = date
        }
      }
    }
    #expect(expected == 84006)
  }

  @Test(
    arguments: [
      "2019-02-29", "2100-02-29", "1900-02-29", "2020-02-30", "2020-04-31", "2020-06-31",
      "2020-09-31", "2020-11-31", "2020-01-32", "2020-00-01", "2020-13-01", "2020-01-00",
      "1899-12-31", "0000-01-01", "2020-1-01", "2020-01-1", "20200101", "2020-01-01 ",
      " 2020-01-01", "2020/01/01", "2020-01-0a", "-020-01-01", "+202-01-01", "２０２０-01", "",
      "2020-08-31T00:00:00Z",
    ])
  func `what is no day in the calendar is refused`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(
    arguments: [
      ("2020-09-10T12:21:00+02:00", 1_599_733_260, 120, "12:21"),
      ("2020-09-10T10:21:00Z", 1_599_733_260, 0, "10:21"),
      ("2020-09-10T04:51:00-05:30", 1_599_733_260, -330, "04:51"),
      ("1970-01-01T00:00:00Z", 0, 0, "00:00"), ("1970-01-01T00:00:59+00:00", 59, 0, "00:00"),
      ("1970-01-01T00:00:00+14:00", -50400, 840, "00:00"),
      ("2020-12-31T23:59:59-00:00", 1_609_459_199, 0, "23:59"),
    ])
  func `a point in time is what RFC 3339 says`(
    text: String, seconds: Int, offset: Int, clock: String
  ) throws {
    let time = try #require(Timestamp(text))
    #expect(time.unixSeconds == seconds)
    #expect(time.offsetMinutes == offset)
    #expect(time.clock == clock)
  }

  @Test(
    arguments: [
      "2020-09-10", "2020-09-10T12:21:00", "2020-09-10T12:21+02:00", "2020-09-10 12:21:00+02:00",
      "2020-09-10t12:21:00z", "2020-09-10T24:00:00Z", "2020-09-10T12:60:00Z",
      "2020-09-10T12:21:60Z", "2020-09-10T12:21:00.5Z", "2020-09-10T12:21:00+0200",
      "2020-09-10T12:21:00+15:00", "2020-09-10T12:21:00+02:60", "2020-09-31T12:21:00Z",
      "9999-12-31T23:59:59-12:00", "1900-01-01T00:00:00+01:00", "2020-09-10T12:21:00 02:00",
      "2020-09-10T12:21:00+02.00", "", "åååååååååå", "ååååååååååååÅ",
    ])
  func `a time without all its parts is refused`(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test(
    arguments: [
      "2020-09-10T00:30:00+02:00", "2020-09-10T22:21:09Z", "9999-12-31T23:59:59Z",
      "2020-02-29T23:59:59-05:30",
    ])
  func `a time is written with the day that the sender meant`(text: String) throws {
    #expect(try #require(Timestamp(text)).description == text)
  }

  @Test(arguments: ["1900-01-01", "1970-01-01", "2000-02-29", "2020-12-31", "9999-12-31"])
  func `a day is found by its number`(text: String) throws {
    let day = try #require(CalendarDate(text))
    #expect(CalendarDate(daysSince1970: day.daysSince1970) == day)
  }

  @Test func `no day has a number outside the calendar`() throws {
    let (first, last) = try (
      #require(CalendarDate("1900-01-01")), #require(CalendarDate("9999-12-31"))
    )
    #expect(CalendarDate(daysSince1970: first.daysSince1970 - 1) == nil)
    #expect(CalendarDate(daysSince1970: last.daysSince1970 + 1) == nil)
  }

  @Test func `midnight is at the start of the day`() throws {
    let day = try #require(CalendarDate("2020-08-31"))
    #expect(Timestamp(midnightUTC: day).unixSeconds == 18505 * 86400)
    #expect(Timestamp(midnightUTC: day) == Timestamp("2020-08-31T00:00:00Z"))
  }

  @Test(
    arguments: [
      (PeriodType.t1, "2020-04-30", "Tertialrapport 1 per den 30 april"),
      (.t2, "2020-08-31", "Tertialrapport 2 per den 31 augusti"),
      (.vb, "2020-12-31", "Verksamhetsberättelse per den 31 december"),
    ])
  func `a period ends on its last day`(type: PeriodType, end: String, heading: String) throws {
    let period = try #require(Period(type: type, year: 2020))
    #expect(period.end.description == end)
    #expect(period.heading == heading)
    #expect(Period(type: type, year: 1989) == nil)
    #expect(Period(type: type, year: 2201) == nil)
  }
}
