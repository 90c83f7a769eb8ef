extension JSONParser {
  mutating func string(_ text: Span<UInt8>) throws(Fault) {
    let start = position
    var escaped = false
    var place = position + 1
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "\"") {
        position = place + 1
        return append(.string, from: start, escaped: escaped)
      }
      if byte == UInt8(ascii: "\\") {
        escaped = true
        position = place
        try escape(text)
        place = position
      } else if byte < 0x20 {
        position = place
        throw Fault(offset: place, problem: .controlCharacter(byte))
      } else {
        place += 1
      }
    }
    position = place
    throw Fault(offset: place, problem: .endsEarly)
  }

  mutating func escape(_ text: Span<UInt8>) throws(Fault) {
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

  mutating func unicodeEscape(_ text: Span<UInt8>) throws(Fault) {
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
  mutating func unit(_ text: Span<UInt8>) throws(Fault) -> UInt32 {
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

  static let trueWord = Array("true".utf8)
  static let falseWord = Array("false".utf8)
  static let nullWord = Array("null".utf8)

  mutating func word(
    _ text: Span<UInt8>, _ word: [UInt8], _ kind: JSONKind
  ) throws(Fault) {
    let start = position
    for letter in word {
      guard position < text.count else { throw Fault(offset: position, problem: .endsEarly) }
      guard text[position] == letter else { throw Fault(offset: start, problem: .expectedValue) }
      position += 1
    }
    append(kind, from: start)
  }

  mutating func number(_ text: Span<UInt8>) throws(Fault) {
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
  func rejectDecimalComma(_ text: Span<UInt8>) throws(Fault) {
    guard let container = open.last, container.isObject, position + 1 < text.count,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[position + 1])
    else { return }
    throw Fault(offset: position, problem: .decimalComma)
  }

  mutating func digits(_ text: Span<UInt8>) throws(Fault) {
    let start = position
    var place = start
    while place < text.count, text[place] &- 0x30 < 10 { place += 1 }
    position = place
    guard place == start else { return }
    throw Fault(offset: position, problem: position < text.count ? .badNumber : .endsEarly)
  }
}
