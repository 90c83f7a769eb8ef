internal import Glibc

/// The fields of a clock, out of seconds since 1970; the C library knows the zones.
struct CivilTime {
  private let fields: tm

  init(utc seconds: Int) {
    var (time, fields) = (time_t(seconds), tm())
    _ = gmtime_r(&time, &fields)
    self.fields = fields
  }

  init(local seconds: Int) {
    var (time, fields) = (time_t(seconds), tm())
    _ = localtime_r(&time, &fields)
    self.fields = fields
  }

  var year: Int { Int(fields.tm_year) + 1900 }
  var month: Int { Int(fields.tm_mon) + 1 }
  var day: Int { Int(fields.tm_mday) }

  /// As `20260922`.
  var compactDate: String { padded(year, 4) + padded(month, 2) + padded(day, 2) }
  /// As `2026-09-22`.
  var date: String { padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) }
  /// As `122100`.
  var compactTime: String {
    padded(Int(fields.tm_hour), 2) + padded(Int(fields.tm_min), 2)
      + padded(Int(fields.tm_sec), 2)
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
