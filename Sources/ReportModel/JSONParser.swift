/// Reads strict JSON (RFC 8259) into a ``JSONDocument`` in one pass, without recursion.
///
/// A byte-order mark is skipped. The pass stops at the first fault; everything before it is kept,
/// with the containers that it broke off inside marked as broken. Two equal keys in an object do not
/// stop it; they are listed.
struct JSONParser {
  /// A fault that ends the reading.
  struct Fault: Error, Equatable {
    var offset: Int
    var problem: JSONProblem
  }

  struct Outcome {
    var document: JSONDocument
    var fault: Fault?
    /// The later one of every two equal keys.
    var duplicateKeys: [NodeID]
  }

  static let depthLimit = 64

  private struct Container {
    var node: Int
    var isObject: Bool
    /// Where this object's keys begin in `keys`.
    var firstKey: Int
    /// The keys as values, once there are too many to look through one by one.
    var seen: Set<[UInt8]>?
  }

  private enum Expectation {
    case value, valueOrEnd, key, keyOrEnd, commaOrEnd, endOfText
  }

  private var nodes: [JSONNode] = []
  private var open: [Container] = []
  /// The keys of all open objects, innermost last.
  private var keys: [Int] = []
  private var duplicateKeys: [NodeID] = []
  private var position = 0
  private var expectation = Expectation.value

  static func parse(_ bytes: [UInt8]) -> Outcome {
    var parser = JSONParser()
    var fault: Fault?
    let (valid, cut) = parser.validPrefix(of: bytes.span)
    do throws(Fault) {
      try parser.run(bytes.span.extracting(first: valid), cut: cut)
    } catch {
      fault = error
      parser.breakOff()
    }
    return Outcome(
      document: JSONDocument(bytes: bytes, nodes: parser.nodes), fault: fault,
      duplicateKeys: parser.duplicateKeys)
  }

  /// How many bytes from the start are well-formed UTF-8, and what is wrong with the next.
  ///
  /// A text that ends inside a character may only be unfinished, like one that ends inside a value.
  private func validPrefix(of bytes: Span<UInt8>) -> (count: Int, cut: JSONProblem?) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
      return (bytes.count, nil)
    } catch {
      let place = error.byteOffsets
      let endsInside = error.kind == .truncatedScalar && place.upperBound == bytes.count
      return (place.lowerBound, endsInside ? .endsEarly : .notUTF8)
    }
  }

  /// Reads `text`; `cut` is why it stops short of the file's end, nil when it does not.
  private mutating func run(_ text: Span<UInt8>, cut: JSONProblem?) throws(Fault) {
    nodes.reserveCapacity(text.count / 12)
    if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { position = 3 }
    while true {
      skipSpace(text)
      guard position < text.count else {
        if let cut { throw Fault(offset: position, problem: cut) }
        if expectation == .endOfText { return }
        throw Fault(offset: position, problem: .endsEarly)
      }
      do throws(Fault) {
        try step(text)
      } catch {
        guard let cut, error.problem == .endsEarly else { throw error }
        throw Fault(offset: text.count, problem: cut)
      }
    }
  }

  private mutating func skipSpace(_ text: Span<UInt8>) {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func step(_ text: Span<UInt8>) throws(Fault) {
    let byte = text[position]
    switch (expectation, byte) {
    case (.endOfText, _):
      throw Fault(offset: position, problem: .textAfterEnd)
    case (.commaOrEnd, UInt8(ascii: ",")):
      position += 1
      expectation = open[open.count - 1].isObject ? .key : .value
    case (.commaOrEnd, UInt8(ascii: "}")) where open[open.count - 1].isObject,
      (.keyOrEnd, UInt8(ascii: "}")):
      close()
    case (.commaOrEnd, UInt8(ascii: "]")) where !open[open.count - 1].isObject,
      (.valueOrEnd, UInt8(ascii: "]")):
      close()
    case (.commaOrEnd, _):
      throw Fault(offset: position, problem: .missingComma)
    case (.key, UInt8(ascii: "\"")), (.keyOrEnd, UInt8(ascii: "\"")):
      try key(text)
    case (.key, UInt8(ascii: "}")),
      (.value, UInt8(ascii: "]")) where open.last?.isObject == false:
      throw Fault(offset: position, problem: .trailingComma)
    case (.key, _), (.keyOrEnd, _):
      throw Fault(offset: position, problem: .expectedKey)
    case (.value, _), (.valueOrEnd, _):
      try value(text, byte)
    }
  }

  private mutating func key(_ text: Span<UInt8>) throws(Fault) {
    let index = nodes.count
    try string(text)
    note(key: index, text)
    skipSpace(text)
    guard position < text.count else { throw Fault(offset: position, problem: .endsEarly) }
    guard text[position] == UInt8(ascii: ":") else {
      throw Fault(offset: position, problem: .missingColon)
    }
    position += 1
    expectation = .value
  }

  private mutating func value(_ text: Span<UInt8>, _ byte: UInt8) throws(Fault) {
    switch byte {
    case UInt8(ascii: "\""): try string(text)
    case UInt8(ascii: "{"): return try enter(.object)
    case UInt8(ascii: "["): return try enter(.array)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(text)
    case UInt8(ascii: "t"): try word(text, "true", .true)
    case UInt8(ascii: "f"): try word(text, "false", .false)
    case UInt8(ascii: "n"): try word(text, "null", .null)
    default: throw Fault(offset: position, problem: .expectedValue)
    }
    expectation = open.isEmpty ? .endOfText : .commaOrEnd
  }

  private mutating func append(_ kind: JSONKind, from start: Int, escaped: Bool = false) {
    nodes.append(
      JSONNode(
        start: UInt32(start), end: UInt32(position), next: UInt32(nodes.count + 1), kind: kind,
        isEscaped: escaped))
  }
}

// MARK: - Containers

extension JSONParser {
  private mutating func enter(_ kind: JSONKind) throws(Fault) {
    guard open.count < JSONParser.depthLimit else {
      throw Fault(offset: position, problem: .tooDeep)
    }
    open.append(
      Container(node: nodes.count, isObject: kind == .object, firstKey: keys.count))
    position += 1
    append(kind, from: position - 1)
    expectation = kind == .object ? .keyOrEnd : .valueOrEnd
  }

  private mutating func close() {
    position += 1
    let container = open.removeLast()
    keys.removeSubrange(container.firstKey...)
    nodes[container.node].end = UInt32(position)
    nodes[container.node].next = UInt32(nodes.count)
    expectation = open.isEmpty ? .endOfText : .commaOrEnd
  }

  /// After a fault: every open container ends here.
  private mutating func breakOff() {
    while let container = open.popLast() {
      nodes[container.node].end = UInt32(position)
      nodes[container.node].next = UInt32(nodes.count)
      nodes[container.node].isBroken = true
    }
  }

  /// Remembers a key and lists it when the object already has it.
  private mutating func note(key index: Int, _ text: Span<UInt8>) {
    let container = open.count - 1
    let first = open[container].firstKey
    let isNew: Bool
    if open[container].seen != nil {
      let key = resolved(nodes[index], text)
      isNew = open[container].seen?.insert(key).inserted ?? true
    } else {
      isNew = !keys[first...].contains { isSame($0, index, text) }
    }
    guard isNew else { return duplicateKeys.append(NodeID(index: UInt32(index))) }
    keys.append(index)
    if open[container].seen == nil, keys.count - first > 32 {
      open[container].seen = Set(keys[first...].map { resolved(nodes[$0], text) })
    }
  }

  private func isSame(_ left: Int, _ right: Int, _ text: Span<UInt8>) -> Bool {
    let (a, b) = (nodes[left], nodes[right])
    if a.isEscaped || b.isEscaped { return resolved(a, text) == resolved(b, text) }
    guard a.end - a.start == b.end - b.start else { return false }
    for offset in 1..<Int(a.end - a.start)
    where text[Int(a.start) + offset] != text[Int(b.start) + offset] {
      return false
    }
    return true
  }

  private func resolved(_ node: JSONNode, _ text: Span<UInt8>) -> [UInt8] {
    var raw: [UInt8] = []
    for index in Int(node.start) + 1..<Int(node.end) - 1 { raw.append(text[index]) }
    return Array(JSONEscapes.resolve(raw[...]).utf8)
  }
}

// MARK: - Scalars

extension JSONParser {
  private mutating func string(_ text: Span<UInt8>) throws(Fault) {
    let start = position
    var escaped = false
    position += 1
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return append(.string, from: start, escaped: escaped)
      }
      if byte == UInt8(ascii: "\\") {
        escaped = true
        try escape(text)
      } else if byte < 0x20 {
        throw Fault(offset: position, problem: .controlCharacter(byte))
      } else {
        position += 1
      }
    }
    throw Fault(offset: position, problem: .endsEarly)
  }

  private mutating func escape(_ text: Span<UInt8>) throws(Fault) {
    guard position + 1 < text.count else { throw Fault(offset: text.count, problem: .endsEarly) }
    switch text[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      try unicodeEscape(text)
    default:
      throw Fault(offset: position, problem: .badEscape)
    }
  }

  private mutating func unicodeEscape(_ text: Span<UInt8>) throws(Fault) {
    let start = position
    let first = try unit(text)
    guard (0xD800...0xDFFF).contains(first) else { return }
    guard first < 0xDC00, position + 1 < text.count, text[position] == UInt8(ascii: "\\"),
      text[position + 1] == UInt8(ascii: "u")
    else {
      let isCut =
        position == text.count
        || position + 1 == text.count && text[position] == UInt8(ascii: "\\")
      guard first < 0xDC00, isCut else { throw Fault(offset: start, problem: .loneSurrogate) }
      throw Fault(offset: text.count, problem: .endsEarly)
    }
    guard (0xDC00...0xDFFF).contains(try unit(text)) else {
      throw Fault(offset: start, problem: .loneSurrogate)
    }
  }

  /// Reads `\uXXXX` at the position.
  private mutating func unit(_ text: Span<UInt8>) throws(Fault) -> UInt32 {
    var digits: [UInt8] = []
    for index in position + 2..<min(position + 6, text.count) { digits.append(text[index]) }
    guard digits.allSatisfy(JSONEscapes.isHexadecimal) else {
      throw Fault(offset: position, problem: .badEscape)
    }
    guard let unit = JSONEscapes.unit(digits[...]) else {
      throw Fault(offset: text.count, problem: .endsEarly)
    }
    position += 6
    return unit
  }

  private mutating func word(
    _ text: Span<UInt8>, _ word: StaticString, _ kind: JSONKind
  ) throws(Fault) {
    let start = position
    for letter in word.description.utf8 {
      guard position < text.count else { throw Fault(offset: position, problem: .endsEarly) }
      guard text[position] == letter else { throw Fault(offset: start, problem: .expectedValue) }
      position += 1
    }
    append(kind, from: start)
  }

  private mutating func number(_ text: Span<UInt8>) throws(Fault) {
    let start = position
    if text[position] == UInt8(ascii: "-") { position += 1 }
    let whole = position
    try digits(text)
    if text[whole] == UInt8(ascii: "0"), position > whole + 1 {
      throw Fault(offset: start, problem: .leadingZero)
    }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      try digits(text)
    }
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < text.count,
        text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      try digits(text)
    }
    guard position < text.count else {
      // Its last digits may be unread, so it is no value yet unless it is the whole text.
      if !open.isEmpty { throw Fault(offset: position, problem: .endsEarly) }
      return append(.number, from: start)
    }
    if text[position] == UInt8(ascii: ",") { try rejectDecimalComma(text) }
    append(.number, from: start)
  }

  /// `12,5` is the slip of everybody who writes Swedish; inside an object it cannot be anything else.
  private func rejectDecimalComma(_ text: Span<UInt8>) throws(Fault) {
    guard let container = open.last, container.isObject, position + 1 < text.count,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[position + 1])
    else { return }
    throw Fault(offset: position, problem: .decimalComma)
  }

  private mutating func digits(_ text: Span<UInt8>) throws(Fault) {
    let start = position
    while position < text.count, (0x30...0x39).contains(text[position]) { position += 1 }
    guard position == start else { return }
    throw Fault(offset: position, problem: position < text.count ? .badNumber : .endsEarly)
  }
}
