import ExporterKit

/// Reads one XML part from its first byte to its last and refuses what is not well-formed.
///
/// It knows the XML that a spreadsheet holds: elements, attributes, text, the five named entities and
/// numbered ones, a declaration. Comments, CDATA and document types do not occur there and are faults.
/// Names and attributes are looked at where they lie, and ``PlainMarkup`` takes what a sheet is full
/// of, so that a sheet of a million cells costs no allocation per cell.
struct XMLScanner: ~Copyable {
  enum Token { case open, close, text, end }

  /// The latest text, its entities decoded.
  private(set) var text: [UInt8] = []
  /// The tag that opened or closed last.
  private var tag: XMLTag
  private var bytes: PartWindow
  /// The names of the open elements, one after the other, and where each begins.
  private var path: [UInt8] = []
  private var starts: [Int] = []
  private var hasRoot = false
  private var closesAtOnce = false
  /// Whether a row is open that is not among the open elements, where hardly any need be put.
  private var isInPlainRow = false

  init(_ part: consuming ZipPart) {
    bytes = PartWindow(part)
    tag = XMLTag(at: bytes.limit)
  }

  /// How many elements are open.
  var depth: Int { starts.count }

  /// Whether the element that opened or closed last is called so.
  func isElement(_ name: StaticString) -> Bool { tag.name.isEqual(to: name) }

  /// An attribute of the element that opened last.
  func attribute(_ name: StaticString) -> [UInt8]? {
    tag.attributes.first { $0.name.isEqual(to: name) }?.value
  }

  func fault(_ what: String) -> ExportError { .damaged(bytes.name, what) }

  mutating func next() throws(ExportError) -> Token {
    if isInPlainRow {
      isInPlainRow = false
      starts.append(path.count)
      path.append(contentsOf: "row".utf8)
    }
    if closesAtOnce {
      closesAtOnce = false
      return closeElement()
    }
    while true {
      let place = try bytes.ahead()
      if place.pointee == UInt8(ascii: "<") {
        if let token = try markup() { return token }
      } else if place == bytes.limit {
        guard hasRoot, depth == 0 else { throw fault("ends in the middle") }
        return .end
      } else if depth > 0 {
        try scanText()
        return .text
      } else {
        guard place.pointee.isXMLSpace else { throw fault("text outside the document") }
        bytes.advance(to: place + 1)
      }
    }
  }

  // MARK: Plain markup

  /// The next cell, where it begins right here and is plain.
  mutating func plainCell() throws(ExportError) -> PlainMarkup.Cell? {
    try plain { $0.cell() }
  }

  /// The number of the row that begins right here in plain markup; its element is open then.
  mutating func plainRow() throws(ExportError) -> Int? {
    guard !isInPlainRow, let number = try plain({ $0.row() }) else { return nil }
    isInPlainRow = true
    return number
  }

  /// Closes the row that ends right here in plain markup, and says whether one does.
  mutating func plainRowEnd() throws(ExportError) -> Bool {
    guard isInPlainRow, try plain({ $0.rowEnd() }) != nil else { return false }
    isInPlainRow = false
    return true
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

  // MARK: Markup

  private mutating func markup() throws(ExportError) -> Token? {
    try readTag()
    switch tag.kind {
    case .open, .empty:
      guard depth > 0 || !hasRoot else { throw fault("a second document") }
      hasRoot = true
      starts.append(path.count)
      path.append(contentsOf: tag.name)
      closesAtOnce = tag.kind == .empty
      return .open
    case .close:
      guard let start = starts.last, path[start...].isEqual(to: tag.name) else {
        throw fault("a closing tag that closes nothing")
      }
      return closeElement()
    case .declaration:
      guard !hasRoot else { throw fault("a declaration inside the document") }
      return nil
    }
  }

  private mutating func readTag() throws(ExportError) {
    while true {
      let start = try bytes.ahead()
      do throws(XMLTag.Problem) {
        try tag.read(from: start, to: bytes.limit)
        return bytes.advance(to: tag.place)
      } catch {
        if case .fault(let what) = error { throw fault(what) }
      }
      guard try bytes.more() else { throw fault("ends in the middle of a tag") }
    }
  }

  private mutating func closeElement() -> Token {
    path.removeSubrange(starts.removeLast()...)
    return .close
  }

  /// Reads text up to the next tag.
  private mutating func scanText() throws(ExportError) {
    text.removeAll(keepingCapacity: true)
    var isPlain = true
    while true {
      let start = try bytes.ahead()
      let run = XMLText.Run(from: start, until: UInt8(ascii: "<"))
      text.append(contentsOf: UnsafeRawBufferPointer(start: start, count: run.end - start))
      isPlain = isPlain && run.isPlain
      bytes.advance(to: run.end)
      if run.end < bytes.limit {
        guard run.end.pointee == UInt8(ascii: "<") else { throw fault("a control character") }
        break
      }
      guard try bytes.more() else { break }
    }
    if isPlain { return }
    do throws(XMLTag.Problem) {
      text = try XMLText.decoded(text)
    } catch {
      if case .fault(let what) = error { throw fault(what) }
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
    withUnsafeBytes { $0.isEqual(to: other) }
  }
}
