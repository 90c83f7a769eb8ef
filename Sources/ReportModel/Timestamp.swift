/// A point in time as somebody wrote it: date, time of day and offset from UTC (RFC 3339).
public struct Timestamp: Hashable, Sendable {
  public let date: CalendarDate
  public let hour: Int
  public let minute: Int
  public let second: Int
  public let offsetMinutes: Int

  /// Midnight UTC on a day.
  public init(midnightUTC date: CalendarDate) {
    self.date = date
    (hour, minute, second, offsetMinutes) = (0, 0, 0, 0)
  }

  /// Reads `2020-09-10T12:21:00+02:00`, or with `Z`; fractions of a second are not accepted. Neither is
  /// a time whose day in UTC no ``CalendarDate`` is: a workbook is dated in UTC.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20 || bytes.count == 25, bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = CalendarDate.number(bytes[11..<13]), hour < 24,
      let minute = CalendarDate.number(bytes[14..<16]), minute < 60,
      let second = CalendarDate.number(bytes[17..<19]), second < 60,
      let offset = Timestamp.offset(bytes[19...])
    else { return nil }
    self.date = date
    (self.hour, self.minute, self.second, self.offsetMinutes) = (hour, minute, second, offset)
    guard Timestamp.seconds.contains(unixSeconds) else { return nil }
  }

  /// From the first second of 1900 to the last of 9999, in UTC.
  private static let seconds = -2_208_988_800...253_402_300_799

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.count == 1 { return bytes.first == UInt8(ascii: "Z") ? 0 : nil }
    let start = bytes.startIndex
    guard bytes.count == 6, bytes[start + 3] == UInt8(ascii: ":"),
      let hours = CalendarDate.number(bytes[start + 1..<start + 3]), hours <= 14,
      let minutes = CalendarDate.number(bytes[start + 4..<start + 6]), minutes < 60
    else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }

  /// Seconds since 1970-01-01 00:00 UTC.
  public var unixSeconds: Int {
    date.daysSince1970 * 86_400 + (hour * 60 + minute - offsetMinutes) * 60 + second
  }

  /// `12:21`, in the writer's own zone.
  public var clock: String { "\(twoDigits(hour)):\(twoDigits(minute))" }
}

extension Timestamp: CustomStringConvertible {
  /// RFC 3339, in the writer's own zone: the day is the one that the writer meant.
  public var description: String {
    let time = "\(date)T\(clock):\(twoDigits(second))"
    guard offsetMinutes != 0 else { return time + "Z" }
    let (hours, minutes) = offsetMinutes.magnitude.quotientAndRemainder(dividingBy: 60)
    return time
      + "\(offsetMinutes < 0 ? "-" : "+")\(twoDigits(Int(hours))):\(twoDigits(Int(minutes)))"
  }
}
