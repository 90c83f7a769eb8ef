extension SyntaxExplanation {
  /// The faults that come to light when each is mended as told: so many a person meets one by one.
  static func following(
    _ explanation: SyntaxExplanation, in bytes: [UInt8], _ expected: ExpectedValues
  ) -> String? {
    guard bytes.count <= 1 << 20 else { return nil }
    var (text, current, found) = (bytes, explanation, [String]())
    while let edit = current.edit, found.count <= 10 {
      text.replaceSubrange(edit.range, with: Array(edit.text.utf8))
      // An odd quote turns what follows inside out.
      guard hasPairedQuotes(text, around: edit.range.lowerBound) else { break }
      let parsed = JSONParser.parse(text)
      guard let fault = parsed.fault, fault.problem != .endsEarly else { break }
      let next = SyntaxExplanation(fault, in: parsed.document, expected)
      // A remedy that does not get the reader on is none to go on from.
      guard next.offset > edit.range.lowerBound else { break }
      guard let brief = next.brief else { break }
      found.append("rad \(next.line(of: next.offset)): \(brief)")
      current = next
    }
    guard !found.isEmpty else { return nil }
    let shown = found.prefix(8).joined(separator: "; ")
    return
      "Längre ner finns fler fel att rätta på samma gång: \(shown)\(found.count > 8 ? "; och fler" : "")."
  }

  /// Whether the line of a place has as many quotes that begin a text as quotes that end one.
  private static func hasPairedQuotes(_ text: [UInt8], around place: Int) -> Bool {
    let start = text[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var (isPaired, isEscaped) = (true, false)
    for byte in text[start...] {
      if byte == 0x0A { break }
      if byte == UInt8(ascii: "\""), !isEscaped { isPaired.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return isPaired
  }
}
