import ExporterKit

/// Reads one XML part from its first byte to its last and refuses what is not well-formed.
///
/// It knows the XML that a spreadsheet holds: elements, attributes, text, the five named entities and
/// numbered ones, a declaration. Comments, CDATA and document types do not occur there and are faults.
/// Buffers are reused, and ``PlainMarkup`` takes what a sheet is full of, so that a sheet of a million
/// cells costs no allocation per cell.
struct XMLScanner: ~Copyable {
  enum Token { case open, close, text, end }

  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>
  }

  /// Name of the element that opened or closed last.
  private(set) var name: [UInt8] = []
  /// The latest text, its entities decoded.
  private(set) var text: [UInt8] = []
  private var attributes: [Attribute] = []
  private var attributeBytes: [UInt8] = []
  private var bytes: PartWindow
  /// The names of the open elements, one after the other, and where each begins.
  private var path: [UInt8] = []
  private var starts: [Int] = []
  private var hasRoot = false
  private var closesAtOnce = false

  init(_ part: consuming ZipPart) { bytes = PartWindow(part) }

  /// How many elements are open.
  var depth: Int { starts.count }

  func isElement(_ name: StaticString) -> Bool { self.name.isEqual(to: name) }

  /// An attribute of the element that opened last.
  func attribute(_ name: StaticString) -> ArraySlice<UInt8>? {
    for attribute in attributes where attributeBytes[attribute.name].isEqual(to: name) {
      return attributeBytes[attribute.value]
    }
    return nil
  }

  func fault(_ what: String) -> ExportError { .damaged(bytes.name, what) }

  mutating func next() throws(ExportError) -> Token {
    if closesAtOnce {
      closesAtOnce = false
      return closeElement()
    }
    while let byte = try bytes.next() {
      if byte == UInt8(ascii: "<") {
        if let token = try markup() { return token }
      } else if depth > 0 {
        bytes.stepBack()
        try scanText(until: UInt8(ascii: "<"))
        return .text
      } else if !byte.isXMLSpace {
        throw fault("text outside the document")
      }
    }
    guard hasRoot, depth == 0 else { throw fault("ends in the middle") }
    return .end
  }

  // MARK: Plain markup

  /// The next cell, where it begins right here and is plain.
  mutating func plainCell() throws(ExportError) -> PlainMarkup.Cell? {
    try plain { $0.cell() }
  }

  /// The number of the row that begins right here in plain markup; its element is open then.
  mutating func plainRow() throws(ExportError) -> Int? {
    guard let number = try plain({ $0.row() }) else { return nil }
    starts.append(path.count)
    path.append(contentsOf: "row".utf8)
    return number
  }

  /// The sum of the shared text that begins right here in plain markup.
  mutating func plainSharedText() throws(ExportError) -> UInt64? {
    try plain { $0.sharedText() }
  }

  private mutating func plain<Value>(
    _ read: (inout PlainMarkup) -> Value?
  ) throws(ExportError) -> Value? {
    guard depth > 0, !closesAtOnce else { return nil }
    var markup = PlainMarkup(try bytes.ahead())
    guard let value = read(&markup) else { return nil }
    bytes.advance(to: markup.place)
    return value
  }

  private mutating func closeElement() -> Token {
    let start = starts.removeLast()
    name.replaceSubrange(name.startIndex..., with: path[start...])
    path.removeSubrange(start...)
    return .close
  }

  // MARK: Markup

  private mutating func markup() throws(ExportError) -> Token? {
    guard let byte = try bytes.next() else { throw fault("ends in the middle of a tag") }
    switch byte {
    case UInt8(ascii: "/"):
      let end = try scanName(first: try required())
      guard !starts.isEmpty, try skipSpace(end) == UInt8(ascii: ">"),
        path[(starts.last ?? 0)...].elementsEqual(name)
      else { throw fault("a closing tag that closes nothing") }
      return closeElement()
    case UInt8(ascii: "?"):
      guard !hasRoot else { throw fault("a declaration inside the document") }
      var previous = byte
      while true {
        let next = try required()
        if previous == UInt8(ascii: "?"), next == UInt8(ascii: ">") { return nil }
        previous = next
      }
    default:
      try openElement(first: byte)
      return .open
    }
  }

  private mutating func openElement(first: UInt8) throws(ExportError) {
    guard depth > 0 || !hasRoot else { throw fault("a second document") }
    hasRoot = true
    var byte = try scanName(first: first)
    starts.append(path.count)
    path.append(contentsOf: name)
    attributes.removeAll(keepingCapacity: true)
    attributeBytes.removeAll(keepingCapacity: true)
    while true {
      let separated = byte.isXMLSpace
      byte = try skipSpace(byte)
      if byte == UInt8(ascii: ">") { return }
      if byte == UInt8(ascii: "/") {
        guard try required() == UInt8(ascii: ">") else { throw fault("a broken tag") }
        closesAtOnce = true
        return
      }
      guard separated else { throw fault("a broken tag") }
      try scanAttribute(first: byte)
      byte = try required()
    }
  }

  private mutating func scanAttribute(first: UInt8) throws(ExportError) {
    let start = attributeBytes.count
    var byte = first
    while byte.isXMLName {
      attributeBytes.append(byte)
      byte = try required()
    }
    let nameRange = start..<attributeBytes.count
    byte = try skipSpace(byte)
    guard !nameRange.isEmpty, byte == UInt8(ascii: "="), try skipSpace(try required()) == 0x22
    else { throw fault("a broken attribute") }
    for other in attributes where attributeBytes[other.name] == attributeBytes[nameRange] {
      throw fault("an attribute that stands twice")
    }
    try scanText(until: 0x22)
    guard try required() == 0x22 else { throw fault("a broken attribute") }
    attributeBytes.append(contentsOf: text)
    attributes.append(
      Attribute(name: nameRange, value: nameRange.upperBound..<attributeBytes.count))
  }

  private mutating func scanName(first: UInt8) throws(ExportError) -> UInt8 {
    name.removeAll(keepingCapacity: true)
    var byte = first
    while byte.isXMLName {
      name.append(byte)
      byte = try required()
    }
    guard !name.isEmpty else { throw fault("a tag without a name") }
    return byte
  }

  private mutating func skipSpace(_ first: UInt8) throws(ExportError) -> UInt8 {
    var byte = first
    while byte.isXMLSpace { byte = try required() }
    return byte
  }

  private mutating func required() throws(ExportError) -> UInt8 {
    guard let byte = try bytes.next() else { throw fault("ends in the middle of a tag") }
    return byte
  }

  // MARK: Text

  /// Reads text up to `end`, which is left to be read.
  private mutating func scanText(until end: UInt8) throws(ExportError) {
    text.removeAll(keepingCapacity: true)
    var isASCII = true
    while let byte = try bytes.next() {
      if byte == end {
        bytes.stepBack()
        break
      }
      switch byte {
      case UInt8(ascii: "&"): try scanEntity()
      case UInt8(ascii: "<"): throw fault("a tag inside a value")
      case 0x09, 0x0A, 0x0D, 0x20..<0x80: text.append(byte)
      case 0x80...:
        isASCII = false
        text.append(byte)
      default: throw fault("a control character")
      }
    }
    if !isASCII, let what = XMLText.fault(in: text) { throw fault(what) }
  }

  private mutating func scanEntity() throws(ExportError) {
    var entity: [UInt8] = []
    while true {
      let byte = try required()
      if byte == UInt8(ascii: ";") { break }
      entity.append(byte)
      guard entity.count < 10 else { throw fault("an unknown entity") }
    }
    guard let scalar = XMLEntity.scalar(entity) else { throw fault("an unknown entity") }
    text.append(contentsOf: String(scalar).utf8)
  }
}
