extension SyntaxExplanation {
  /// The faults that come to light when each is mended as told: so many a person meets one by one.
  static func following(
    _ explanation: SyntaxExplanation, in bytes: [UInt8], _ expected: ExpectedValues
  ) -> String? {
    guard bytes.count <= 1 << 20 else { return nil }
    var (text, current, found) = (bytes, explanation, [String]())
    while let edit = current.edit, found.count <= 10 {
      text.replaceSubrange(edit.range, with: Array(edit.text.utf8))
      let parsed = JSONParser.parse(text)
      guard let fault = parsed.fault, fault.problem != .endsEarly else { break }
      let next = SyntaxExplanation(fault, in: parsed.document, expected)
      // A remedy that does not get the reader on is none to go on from.
      guard next.offset > edit.range.lowerBound else { break }
      let line = next.line(of: next.offset)
      found.append(next.brief.map { "rad \(line): \($0)" } ?? "rad \(line)")
      current = next
    }
    guard !found.isEmpty else { return nil }
    let shown = found.prefix(8).joined(separator: "; ")
    return
      "Längre ner finns fler fel att rätta på samma gång: \(shown)\(found.count > 8 ? "; och fler" : "")."
  }
}
