/// Where a file stops being JSON, told for the person who wrote it: what stands there and what to write.
///
/// Made only when the parser has given up, so it may look at the text as often as it likes.
struct SyntaxExplanation {
  var message: String
  /// Where what stands there begins.
  var offset: Int
  /// What the remedy takes the place of, and the remedy.
  var edit: (range: Range<Int>, text: String)?
  /// The same in a few words, for a list.
  var brief: String?

  let bytes: [UInt8]
  let document: JSONDocument
  let fault: JSONParser.Fault
  let expected: ExpectedValues

  /// Explains the fault that ended the reading of `document`.
  init(_ fault: JSONParser.Fault, in document: JSONDocument, _ expected: ExpectedValues) {
    self.fault = fault
    self.document = document
    self.expected = expected
    bytes = document.bytes
    (message, offset, edit) = (Wording.syntax(fault.problem), fault.offset, nil)
    explain()
  }

  mutating func explain() {
    if textBeforeReport() || pastedRow() { return }
    switch fault.problem {
    case .notUTF8: notUTF8()
    case .tooDeep, .tooManyValues, .wideCharacters, .loneSurrogate: break
    case .endsEarly: endsEarly()
    case .textAfterEnd: textAfterEnd()
    case .missingComma: missingComma()
    case .missingColon: missingColon()
    case .trailingComma: trailingComma()
    case .decimalComma, .leadingZero, .badNumber: number()
    case .expectedKey: expectedKey()
    case .expectedValue: expectedValue()
    case .controlCharacter(let byte): controlCharacter(byte)
    case .badEscape: badEscape()
    }
  }

  // MARK: - What stands around the fault

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func scalar(at place: Int) -> Unicode.Scalar? {
    guard place < bytes.count else { return nil }
    return text(place..<min(place + 4, bytes.count)).unicodeScalars.first
  }

  var scalarAtFault: Unicode.Scalar? { scalar(at: fault.offset) }

  static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  /// The first place from `place` that is no space.
  func skippingSpace(from place: Int) -> Int {
    var place = place
    while place < bytes.count, SyntaxExplanation.isSpace(bytes[place]) { place += 1 }
    return place
  }

  /// One past the last place before `place` that is no space.
  func lastPlace(before place: Int) -> Int {
    var place = place
    while place > 0, SyntaxExplanation.isSpace(bytes[place - 1]) { place -= 1 }
    return place
  }

  func endOfLine(from place: Int) -> Int {
    var place = place
    while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
    return place
  }

  /// The number of the line that a place lies in.
  func line(of place: Int) -> Int { bytes[..<place].count { $0 == 0x0A } + 1 }

  var lastNode: NodeID? {
    document.nodes.isEmpty ? nil : NodeID(index: UInt32(document.nodes.count - 1))
  }

  /// The innermost container that the text breaks off inside.
  var container: NodeID? {
    document.nodes.lastIndex { $0.isBroken }.map { NodeID(index: UInt32($0)) }
  }

  var isInObject: Bool { container.map { document.kind($0) == .object } ?? false }

  /// The key whose value the fault is in or behind.
  var key: String? {
    guard let container, isInObject else { return nil }
    return key(in: container)
  }

  /// The last key of an object that the text breaks off inside.
  func key(in object: NodeID) -> String? {
    let children = Array(document.elements(of: object))
    let index = children.count % 2 == 1 ? children.count - 1 : children.count - 2
    guard index >= 0 else { return nil }
    return document.string(children[index])
  }
}
