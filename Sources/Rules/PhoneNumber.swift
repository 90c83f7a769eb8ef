import Facts

/// Phone numbers: Swedish ones as people write them, and any with a country's number.
enum PhoneNumber {
  /// The number that starts at `index`.
  static func match(_ scalars: [Unicode.Scalar], at index: Int) -> Range<Int>? {
    let first = scalars[index]
    guard first.decimalDigit != nil || first == "+" || first == "(", !scalars.isInside(index) else {
      return nil
    }
    guard
      let digit = first.decimalDigit
        ?? (index + 1 < scalars.count ? scalars[index + 1] : first)
        .decimalDigit
    else { return nil }
    if first == "+" { return digit == 0 ? nil : international(scalars, index) }
    guard digit == 0 else { return nil }
    let run = scalars.digitRun(first == "(" ? index + 1 : index)
    let lead = scalars[(first == "(" ? index + 1 : index)...].prefix(min(run, 4))
      .compactMap(\.decimalDigit)
    if lead.starts(with: [0, 0, 4, 6]) { return international(scalars, index) }
    return lead.count > 1 && lead[1] != 0 ? national(scalars, index, lead: run) : nil
  }

  /// `08-123 45 67`: an area of two to four digits and the rest, or all in one.
  private static func national(_ scalars: [Unicode.Scalar], _ index: Int, lead: Int) -> Range<Int>?
  {
    let number = Grouped(scalars, from: index, limit: 10)
    let isArea = lead == 2 ? scalars[number.start + 1] == "8" : lead == 3 || lead == 4
    guard isArea ? (8...10).contains(number.count) : lead == number.count && lead >= 9,
      !number.endsInYear, !scalars.goesOn(number.end), !number.isAmount(in: scalars)
    else { return nil }
    return index..<number.end
  }

  /// `+46 8 123 45 67`, `0046…`, and other countries'.
  private static func international(_ scalars: [Unicode.Scalar], _ index: Int) -> Range<Int>? {
    let number = Grouped(scalars, from: index, limit: 15)
    let isSwedish = number.digits.starts(with: [4, 6]) || number.digits.starts(with: [0, 0, 4, 6])
    guard number.count >= (isSwedish ? 9 : 10), isSwedish || !number.isInThousands,
      !scalars.goesOn(number.end), !number.isAmount(in: scalars)
    else { return nil }
    return index..<number.end
  }

  /// Digits in groups, with what people put between them.
  private struct Grouped {
    var start: Int
    var end: Int
    var digits: [Int] = []
    var groups: [Int] = []
    private var lastMark: Unicode.Scalar?

    var count: Int { digits.count }

    init(_ scalars: [Unicode.Scalar], from index: Int, limit: Int) {
      start = scalars[index].decimalDigit == nil ? index + 1 : index
      end = start
      var next = start
      while next < scalars.count {
        let run = scalars.digitRun(next)
        guard run > 0, digits.count + run <= limit else { break }
        digits += scalars[next..<(next + run)].compactMap(\.decimalDigit)
        groups.append(run)
        lastMark = next > start ? scalars[next - 1] : nil
        end = next + run
        next = end
        while next < scalars.count, next - end < 3, Grouped.isMark(scalars[next]) { next += 1 }
        if next == end { break }
      }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
      "-–\u{2010}\u{2011}/()".unicodeScalars.contains(scalar)
        || (scalar.properties.isWhitespace && scalar != "\n")
    }

    /// `08-12-2020` is a date and `0395-2019` a diarienummer.
    var endsInYear: Bool {
      guard count == 8, groups.last == 4 else { return false }
      return digits.suffix(4).starts(with: [2, 0]) || digits.suffix(4).starts(with: [1, 9])
    }

    /// `+1 234 567 890`
    var isInThousands: Bool {
      groups.count > 1 && groups.dropFirst().allSatisfy { $0 == 3 }
    }

    /// Whether a unit follows.
    func isAmount(in scalars: [Unicode.Scalar]) -> Bool {
      let rest = scalars[end...].drop { $0.properties.isWhitespace }
      let word = String(String.UnicodeScalarView(rest.prefix(6)))
        .prefix { $0.isLetter || $0 == "%" || $0 == "€" }
      return ["kr", "tkr", "mnkr", "kronor", "euro", "Euro", "sek", "SEK", "EUR", "kvm", "%", "€"]
        .contains(String(word))
    }
  }
}
