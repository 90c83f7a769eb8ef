/// What was written for something else and stands in the file.
extension SyntaxExplanation {
  /// Words before the report: the head of a letter, or the fence that a chat puts around code.
  mutating func textBeforeReport() -> Bool {
    switch fault.problem {
    case .expectedValue, .badNumber, .leadingZero, .controlCharacter, .badEscape:
      guard document.nodes.isEmpty else { return false }
    case .textAfterEnd:
      guard let root = document.root, document.kind(root) != .object,
        document.kind(root) != .array
      else { return false }
      if scalarAtFault == ":" { return firstBraceMissing(before: root) }
    default: return false
    }
    guard let start = reportStart,
      text(0..<start).unicodeScalars.contains(where: { !Letters.isBlank($0) })
    else { return false }
    let end = (bytes.lastIndex(of: UInt8(ascii: "}")) ?? start) + 1
    let hasTail = end > start && skippingSpace(from: end) < bytes.count
    let number = line(of: start)
    message =
      "Rapporten börjar på rad \(number) med {. Ta bort det som står före \(hasTail ? "och efter " : "")den."
    offset = skippingSpace(from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    // The lines keep their numbers, for what is told of those behind.
    let lines = String(repeating: "\n", count: number - 1)
    edit = hasTail ? (0..<bytes.count, lines + text(start..<end)) : (0..<start, lines)
    return true
  }

  /// Keys of a report without the brace that they begin behind.
  private mutating func firstBraceMissing(before root: NodeID) -> Bool {
    guard document.kind(root) == .string,
      ReportReader.shape.keys.contains(where: { $0.name == document.string(root) })
    else { return false }
    offset = Int(document[root].start)
    message =
      "Här saknas { först i filen: en rapport är ett enda objekt { … }. Skriv { före \(document.excerpt(root))."
    edit = (offset..<offset, "{")
    return true
  }

  /// The first brace, among a few, that is followed by a key of a report.
  private var reportStart: Int? {
    let names = ReportReader.shape.keys.map(\.name)
    let braces = bytes.indices[fault.offset...].lazy.filter { bytes[$0] == UInt8(ascii: "{") }
    return braces.prefix(20).first { beginsReport(at: $0, names) }
  }

  /// Whether the brace at a place is followed by a key of the outermost object.
  private func beginsReport(at brace: Int, _ names: [String]) -> Bool {
    let place = skippingSpace(from: brace + 1)
    guard let quote = scalar(at: place), Letters.isQuote(quote) else { return false }
    let key = place + UTF8.width(quote)
    let rest = text(key..<min(key + 40, bytes.count))
    return names.contains(where: rest.hasPrefix)
  }

  /// The key that names a row of the blankett that the fault is in.
  private var nameKey: String {
    let open = document.nodes.indices.filter {
      document.nodes[$0].isBroken && document.nodes[$0].kind == .object
    }
    let keys = open.compactMap { key(in: NodeID(index: UInt32($0))) }
    return keys.lazy.compactMap { expected.nameKey(of: $0) }.first ?? "namn"
  }

  /// A row copied out of Excel, its cells divided by tabs.
  mutating func pastedRow() -> Bool {
    switch fault.problem {
    case .missingComma, .expectedKey, .expectedValue, .decimalComma, .leadingZero, .badNumber: break
    default: return false
    }
    guard container != nil, fault.offset < bytes.count else { return false }
    let start = (bytes[..<fault.offset].lastIndex(of: 0x0A) ?? -1) + 1
    let range = skippingSpace(from: start)..<lastPlace(before: endOfLine(from: fault.offset))
    guard range.contains(fault.offset), bytes[range].contains(0x09),
      !bytes[range].contains(where: { Array("\"{}[]".utf8).contains($0) })
    else { return false }
    let cells = text(range).split(separator: "\t").map { Letters.plain(String($0)) }
    let name = cells.first { !$0.isEmpty && NumberNotation($0) == nil } ?? "…"
    message =
      "Här står en rad som är klistrad ur Excel, »\(cells.joined(separator: " | ").shortened())«. I filen är en rad ett objekt, där varje värde har sin nyckel: skriv { \"id\": \"…\", \"\(nameKey)\": \(JSONText.string(name.shortened()).text), … }, med beloppen vid sina nycklar som i de andra raderna."
    offset = range.lowerBound
    return true
  }
}
