/// A day in the Gregorian calendar, without time or zone.
public struct CalendarDate: Hashable, Comparable, Sendable {
  public var year: Int { Int(shortYear) }
  public var month: Int { Int(shortMonth) }
  public var day: Int { Int(shortDay) }

  private let shortYear: Int16
  private let shortMonth: Int8
  private let shortDay: Int8

  /// Nil when there is no such day, or the year is outside 1900–9999 (what a spreadsheet can hold).
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= CalendarDate.days(in: month, of: year) else { return nil }
    shortYear = Int16(year)
    shortMonth = Int8(month)
    shortDay = Int8(day)
  }

  /// The day that ``bits`` were taken of.
  init(bits: UInt32) {
    shortYear = Int16(bits >> 16)
    shortMonth = Int8(bits >> 8 & 0xFF)
    shortDay = Int8(bits & 0xFF)
  }

  /// The day in one number.
  var bits: UInt32 { UInt32(year) << 16 | UInt32(month) << 8 | UInt32(day) }

  /// Reads `yyyy-mm-dd` and nothing else.
  public init?(_ text: some StringProtocol) { self.init(utf8: text.utf8) }

  /// The same from a text in UTF-8.
  init?(utf8 text: some Sequence<UInt8>) {
    var numbers = (year: 0, month: 0, day: 0)
    var place = 0
    for byte in text {
      let digit = Int(byte) - 0x30
      switch place {
      case 4, 7:
        guard byte == UInt8(ascii: "-") else { return nil }
      case 0..<10:
        guard 0...9 ~= digit else { return nil }
        switch place {
        case ..<4: numbers.year = numbers.year * 10 + digit
        case ..<7: numbers.month = numbers.month * 10 + digit
        default: numbers.day = numbers.day * 10 + digit
        }
      default: return nil
      }
      place += 1
    }
    guard place == 10 else { return nil }
    self.init(year: numbers.year, month: numbers.month, day: numbers.day)
  }

  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 (H. Hinnant's days-from-civil reckoning, in eras of 400 years).
  public var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day that has this number; nil outside 1900–9999. The same reckoning the other way.
  public init?(daysSince1970 number: Int) {
    guard (-25_567...2_932_896).contains(number) else { return nil }
    let days = number + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `2020-08-31`
  public var description: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Puts ``description`` at the end of a text in UTF-8.
  public func append(to text: inout [UInt8]) {
    func two(_ number: Int) {
      text.append(UInt8(ascii: "0") + UInt8(number / 10))
      text.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
    two(year / 100)
    two(year % 100)
    text.append(UInt8(ascii: "-"))
    two(month)
    text.append(UInt8(ascii: "-"))
    two(day)
  }
}

/// A number below 100 with its leading zero.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
