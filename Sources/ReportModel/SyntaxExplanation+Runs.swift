/// Where what a person takes for one thing begins and ends.
extension SyntaxExplanation {
  /// What begins at `start` and is meant as one value: up to what can only be the next thing.
  func writtenValue(from start: Int) -> Range<Int> {
    guard let first = scalar(at: start) else { return start..<start }
    if Letters.isQuote(first), first != "\"", let end = closingQuote(from: start) {
      return start..<end
    }
    if first == "\"", let end = closingQuote(from: start) { return start..<end }
    if first.properties.isAlphabetic, let end = loneQuote(from: start) { return start..<end }
    var place = start
    scan: while place < bytes.count {
      switch bytes[place] {
      case 0x0A, 0x0D, UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "["),
        UInt8(ascii: "\""):
        break scan
      case UInt8(ascii: ","):
        if !isDecimalComma(at: place) { break scan }
      case UInt8(ascii: "/") where place > start && place + 1 < bytes.count:
        if bytes[place + 1] == UInt8(ascii: "/") || bytes[place + 1] == UInt8(ascii: "*") {
          break scan
        }
      case UInt8(ascii: "#") where place > start && bytes[place - 1] == 0x20:
        break scan
      default: break
      }
      place += 1
    }
    return start..<max(start, lastPlace(before: place))
  }

  /// One past a quote that ends a text which none began, on the same line.
  private func loneQuote(from start: Int) -> Int? {
    let line = start..<endOfLine(from: start)
    guard let quote = line.first(where: { bytes[$0] == UInt8(ascii: "\"") }) else { return nil }
    let next = skippingSpace(from: quote + 1)
    let isEnd =
      next >= bytes.count
      || [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[next])
    return isEnd ? quote + 1 : nil
  }

  /// Whether the comma stands inside a number: a digit follows, or the stroke of a price.
  func isDecimalComma(at place: Int) -> Bool {
    var next = place + 1
    if next < bytes.count, bytes[next] == 0x20 { next += 1 }
    guard let scalar = scalar(at: next) else { return false }
    return ("0"..."9").contains(scalar) || (next == place + 1 && Letters.isMinus(scalar))
  }

  /// One past the quote that ends the text begun at `start`, on the same line.
  func closingQuote(from start: Int) -> Int? {
    let lineEnd = endOfLine(from: start)
    let line = text(start..<lineEnd)
    var place = start
    var candidate: Int?
    for (index, scalar) in line.unicodeScalars.enumerated() {
      place += UTF8.width(scalar)
      guard index > 0, Letters.isQuote(scalar) else { continue }
      let next = skippingSpace(from: place)
      let isEnd =
        next >= bytes.count
        || [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":")].contains(
          bytes[next])
        || place >= lineEnd
      if isEnd { return place }
      candidate = candidate ?? place
    }
    return candidate
  }

  func shown(_ range: Range<Int>) -> String {
    let scalars = text(range).unicodeScalars
    return scalars.count <= 80 ? String(scalars) : String(scalars.prefix(80)) + "…"
  }

  /// Tells what stands in `range` and what to write in its place.
  mutating func replace(_ range: Range<Int>, by remedy: Remedy) {
    message = remedy.message(for: shown(range))
    offset = range.lowerBound
    edit = remedy.text.map { (range, $0) }
    brief = remedy.text.map { "»\(shown(range))«: skriv \($0)" }
  }

  mutating func replace(
    _ range: Range<Int>, by text: String, _ oddity: String, _ remarks: [String] = []
  ) {
    replace(range, by: Remedy(oddities: [oddity], text: text, remarks: remarks))
  }

  /// A comment: `//`, `/* */`, `#`, `<!-- -->`, `--`.
  mutating func comment(at place: Int) -> Bool {
    let rest = text(place..<endOfLine(from: place))
    var end = lastPlace(before: endOfLine(from: place))
    if rest.hasPrefix("/*") {
      let whole = Array(bytes[place...])
      end = endOfLine(from: place)
      for index in whole.indices.dropLast()
      where whole[index] == UInt8(ascii: "*") && whole[index + 1] == UInt8(ascii: "/") {
        end = place + index + 2
        break
      }
    } else if !(rest.hasPrefix("//") || rest.hasPrefix("<!--") || rest.hasPrefix("--")
      || rest.hasPrefix("# ") || rest.hasPrefix("#") && fault.problem != .expectedValue)
    {
      return false
    }
    // What closes the line's containers belongs to no comment.
    while !rest.hasPrefix("/*"), end > place + 2,
      [0x20, UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ",")].contains(bytes[end - 1])
    {
      end -= 1
    }
    message =
      "Här står en kommentar, »\(shown(place..<end))«. Kommentarer kan inte stå i filen: ta bort den."
    offset = place
    edit = (place..<end, "")
    return true
  }

  /// A blank of another kind, or a letter that cannot be seen, between two things.
  mutating func strayLetter() -> Bool {
    guard let scalar = scalarAtFault, !scalar.isASCII, Letters.isBlank(scalar) else { return false }
    var end = fault.offset
    var names: [String] = []
    while let next = self.scalar(at: end), Letters.isBlank(next), next != "\n", next != "\r" {
      end += UTF8.width(next)
      if next != " ", !names.contains(Letters.name(next)) { names.append(Letters.name(next)) }
    }
    // A number goes on behind it.
    if fault.problem == .missingComma, let last = lastNode, document.kind(last) == .number {
      let written = writtenValue(from: Int(document[last].start))
      if NumberNotation(text(written)) != nil, written.upperBound > end { return false }
    }
    message =
      "Här står \(names.joined(separator: "; ")), där bara vanliga blanksteg kan stå: skriv ett vanligt blanksteg i stället."
    edit = (fault.offset..<end, " ")
    return true
  }
}
