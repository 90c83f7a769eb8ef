/// Faults where a value stands.
extension SyntaxExplanation {
  func remedy(for written: String) -> Remedy {
    switch expected[key] {
    case .number(let unit):
      .number(written, unit: unit)
        ?? Remedy(remarks: [Wording.numberForm])
    case .flag: .flag(written) ?? Remedy(remarks: ["Här ska stå true eller false."])
    case .date, .timestamp:
      if !expected.isRequired(key), Remedy.isNothing(Remedy.unquoted(written)) {
        Remedy(text: "null", remarks: ["Det betyder att uppgiften saknas."])
      } else if expected[key] == .date {
        .date(written) ?? Remedy(remarks: [Wording.dateForm])
      } else {
        .timestamp(written) ?? Remedy(remarks: [Wording.timestampForm])
      }
    case .text: .text(written)
    case .object, .list, nil: .anything(written)
    }
  }

  mutating func value(_ range: Range<Int>) {
    var remedy = remedy(for: text(range))
    guard let bare = remedy.text, lacksComma(behind: range) else {
      return replace(range, by: remedy)
    }
    if bytes[range.upperBound - 1] != UInt8(ascii: ";") {
      remedy.oddities.append("kommatecken saknas efter")
    }
    remedy.text = bare + ","
    replace(range, by: remedy)
    brief = "»\(shown(range))«: skriv \(bare) följt av kommatecken"
  }

  /// Whether the next key, or the next text of a list, begins right behind a value.
  private func lacksComma(behind range: Range<Int>) -> Bool {
    let next = skippingSpace(from: range.upperBound)
    guard next < bytes.count, bytes[next] == UInt8(ascii: "\""), !range.isEmpty,
      next > range.upperBound || bytes[range.upperBound - 1] == UInt8(ascii: ";")
    else { return false }
    guard isInObject else { return container != nil }
    let colon = closingQuote(from: next).map(skippingSpace(from:))
    return colon.map { $0 < bytes.count && bytes[$0] == UInt8(ascii: ":") } ?? false
  }

  mutating func number() {
    var start = fault.offset
    if fault.problem == .decimalComma { start -= 1 }
    while start > 0, !SyntaxExplanation.isSpace(bytes[start - 1]),
      bytes[start - 1] != UInt8(ascii: ":"),
      bytes[start - 1] != UInt8(ascii: "["), bytes[start - 1] != UInt8(ascii: ",")
    {
      start -= 1
    }
    value(writtenValue(from: start))
  }

  mutating func expectedValue() {
    if comment(at: fault.offset) || blankBeforeValue() || strayLetter() { return }
    guard let scalar = scalarAtFault else { return }
    switch scalar {
    case "," where isDecimalComma(at: fault.offset):
      value(writtenValue(from: fault.offset))
    case "=" where isFormula:
      value(writtenValue(from: fault.offset))
    case ",", "}", "]":
      guard isInObject, let key else {
        if scalar == "," { extraComma() }
        return
      }
      message =
        expected.isRequired(key)
        ? "Här saknas värdet för »\(key)«, som måste finnas. Skriv det efter kolonet."
        : "Här saknas värdet för »\(key)«: skriv null före »\(scalar)« om uppgiften saknas, annars värdet."
      if !expected.isRequired(key) { edit = (fault.offset..<fault.offset, "null") }
    case ":", "=":
      message = "Här står »\(scalar)« där värdet ska börja. Ta bort det."
      edit = (fault.offset..<fault.offset + 1, "")
    default:
      let range = writtenValue(from: fault.offset)
      guard !range.isEmpty else { return }
      value(range)
    }
  }

  var isFormula: Bool {
    let rest = Remedy.unquoted(text(writtenValue(from: fault.offset + 1)))
    return !rest.isEmpty && NumberNotation(rest) == nil
  }

  mutating func blankBeforeValue() -> Bool {
    guard let scalar = scalarAtFault, !scalar.isASCII, Letters.isBlank(scalar) else { return false }
    var start = fault.offset
    while let next = self.scalar(at: start), Letters.isBlank(next) { start += UTF8.width(next) }
    guard let first = self.scalar(at: start),
      first.isASCII ? Letters.isMinus(first) || ("0"..."9").contains(first) : true
    else { return false }
    let range = writtenValue(from: start)
    guard let notation = NumberNotation(text(range)), !notation.oddities.isEmpty else {
      return false
    }
    value(fault.offset..<range.upperBound)
    return true
  }

  mutating func badEscape() {
    guard let start = openQuote(), let end = closingQuote(from: start) else { return }
    var inner = ""
    var wasBackslash = false
    for letter in text(start + 1..<end - 1) {
      if wasBackslash {
        if letter != "\\" { inner += "\\" }
        inner.append(letter)
        wasBackslash = false
      } else {
        inner.append(letter)
        wasBackslash = letter == "\\"
      }
    }
    if wasBackslash { inner += "\\" }
    replace(start..<end, by: "\"\(inner)\"", "omvänt snedstreck skrivs \\\\")
  }

  mutating func controlCharacter(_ byte: UInt8) {
    guard byte == 0x0A || byte == 0x0D else {
      let name = Letters.name(Unicode.Scalar(byte))
      message =
        "Texten innehåller \(name), som inte kan stå i en text: skriv \(byte == 9 ? "\\t eller ett blanksteg" : "ett blanksteg") i stället."
      edit = (fault.offset..<fault.offset + 1, byte == 9 ? "\\t" : " ")
      return
    }
    guard let start = openQuote() else { return }
    let end = lastPlace(before: fault.offset)
    let next = skippingSpace(from: fault.offset)
    let goesOn =
      next >= bytes.count
      || [UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "{")].contains(
        bytes[next])
    if goesOn {
      let key = keyEnd(from: start, to: end)
      let close = key ?? textEnd(in: start + 1..<end)
      return replace(
        start..<end, by: "\"\(text(start + 1..<close))\"\(text(close..<end))",
        "\(key == nil ? "en text" : "en nyckel") utan avslutande citattecken")
    }
    message =
      "Texten som börjar »\(shown(start..<min(end, start + 30)))« har en radbrytning i sig: skriv \\n i stället för radbrytningen, på en enda rad."
    offset = start
    edit = (
      fault
        .offset..<(bytes[fault.offset] == 0x0D && fault.offset + 1 < bytes.count
        && bytes[fault.offset + 1] == 0x0A ? fault.offset + 2 : fault.offset + 1), "\\n"
    )
  }

  /// One past the name of a key that begins with the quote at `start` and that no quote ends; nil where
  /// a value stands.
  private func keyEnd(from start: Int, to end: Int) -> Int? {
    let before = lastPlace(before: start)
    guard isInObject, before > 0, bytes[before - 1] != UInt8(ascii: ":"),
      let colon = (start..<end).first(where: { bytes[$0] == UInt8(ascii: ":") })
    else { return nil }
    let close = lastPlace(before: colon)
    return close > start + 1 ? close : nil
  }

  func openQuote() -> Int? {
    var place = fault.offset - 1
    while place >= 0, bytes[place] != 0x0A {
      if bytes[place] == UInt8(ascii: "\""), place == 0 || bytes[place - 1] != UInt8(ascii: "\\") {
        return place
      }
      place -= 1
    }
    return nil
  }
}
