import Facts

/// Swedish personnummer and samordningsnummer: a real date, four more digits, a right check digit.
///
/// `yymmdd-nnnn`, with + for who is over 100, with the century or without, with a dash, a space or
/// nothing between; a samordningsnummer has 60 added to the day. Organisation numbers have no date.
enum IdentityNumber {
  /// The number that starts at `index`.
  static func match(
    _ scalars: [Unicode.Scalar], at index: Int
  ) -> (range: Range<Int>, kind: PersonalData.Kind)? {
    guard scalars[index].decimalDigit != nil, !scalars.isInside(index) else { return nil }
    let run = scalars.digitRun(index)
    var end = index + run
    if run == 6 || run == 8 {
      guard end < scalars.count, scalars.digitRun(end + 1) == 4,
        isSeparator(scalars[end]) || isLoneSpace(scalars, index, end)
      else { return nil }
      end += 5
    } else if run != 10 && run != 12 {
      return nil
    }
    guard !scalars.goesOn(end) else { return nil }
    let digits = scalars[index..<end].compactMap(\.decimalDigit)
    guard let kind = kind(digits), hasRightCheckDigit(digits.suffix(10)) else { return nil }
    return (index..<end, kind)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    "-+–−\u{2010}\u{2011}".unicodeScalars.contains(scalar)
  }

  /// A space between the parts, in what is not a row of grouped digits.
  private static func isLoneSpace(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
    guard scalars[end].properties.isWhitespace else { return false }
    let followsNumber =
      start > 1 && scalars[start - 1].properties.isWhitespace
      && scalars[start - 2].decimalDigit != nil
    let goesOn =
      end + 6 < scalars.count && scalars[end + 5].properties.isWhitespace
      && scalars[end + 6].decimalDigit != nil
    return !followsNumber && !goesOn
  }

  /// What the date says; nil when there is no such day.
  private static func kind(_ digits: [Int]) -> PersonalData.Kind? {
    let short = Array(digits.suffix(10))
    let century = digits.count == 12 ? digits[0] * 10 + digits[1] : nil
    guard century.map({ (18...20).contains($0) }) ?? true else { return nil }
    let year = short[0] * 10 + short[1]
    let month = short[2] * 10 + short[3]
    let written = short[4] * 10 + short[5]
    let day = written > 60 ? written - 60 : written
    // Without a century, 29 February is right when it is so in one of them.
    let isLeap = year % 4 == 0 && (century.map { $0 == 20 || year != 0 } ?? true)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...days[month - 1]).contains(day) else { return nil }
    return written > 60 ? .coordinationNumber : .identityNumber
  }

  /// Luhn's check over the ten digits.
  private static func hasRightCheckDigit(_ digits: ArraySlice<Int>) -> Bool {
    var sum = 0
    for (position, digit) in digits.enumerated() {
      let weighted = position % 2 == 0 ? digit * 2 : digit
      sum += weighted > 9 ? weighted - 9 : weighted
    }
    return sum % 10 == 0
  }
}
