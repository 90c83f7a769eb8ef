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

  struct Container {
    var node: Int
    var isObject: Bool
    /// The key of the object before that comes next, while all keys stand in that object's order, and
    /// the node behind that object; the same when nothing is expected.
    var expected: Int
    var expectedEnd: Int
    var keyCount = 0
    var hasEqualKeys = false
    /// The keys as values, once there are too many to look through one by one.
    var seen: Set<[UInt8]>?

    mutating func tookExpected(next: Int) {
      expected = next
      keyCount += 1
    }
  }

  enum Expectation {
    case value, valueOrEnd, key, keyOrEnd, commaOrEnd, endOfText
  }

  var nodes: [JSONNode] = []
  var open: [Container] = []
  /// By depth, the first key of the latest object whose keys all differ, and the node behind it: most
  /// objects repeat the keys of the one before.
  var patterns: [(firstKey: Int, end: Int)] = Array(repeating: (0, 0), count: JSONParser.depthLimit)
  var duplicateKeys: [NodeID] = []
  var position = 0
  private let valueLimit: Int
  var expectation = Expectation.value

  private init(valueLimit: Int) { self.valueLimit = valueLimit }

  static func parse(_ bytes: [UInt8], valueLimit: Int = ReportLimits.values) -> Outcome {
    var parser = JSONParser(valueLimit: valueLimit)
    var fault: Fault?
    let (valid, cut) = parser.validPrefix(of: bytes.span)
    do throws(Fault) {
      if let bits = wideCharacters(bytes) {
        throw Fault(offset: 0, problem: .wideCharacters(bits))
      }
      try parser.run(bytes.span.extracting(first: valid), cut: cut)
    } catch {
      fault = error
      parser.breakOff()
    }
    return Outcome(
      document: JSONDocument(bytes: bytes, nodes: parser.nodes), fault: fault,
      duplicateKeys: parser.duplicateKeys)
  }

  /// How many bits a character has in a file that is in UTF-16 or UTF-32; nil in any other. By its
  /// mark, or by its first two characters, which are ASCII in every JSON text: one character and
  /// zeros behind it are a file that is not filled yet.
  private static func wideCharacters(_ bytes: [UInt8]) -> Int? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return 32
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return 16 }
    let isZero = bytes.prefix(8).map { $0 == 0 }
    for (width, bits) in [(4, 32), (2, 16)] where bytes.count >= 2 * width {
      for place in [0, width - 1] {
        let isWide = (0..<2 * width).allSatisfy { isZero[$0] == ($0 % width != place) }
        if isWide { return bits }
      }
    }
    return nil
  }

  /// How many bytes from the start are well-formed UTF-8, and what is wrong with the next.
  ///
  /// A text that ends inside a character may only be unfinished, like one that ends inside a value.
  func validPrefix(of bytes: Span<UInt8>) -> (count: Int, cut: JSONProblem?) {
    var start = 0
    while start < bytes.count {
      // No character reaches into a block of ASCII, so what lies between two can be looked at by itself.
      var end = start
      while end < bytes.count, !isASCII(bytes, blockAt: end) {
        end = min(end + JSONParser.block, bytes.count)
      }
      do throws(UTF8.ValidationError) {
        if end > start { _ = try UTF8Span(validating: bytes.extracting(start..<end)) }
      } catch {
        let place = error.byteOffsets
        let endsInside = error.kind == .truncatedScalar && start + place.upperBound == bytes.count
        return (start + place.lowerBound, endsInside ? .endsEarly : .notUTF8)
      }
      start = end + JSONParser.block
    }
    return (bytes.count, nil)
  }

  /// Most of a report is ASCII, and a block of it is told in one go.
  private static let block = 32

  private func isASCII(_ bytes: Span<UInt8>, blockAt start: Int) -> Bool {
    guard start + JSONParser.block <= bytes.count else { return false }
    let block = bytes.extracting(start..<start + JSONParser.block)
    var all: UInt8 = 0
    for index in block.indices { all |= block[index] }
    return all < 0x80
  }

  /// Reads `text`; `cut` is why it stops short of the file's end, nil when it does not.
  mutating func run(_ text: Span<UInt8>, cut: JSONProblem?) throws(Fault) {
    nodes.reserveCapacity(min(text.count / 12, valueLimit))
    if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { position = 3 }
    while true {
      skipSpace(text)
      guard position < text.count else {
        if let cut {
          let isBehind = expectation == .endOfText
          throw Fault(offset: position, problem: isBehind ? .textAfterEnd : cut)
        }
        if expectation == .endOfText { return }
        throw Fault(offset: position, problem: .endsEarly)
      }
      guard nodes.count < valueLimit else {
        throw Fault(offset: position, problem: .tooManyValues)
      }
      do throws(Fault) {
        try step(text)
      } catch {
        guard let cut, error.problem == .endsEarly else { throw error }
        throw Fault(offset: text.count, problem: cut)
      }
    }
  }

  mutating func skipSpace(_ text: Span<UInt8>) {
    var place = position
    while place < text.count, text[place] <= 0x20 {
      switch text[place] {
      case 0x20, 0x0A, 0x0D, 0x09: place += 1
      default:
        position = place
        return
      }
    }
    position = place
  }

  mutating func step(_ text: Span<UInt8>) throws(Fault) {
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

  mutating func key(_ text: Span<UInt8>) throws(Fault) {
    if !takeExpectedKey(text) {
      let index = nodes.count
      try string(text)
      note(key: index, text)
    }
    skipSpace(text)
    guard position < text.count else { throw Fault(offset: position, problem: .endsEarly) }
    guard text[position] == UInt8(ascii: ":") else {
      throw Fault(offset: position, problem: .missingColon)
    }
    position += 1
    expectation = .value
    skipSpace(text)
    if position < text.count { try value(text, text[position]) }
  }

  mutating func value(_ text: Span<UInt8>, _ byte: UInt8) throws(Fault) {
    switch byte {
    case UInt8(ascii: "\""): try string(text)
    case UInt8(ascii: "{"): return try enter(.object)
    case UInt8(ascii: "["): return try enter(.array)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(text)
    case UInt8(ascii: "t"): try word(text, JSONParser.trueWord, .true)
    case UInt8(ascii: "f"): try word(text, JSONParser.falseWord, .false)
    case UInt8(ascii: "n"): try word(text, JSONParser.nullWord, .null)
    default: throw Fault(offset: position, problem: .expectedValue)
    }
    expectation = open.isEmpty ? .endOfText : .commaOrEnd
  }

  /// No text is too long for the places (``ReportReader/sizeLimit``).
  mutating func append(_ kind: JSONKind, from start: Int, escaped: Bool = false) {
    nodes.append(
      JSONNode(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position),
        next: UInt32(truncatingIfNeeded: nodes.count + 1), kind: kind, isEscaped: escaped))
  }
}
