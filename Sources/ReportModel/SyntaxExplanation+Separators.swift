/// Faults between two things.
extension SyntaxExplanation {
  mutating func missingComma() {
    if comment(at: fault.offset) || strayLetter() { return }
    guard let scalar = scalarAtFault else { return }
    let end = lastPlace(before: fault.offset)
    let isAfterContainer =
      end > 0 && [UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[end - 1])
    if scalar == "}" || scalar == "]" { return wrongBracket(scalar) }
    guard !isAfterContainer, let last = lastNode else {
      return separator(scalar, after: end - 1..<end)
    }
    let node = Int(document[last].start)..<Int(document[last].end)
    if document.kind(last) == .string {
      if mixedQuotes(last) || openText(last) || innerQuotes(last) { return }
      return separator(scalar, after: node)
    }
    if scalar == ";", document.kind(last) != .number { return separator(scalar, after: node) }
    let written = writtenValue(from: node.lowerBound)
    if written.upperBound <= node.upperBound { return separator(scalar, after: node) }
    value(written)
  }

  mutating func separator(_ scalar: Unicode.Scalar, after node: Range<Int>) {
    if scalar == ";" || scalar == "." || scalar == ":" || scalar == "=" {
      let next = skippingSpace(from: fault.offset + 1)
      let isLast =
        next < bytes.count && [UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[next])
      let hasComma = next < bytes.count && bytes[next] == UInt8(ascii: ",")
      edit = (fault.offset..<fault.offset + 1, isLast || hasComma ? "" : ",")
      message =
        isLast || hasComma
        ? "Här står »\(scalar)« efter värdet. Ta bort det."
        : "Här står »\(scalar)« mellan två värden: skriv , i stället."
      brief =
        isLast || hasComma ? "»\(scalar)« efter värdet: ta bort det" : "»\(scalar)«: skriv ,"
      return
    }
    let before = shown(node)
    message = "Här saknas ett kommatecken efter \(before): skriv \(before), före »\(scalar)«."
    offset = fault.offset
    edit = (node.upperBound..<node.upperBound, ",")
    // Nothing else can begin behind a comma: then the comma is what is missing.
    let begins = scalar == "\"" || !isInObject && (scalar == "{" || scalar == "[")
    if begins, fault.offset > node.upperBound {
      brief = "kommatecken saknas efter \(before)"
    }
  }

  mutating func wrongBracket(_ scalar: Unicode.Scalar) {
    guard let container else { return }
    let (open, close) = isInObject ? ("{", "}") : ("[", "]")
    message =
      "Här står \(scalar), men \(open) på rad \(line(of: Int(document[container].start))) är inte avslutad: skriv \(close) före \(scalar), eller ta bort \(scalar) om den är för mycket."
    edit = (fault.offset..<fault.offset, close)
  }

  /// A text that was not closed, so that it ends with the quote of the next key: `"Ån, "kod": 1`.
  mutating func openText(_ node: NodeID) -> Bool {
    let start = Int(document[node].start)
    let comma = lastPlace(before: Int(document[node].end) - 1) - 1
    guard isInObject, comma > start + 1, bytes[comma] == UInt8(ascii: ","),
      let quote = (fault.offset..<endOfLine(from: fault.offset)).first(where: {
        bytes[$0] == UInt8(ascii: "\"")
      }), skippingSpace(from: quote + 1) < bytes.count,
      bytes[skippingSpace(from: quote + 1)] == UInt8(ascii: ":")
    else { return false }
    closing(start..<textEnd(in: start + 1..<comma + 1))
    return true
  }

  /// Where a text that no quote ends is meant to end: before the comma behind it and the brackets that
  /// close what it stands in.
  func textEnd(in range: Range<Int>) -> Int {
    var end = range.upperBound
    if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    let open = document.nodes.filter(\.isBroken).reversed().map {
      UInt8(ascii: $0.kind == .object ? "}" : "]")
    }
    var (close, brackets) = (end, [UInt8]())
    while close > range.lowerBound {
      let byte = bytes[close - 1]
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        brackets.insert(byte, at: 0)
      } else if !SyntaxExplanation.isSpace(byte) {
        break
      }
      close -= 1
    }
    // Brackets of the text itself are no others'.
    let hasOwn = bytes[range.lowerBound..<close].contains {
      $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[")
    }
    return !brackets.isEmpty && !hasOwn && open.starts(with: brackets) ? close : end
  }

  /// A key that was not closed, so that it ends with the quote of its value, `"namn: "Ån"`, or with that
  /// of the next key, `"vp: 4.0, "prognos"`.
  mutating func openKey(_ node: NodeID) -> Bool {
    let start = Int(document[node].start)
    let end = lastPlace(before: Int(document[node].end) - 1)
    guard let colon = (start..<end).first(where: { bytes[$0] == UInt8(ascii: ":") }),
      colon > start + 1,
      colon + 1 == end || text(start + 1..<colon).allSatisfy({ $0.isLetter || $0.isNumber })
    else { return false }
    closing(start..<colon)
    return true
  }

  /// Tells that the text in `range`, which begins with a quote, lacks the one that closes it.
  private mutating func closing(_ range: Range<Int>) {
    let range = range.lowerBound..<lastPlace(before: range.upperBound)
    let bare = shown(range.lowerBound + 1..<range.upperBound)
    message =
      "Här saknas det avslutande citattecknet efter »\(bare)«: skriv \"\(bare)\" i stället."
    offset = range.lowerBound
    edit = (range.upperBound..<range.upperBound, "\"")
    brief = "»\"\(bare)«: skriv \"\(bare)\""
  }

  mutating func mixedQuotes(_ node: NodeID) -> Bool {
    let range = Int(document[node].start)..<Int(document[node].end)
    var place = range.lowerBound
    for (index, scalar) in text(range).unicodeScalars.enumerated() {
      place += UTF8.width(scalar)
      guard index > 0, scalar != "\"", Letters.isQuote(scalar), place < range.upperBound else {
        continue
      }
      let next = skippingSpace(from: place)
      guard
        [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":")].contains(
          bytes[next])
      else { continue }
      let whole = range.lowerBound..<place
      let bare = Remedy.unquoted(text(whole))
      replace(
        whole, by: JSONText.string(bare).text, Letters.quoteName(scalar) + " i slutet",
        quoteRemarks(whole))
      return true
    }
    return false
  }

  mutating func innerQuotes(_ node: NodeID) -> Bool {
    guard let next = scalarAtFault, next != "\"", next != "{", next != "[", next != ";",
      next != ":", next != "."
    else { return false }
    let start = Int(document[node].start)
    let lineEnd = endOfLine(from: start)
    var place = fault.offset
    while place < lineEnd {
      defer { place += 1 }
      guard bytes[place] == UInt8(ascii: "\"") else { continue }
      let next = skippingSpace(from: place + 1)
      guard
        next >= bytes.count
          || [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[next])
      else { continue }
      let whole = start..<place + 1
      var inner = ""
      for letter in text(start + 1..<place) {
        if letter == "\"", !inner.hasSuffix("\\") { inner += "\\" }
        inner.append(letter)
      }
      replace(whole, by: "\"\(inner)\"", "citattecken inuti en text skrivs \\\"")
      return true
    }
    return false
  }
}
