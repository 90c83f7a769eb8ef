/// Faults where a key stands.
extension SyntaxExplanation {
  mutating func expectedKey() {
    if comment(at: fault.offset) || strayLetter() { return }
    guard let scalar = scalarAtFault else { return }
    if scalar == "," { return extraComma() }
    // `3, 1` and `4,-`: the comma before belongs to the number before it.
    if let last = lastNode, document.kind(last) == .number {
      let range = writtenValue(from: Int(document[last].start))
      if range.upperBound > fault.offset { return value(range) }
    }
    let range = writtenKey(from: fault.offset)
    guard !range.isEmpty else { return }
    let name = Letters.plain(Remedy.unquoted(text(range)))
    let isQuoted = Remedy.unquoted(text(range)) != text(range)
    if !isQuoted, halfQuotedKey(range) { return }
    let next = skippingSpace(from: range.upperBound)
    guard next < bytes.count, bytes[next] == UInt8(ascii: ":") else {
      message =
        "Här står »\(shown(range))« där en nyckel inom raka citattecken ska stå: \"nyckel\": värde."
      return
    }
    let oddities = isQuoted ? Remedy.quotes(of: text(range)) : ["en nyckel utan citattecken"]
    replace(
      range,
      by: Remedy(oddities: oddities, text: JSONText.string(name).text, remarks: quoteRemarks(range))
    )
  }

  /// A key that a quote ends and none begins: `typ": "T2"`.
  private mutating func halfQuotedKey(_ range: Range<Int>) -> Bool {
    let quote = range.upperBound
    guard quote < bytes.count, bytes[quote] == UInt8(ascii: "\"") else { return false }
    let colon = skippingSpace(from: quote + 1)
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return false }
    let name = JSONText.string(Letters.plain(text(range))).text
    replace(range.lowerBound..<quote + 1, by: name, Remedy.quoteAtEnd)
    return true
  }

  func writtenKey(from start: Int) -> Range<Int> {
    if let first = scalar(at: start), Letters.isQuote(first), let end = closingQuote(from: start) {
      return start..<end
    }
    var place = start
    while place < bytes.count,
      ![
        0x0A, 0x0D, UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "="),
      ].contains(bytes[place])
    {
      place += 1
    }
    return start..<max(start, lastPlace(before: place))
  }

  func quoteRemarks(_ range: Range<Int>) -> [String] {
    let written = text(range)
    guard !Remedy.quotes(of: written).isEmpty else { return [] }
    // Word makes the curved ones; the straight ' is somebody's own.
    let isOfWord = [written.unicodeScalars.first, written.unicodeScalars.last].contains {
      $0.map { !$0.isASCII && Letters.isQuote($0) } ?? false
    }
    return [
      isOfWord
        ? "Byt likadant runt alla nycklar och texter; i Word stängs sådana av under Autoformat."
        : "Byt likadant runt alla nycklar och texter."
    ]
  }

  mutating func extraComma() {
    message = "Här står ett kommatecken för mycket. Ta bort det."
    edit = (fault.offset..<fault.offset + 1, "")
    brief = "ett kommatecken för mycket"
  }

  mutating func trailingComma() {
    let end = lastPlace(before: fault.offset)
    guard end > 0, bytes[end - 1] == UInt8(ascii: ",") else { return }
    offset = end - 1
    edit = (end - 1..<end, "")
    brief = "ett kommatecken för mycket"
    if let scalar = scalarAtFault {
      message =
        "Här står ett kommatecken för mycket före \(scalar). Ta bort kommatecknet efter det sista värdet."
    }
  }

  mutating func missingColon() {
    if comment(at: fault.offset) || strayLetter() { return }
    guard let last = lastNode, let scalar = scalarAtFault else { return }
    let name = document.string(last)
    if mixedQuotes(last) || openKey(last) { return }
    switch scalar {
    case "=", ";", ",":
      message = "Här står »\(scalar)« efter nyckeln »\(name)«: skriv : i stället."
      edit = (fault.offset..<fault.offset + 1, ":")
    case "}", "]":
      message =
        "Här saknas kolon och värde efter nyckeln »\(name)«. Skriv \"\(name)\": och värdet, eller ta bort nyckeln."
    default:
      message =
        "Här saknas ett kolon mellan nyckeln »\(name)« och dess värde: skriv : före »\(scalar)«."
      edit = (fault.offset..<fault.offset, ": ")
    }
  }
}
