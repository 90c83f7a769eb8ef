/// A day as people write it.
struct DateNotation {
  /// The day that is meant; nil when none is.
  var date: CalendarDate?
  /// Why there is none, in words.
  var reason: String?
  /// Letters that stand for digits, in words.
  var oddities: [String] = []

  /// Nil for what is no attempt at a day.
  init?(_ written: String) {
    if let notation = DateNotation(digits: written) {
      self = notation
      return
    }
    let (text, letters) = DateNotation.withDigits(written)
    guard !letters.isEmpty, var notation = DateNotation(digits: text) else { return nil }
    notation.oddities = letters
    self = notation
  }

  /// The same for a text whose digits are digits.
  private init?(digits written: String) {
    let (numbers, found) = DateNotation.parts(of: DateNotation.withoutTime(written))
    var words = found
    if let weekday = words.first, DateNotation.weekdays.contains(weekday) { words.removeFirst() }
    words.removeAll { $0 == "den" }
    let month = words.first.flatMap(DateNotation.month)
    guard words.isEmpty || (words.count == 1 && month != nil) else { return nil }
    switch (numbers.count, month) {
    case (3, nil): three(numbers, isSlashed: written.contains("/"))
    case (2, let month?): named(numbers, month)
    case (1, nil): guard run(numbers[0]) else { return nil }
    case (2, nil) where numbers[0].count == 4, (1, .some) where numbers[0].count == 4:
      reason = "dagen saknas"
    case (2, nil), (1, .some): reason = "året saknas"
    default: return nil
    }
  }

  private mutating func set(_ year: Int, _ month: Int, _ day: Int) {
    var (month, day) = (month, day)
    if month > 12, (1...12).contains(day) { swap(&month, &day) }
    date = year > 9999 ? nil : CalendarDate(year: year, month: month, day: day)
    guard date == nil else { return }
    reason =
      if year > 9999 {
        "datum efter 9999-12-31 kan inte stå i ett kalkylblad"
      } else if year < 1900 {
        "datum före 1900-01-01 kan inte stå i ett kalkylblad"
      } else if !(1...12).contains(month) {
        "det finns ingen månad \(month)"
      } else if day < 1 || day > 31 {
        "det finns ingen dag \(day)"
      } else {
        "\(SwedishMonth.name(month)) \(year) har \(CalendarDate.days(in: month, of: year)) dagar"
      }
  }

  private mutating func three(_ numbers: [String], isSlashed: Bool) {
    let values = numbers.compactMap { Int($0) }
    guard values.count == 3 else { return }
    if numbers[0].count >= 4 {
      set(values[0], values[1], values[2])
    } else if numbers[2].count >= 4 {
      set(values[2], values[1], values[0])
    } else if numbers.contains(where: { $0.count > 2 }) {
      reason = "året ska ha fyra siffror"
    } else if values[0] > 31 {
      set(2000 + values[0], values[1], values[2])
    } else if values[2] > 31 || isSlashed {
      set(2000 + values[2], values[1], values[0])
    } else {
      reason = "året ska ha fyra siffror"
    }
  }

  private mutating func named(_ numbers: [String], _ month: Int) {
    let values = numbers.compactMap { Int($0) }
    guard values.count == 2 else { return }
    let isYearFirst = numbers[0].count >= 4
    let (year, day) = isYearFirst ? (values[0], values[1]) : (values[1], values[0])
    set(year < 100 ? 2000 + year : year, month, day)
  }

  /// Digits in one run; says whether they may be meant as a day.
  private mutating func run(_ digits: String) -> Bool {
    guard let value = Int(digits), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    switch digits.count {
    case 8: set(value / 10_000, value / 100 % 100, value % 100)
    case 6: set(2000 + value / 10_000, value / 100 % 100, value % 100)
    case 5 where (10_000...80_000).contains(value):
      date = CalendarDate(daysSince1970: value - 25_569)
    default: return false
    }
    return true
  }

  /// The text with digits for the letters that are taken for some, and the names of these.
  private static func withDigits(_ text: String) -> (text: String, letters: [String]) {
    var (scalars, letters) = (String.UnicodeScalarView(), [String]())
    for scalar in text.unicodeScalars {
      guard let digit = Letters.digit(scalar), !("0"..."9").contains(scalar) else {
        scalars.append(scalar)
        continue
      }
      scalars.append(contentsOf: String(digit).unicodeScalars)
      let name = Letters.digitName(scalar)
      if !letters.contains(name) { letters.append(name) }
    }
    return (String(scalars), letters)
  }

  private static func withoutTime(_ text: String) -> String {
    // A day with a zone: `2021-06-30Z`, `2021-06-30+02:00`.
    let isZoned = text.last == "Z" || text.last == "z"
    if isZoned, text.dropLast().last?.isNumber == true, !text.contains(":") {
      return String(text.dropLast())
    }
    guard let colon = text.firstIndex(of: ":") else { return text }
    var head = text[..<colon]
    while let last = head.last, last.isNumber { head.removeLast() }
    if head.last == "+" { head.removeLast() }
    while let last = head.last, last == "T" || last == "t" || last == " " { head.removeLast() }
    if head.lowercased().hasSuffix(" kl.") || head.lowercased().hasSuffix(" kl") {
      head = head.dropLast(head.hasSuffix(".") ? 4 : 3)
    }
    return String(head)
  }

  private static func parts(of text: String) -> (numbers: [String], words: [String]) {
    var (numbers, words): ([String], [String]) = ([], [])
    var previous = Character(" ")
    for letter in Letters.plain(text) {
      defer { previous = letter }
      if letter.isASCII, letter.isNumber {
        if previous.isASCII, previous.isNumber {
          numbers[numbers.count - 1].append(letter)
        } else {
          numbers.append(String(letter))
        }
      } else if letter.isLetter {
        if previous.isLetter {
          words[words.count - 1] += letter.lowercased()
        } else {
          words.append(letter.lowercased())
        }
      } else if !["-", "/", ".", " ", ",", "\"", "'"].contains(letter),
        !Letters.isQuote(letter.unicodeScalars.first ?? " ")
      {
        words.append(String(letter))
      }
    }
    return (numbers, words)
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    let english = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    for names in [SwedishMonth.names, english] {
      if let index = names.firstIndex(where: { $0.hasPrefix(word) }) { return index + 1 }
    }
    return word == "sept" ? 9 : nil
  }

  private static let weekdays: Set = [
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
  ]
}

/// A point in time as people write it, completed to what the file has.
struct TimestampNotation {
  var text: String

  /// Nil when the day cannot be told.
  init?(_ written: String) {
    guard let date = DateNotation(written)?.date else { return nil }
    let clock = TimestampNotation.clock(in: written)
    let offset = TimestampNotation.offset(in: written) ?? TimestampNotation.swedishOffset(on: date)
    text = "\(date)T\(clock)\(offset)"
    guard Timestamp(text) != nil else { return nil }
  }

  private static func clock(in text: String) -> String {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return "00:00:00" }
    func number(_ range: Range<Int>) -> Int? {
      guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
      return CalendarDate.number(bytes[range])
    }
    let hour = number(colon - 2..<colon) ?? number(colon - 1..<colon) ?? 0
    let minute = number(colon + 1..<colon + 3) ?? 0
    let hasSecond = colon + 3 < bytes.count && bytes[colon + 3] == UInt8(ascii: ":")
    let second = hasSecond ? number(colon + 4..<colon + 6) ?? 0 : 0
    return "\(twoDigits(hour)):\(twoDigits(minute)):\(twoDigits(second))"
  }

  private static func offset(in text: String) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let tail = String(text[colon...])
    if tail.hasSuffix("Z") || tail.hasSuffix("z") { return "Z" }
    guard let sign = tail.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return nil }
    let digits = tail[sign...].dropFirst().filter(\.isNumber)
    guard digits.count == 4 || digits.count == 2 else { return nil }
    return "\(tail[sign])\(digits.prefix(2)):\(digits.count == 4 ? digits.suffix(2) : "00")"
  }

  /// Summer time from the last Sunday of March to that of October, by the day.
  private static func swedishOffset(on date: CalendarDate) -> String {
    func lastSunday(_ month: Int) -> Int {
      guard let last = CalendarDate(year: date.year, month: month, day: 31) else { return 0 }
      // 1970-01-04 was a Sunday.
      let days = last.daysSince1970
      return days - ((days - 3) % 7 + 7) % 7
    }
    let day = date.daysSince1970
    return day >= lastSunday(3) && day < lastSunday(10) ? "+02:00" : "+01:00"
  }
}
