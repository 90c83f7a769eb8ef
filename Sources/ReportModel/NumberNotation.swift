/// A number as people write it, and the JSON number that stands for the same amount.
///
/// Nothing is guessed: where the digits could mean two amounts, both are told, and where they make none
/// there is no notation.
struct NumberNotation {
  /// What the file should have: an amount that is read as it stands.
  var text: String
  /// The amount when what was taken for a decimal mark divides thousands.
  var alternative: String?
  /// What stands there that a number of the file does not have, in words.
  var oddities: [String] = []
  /// Whether the mark of the alternative is a comma.
  var isComma = false
  /// The unit that stands with the number.
  var unit: Unit?
  /// Digits were left out.
  var isRounded = false

  /// Nil for what is no number, and for one that no amount can hold.
  init?(_ written: String) {
    text = ""
    var scalars = Array(written.unicodeScalars)[...]
    trimQuotes(&scalars)
    trimEnds(&scalars)
    var isNegative = takeSign(&scalars)
    takeUnits(&scalars)
    isNegative = takeSign(&scalars) != isNegative
    guard let digits = Digits(scalars, &oddities) else { return nil }
    guard let (text, isRounded) = digits.amount(isNegative: isNegative) else { return nil }
    (self.text, self.isRounded) = (text, isRounded)
    alternative = digits.undivided?.amount(isNegative: isNegative)?.text
    isComma = written.contains(",")
    if isRounded { oddities.append("för många decimaler") }
  }

  /// The same amount in another unit; nil when it does not come out even.
  func text(in other: Unit) -> String? {
    guard let unit, unit != other else { return text }
    guard case .success(let amount) = JSONDocument.amount(text),
      let kronor = try? amount.multiplied(by: Amount(unit.kronor)),
      let converted = try? kronor.divided(by: Amount(other.kronor)),
      converted.decimals <= JSONDocument.decimalLimit
    else { return nil }
    let text = converted.plain(decimals: converted.decimals)
    guard case .success = JSONDocument.amount(text) else { return nil }
    return text
  }

  private mutating func note(_ oddity: String) {
    if !oddities.contains(oddity) { oddities.append(oddity) }
  }

  private mutating func trimQuotes(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    while let first = scalars.first, Letters.isQuote(first) {
      scalars.removeFirst()
      note(Letters.quoteName(first))
    }
    while let last = scalars.last, Letters.isQuote(last) {
      scalars.removeLast()
      note(Letters.quoteName(last))
    }
  }

  /// Takes away what stands around a number: blanks, a semicolon, brackets of a debt, `,-`.
  private mutating func trimEnds(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    trimBlanks(&scalars)
    while let last = scalars.last, last == ";" {
      scalars.removeLast()
      note("semikolon")
      trimBlanks(&scalars)
    }
  }

  private mutating func trimBlanks(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    while let first = scalars.first, Letters.isBlank(first) {
      note(Letters.blankName(scalars.removeFirst()))
    }
    while let last = scalars.last, Letters.isBlank(last) {
      note(Letters.blankName(scalars.removeLast()))
    }
  }

  /// Takes a sign before, or a minus behind, or the brackets of bookkeeping; says whether it is minus.
  private mutating func takeSign(_ scalars: inout ArraySlice<Unicode.Scalar>) -> Bool {
    trimBlanks(&scalars)
    guard let first = scalars.first, let last = scalars.last, scalars.count > 1 else {
      return false
    }
    if first == "(", last == ")" {
      scalars = scalars.dropFirst().dropLast()
      note("parenteser i stället för minus")
      return true
    }
    if first == "+" {
      scalars.removeFirst()
      note("plustecken")
      return false
    }
    if Letters.isMinus(first) {
      scalars.removeFirst()
      if first != "-" { note(Letters.name(first)) }
      return true
    }
    if Letters.isMinus(last),
      scalars.dropLast().last.map({ $0.properties.numericType != nil }) == true
    {
      scalars.removeLast()
      note("minus efter talet")
      return true
    }
    return false
  }

  /// Takes words and marks of a unit away from either end.
  private mutating func takeUnits(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    trimBlanks(&scalars)
    if let last = scalars.last, Letters.isMinus(last),
      let before = scalars.dropLast().last, before == "," || before == ":"
    {
      scalars.removeLast(2)
      note("»\(before)\(last)« betyder kronor")
      unit = .kr
    }
    while let last = scalars.last, last == "%" || last == "‰" {
      scalars.removeLast()
      note("procenttecken")
      trimBlanks(&scalars)
    }
    for (word, unit) in NumberNotation.units {
      let letters = Array(word.unicodeScalars)
      func isWord(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
        part.count == letters.count
          && zip(part, letters).allSatisfy {
            Letters.lowercased($0) == $1 || $1 == " " && Letters.isBlank($0)
          }
      }
      var written = scalars.suffix(letters.count)
      if isWord(written) {
        scalars.removeLast(letters.count)
      } else if isWord(scalars.prefix(letters.count)) {
        written = scalars.prefix(letters.count)
        scalars.removeFirst(letters.count)
      } else {
        continue
      }
      self.unit = unit
      note("enheten \(String(String.UnicodeScalarView(written)))")
      return trimBlanks(&scalars)
    }
  }

  /// Longer before shorter.
  private static let units: [(String, Unit)] = [
    ("miljoner kronor", .mnkr), ("miljoner kr", .mnkr), ("miljoner", .mnkr), ("miljon kr", .mnkr),
    ("milj. kr", .mnkr), ("milj kr", .mnkr), ("milj.", .mnkr), ("milj", .mnkr), ("mn kr", .mnkr),
    ("mnkr", .mnkr), ("mkr", .mnkr), ("msek", .mnkr), ("tusen kronor", .tkr), ("tusen kr", .tkr),
    ("tusen", .tkr), ("kkr", .tkr), ("ksek", .tkr), ("tsek", .tkr), ("tkr", .tkr),
    ("kronor", .kr), ("kr.", .kr), ("sek", .kr), ("kr", .kr),
  ]
}

/// The digits of a number and what divides them.
private struct Digits {
  var whole = ""
  var fraction = ""
  var exponent = ""
  /// The same without a decimal mark, when the mark may divide thousands.
  private var mayBeDivided = false

  init?(_ scalars: ArraySlice<Unicode.Scalar>, _ oddities: inout [String]) {
    var scalars = Digits.takeExponent(scalars, into: &exponent)
    guard let mark = Digits.decimalMark(in: scalars) else { return nil }
    if let place = mark.place {
      guard let digits = Digits.plain(scalars[(place + 1)...], marks: [], &oddities) else {
        return nil
      }
      fraction = digits
      if scalars[place] == "," { Digits.note("decimalkomma", &oddities) }
      scalars = scalars[..<place]
      if whole.isEmpty && fraction.isEmpty && scalars.isEmpty { return nil }
    }
    guard let digits = Digits.plain(scalars, marks: mark.grouping, &oddities) else { return nil }
    whole = digits
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    if whole.isEmpty { Digits.note("ingen siffra före decimaltecknet", &oddities) }
    if mark.place != nil, fraction.isEmpty {
      Digits.note("inga decimaler efter decimaltecknet", &oddities)
    }
    if whole.count > 1, whole.hasPrefix("0") { Digits.note("inledande nolla", &oddities) }
    mayBeDivided =
      mark.place != nil && mark.grouping.isEmpty && fraction.count == 3
      && (1...3).contains(whole.count) && exponent.isEmpty
      && !whole.hasPrefix("0") && !scalars.contains(where: Letters.isBlank)
  }

  private init(whole: String) { self.whole = whole }

  /// The digits without a mark between them; nil when the mark can only be a decimal one.
  var undivided: Digits? { mayBeDivided ? Digits(whole: whole + fraction) : nil }

  private static func note(_ oddity: String, _ oddities: inout [String]) {
    if !oddities.contains(oddity) { oddities.append(oddity) }
  }

  private static func takeExponent(
    _ scalars: ArraySlice<Unicode.Scalar>, into exponent: inout String
  ) -> ArraySlice<Unicode.Scalar> {
    guard let place = scalars.lastIndex(where: { $0 == "e" || $0 == "E" }),
      place > scalars.startIndex
    else { return scalars }
    let digits = scalars[(place + 1)...]
    let bare = digits.first.map { $0 == "+" || $0 == "-" } == true ? digits.dropFirst() : digits
    guard !bare.isEmpty, bare.allSatisfy({ ("0"..."9").contains($0) }) else { return scalars }
    exponent = "e" + String(String.UnicodeScalarView(digits))
    return scalars[..<place]
  }

  /// Where the decimal mark is, and the marks between thousands; nil when they contradict each other.
  private static func decimalMark(
    in scalars: ArraySlice<Unicode.Scalar>
  ) -> (place: Int?, grouping: Set<Unicode.Scalar>)? {
    let commas = scalars.indices.filter { scalars[$0] == "," }
    let points = scalars.indices.filter { scalars[$0] == "." }
    switch (commas.count, points.count) {
    case (0, 0): return (nil, [])
    case (1, 0): return (commas[0], [])
    case (0, 1): return (points[0], [])
    case (_, 0): return (nil, [","])
    case (0, _): return (nil, ["."])
    case (1, _) where commas[0] > points[points.count - 1]: return (commas[0], ["."])
    case (_, 1) where points[0] > commas[commas.count - 1]: return (points[0], [","])
    default: return nil
    }
  }

  /// The digits alone. What divides them must divide thousands: a group that is no thousand may be a
  /// slip in the digits.
  private static func plain(
    _ scalars: ArraySlice<Unicode.Scalar>, marks: Set<Unicode.Scalar>, _ oddities: inout [String]
  ) -> String? {
    var groups = [""]
    for (index, scalar) in zip(scalars.indices, scalars) {
      if let value = Letters.digit(scalar) {
        groups[groups.count - 1] += String(value)
        if !("0"..."9").contains(scalar) { note(Letters.digitName(scalar), &oddities) }
      } else if Letters.isInvisible(scalar) {
        note(Letters.name(scalar), &oddities)
      } else if Letters.isBlank(scalar) {
        note(Letters.blankName(scalar), &oddities)
        // At an end it stands beside a mark and divides nothing.
        let isBetween = index > scalars.startIndex && index + 1 < scalars.endIndex
        if isBetween, !(groups.last ?? "").isEmpty { groups.append("") }
      } else if marks.contains(scalar) {
        note(scalar == "." ? "punkt mellan tusental" : "komma mellan tusental", &oddities)
        groups.append("")
      } else if Letters.isApostrophe(scalar) || scalar == "_" {
        note("\(scalar == "_" ? "understreck" : "apostrof") mellan tusental", &oddities)
        groups.append("")
      } else {
        return nil
      }
    }
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.count == 1 || (1...3).contains(groups[0].count)
    else { return nil }
    return groups.joined()
  }

  /// The number as the file has it, rounded to what an amount can hold.
  func amount(isNegative: Bool) -> (text: String, isRounded: Bool)? {
    guard (whole + fraction).contains(where: { $0 != "0" }) else { return ("0", false) }
    let lead = String(whole.drop { $0 == "0" })
    let plain =
      (isNegative ? "-" : "") + (lead.isEmpty ? "0" : lead)
      + (fraction.isEmpty ? "" : ".\(fraction)")
    switch JSONDocument.amount(plain + exponent) {
    case .success: return (plain + exponent, false)
    case .failure: return rounded(isNegative: isNegative).map { ($0, true) }
    }
  }

  private func rounded(isNegative: Bool) -> String? {
    guard whole.count + fraction.count <= 400,
      let shift = Int(exponent.dropFirst().drop { $0 == "+" }) ?? (exponent.isEmpty ? 0 : nil),
      abs(shift) <= 400
    else { return nil }
    var digits = (whole + fraction).utf8.map { Int($0) - 0x30 }
    var point = whole.count + shift
    if point < 0 {
      digits.insert(contentsOf: repeatElement(0, count: -point), at: 0)
      point = 0
    }
    while digits.count < point { digits.append(0) }
    let lead = digits.prefix(point).firstIndex { $0 != 0 } ?? point
    let places = min(JSONDocument.decimalLimit, JSONDocument.digitLimit - (point - lead))
    guard places >= 0, digits.count > point + places else { return nil }
    let isUp = digits[point + places] >= 5
    digits.removeLast(digits.count - point - places)
    if isUp {
      var index = digits.count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    let whole = digits.prefix(point).drop { $0 == 0 }.map(String.init).joined()
    var fraction = digits.dropFirst(point).map(String.init).joined()
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let text = (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
    guard text != "0" else { return text }
    guard case .success = JSONDocument.amount(text) else { return nil }
    return (isNegative ? "-" : "") + text
  }
}
