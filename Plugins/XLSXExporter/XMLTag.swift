import Glibc

/// A tag, read where it lies: its name and attributes are places among the bytes.
///
/// It is well-formed, each attribute stands once, and what its values say is allowed. Zeros must stand
/// behind the bytes.
struct XMLTag {
  enum Kind { case open, empty, close, declaration }

  enum Problem: Error {
    /// The bytes end before the tag does.
    case unfinished
    case fault(String)
  }

  struct Attribute {
    let name: UnsafeRawBufferPointer
    /// What it says, where that is not simply what is written.
    fileprivate let decoded: [UInt8]?
    fileprivate let written: UnsafeRawBufferPointer

    var value: [UInt8] { decoded ?? Array(written) }
  }

  private(set) var kind = Kind.open
  private(set) var name = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Those of a tag that opens something.
  private(set) var attributes: [Attribute] = []
  /// Where reading goes on.
  private(set) var place: UnsafePointer<UInt8>
  private var end: UnsafePointer<UInt8>

  /// Before the first tag.
  init(at place: UnsafePointer<UInt8>) { (self.place, end) = (place, place) }

  /// Reads the tag whose `<` stands at `start`.
  mutating func read(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) throws(Problem) {
    (place, self.end) = (start + 1, end)
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    switch place.pointee {
    case UInt8(ascii: "/"):
      kind = .close
      place += 1
      name = try takeName("a tag without a name")
      skipSpace()
      try require(UInt8(ascii: ">"), "a closing tag that closes nothing")
    case UInt8(ascii: "?"):
      kind = .declaration
      try skipDeclaration()
    default:
      kind = .open
      name = try takeName("a tag without a name")
      try readAttributes()
    }
  }

  private mutating func readAttributes() throws(Problem) {
    while true {
      let separated = place.pointee.isXMLSpace
      skipSpace()
      switch place.pointee {
      case UInt8(ascii: ">"):
        place += 1
        return
      case UInt8(ascii: "/"):
        place += 1
        kind = .empty
        return try require(UInt8(ascii: ">"), "a broken tag")
      default:
        guard separated else { throw here("a broken tag") }
        try readAttribute()
      }
    }
  }

  private mutating func readAttribute() throws(Problem) {
    let name = try takeName("a broken attribute")
    skipSpace()
    try require(UInt8(ascii: "="), "a broken attribute")
    skipSpace()
    try require(0x22, "a broken attribute")
    for other in attributes where other.name.isEqual(to: name) {
      throw .fault("an attribute that stands twice")
    }
    let start = place
    let value = XMLText.Run(from: start, until: 0x22)
    place = value.end
    guard place.pointee == 0x22 else {
      throw here(
        place.pointee == UInt8(ascii: "<") ? "a tag inside a value" : "a control character")
    }
    place += 1
    let bytes = UnsafeRawBufferPointer(start: start, count: value.end - start)
    attributes.append(
      Attribute(
        name: name, decoded: value.isPlain ? nil : try XMLText.decoded(bytes), written: bytes))
  }

  private mutating func skipDeclaration() throws(Problem) {
    var previous: UInt8 = 0
    place += 1
    while place < end {
      defer { place += 1 }
      if previous == UInt8(ascii: "?"), place.pointee == UInt8(ascii: ">") { return }
      previous = place.pointee
    }
    throw .unfinished
  }

  // MARK: Pieces

  private mutating func takeName(_ what: String) throws(Problem) -> UnsafeRawBufferPointer {
    let start = place
    var end = start
    while end.pointee.isXMLName { end += 1 }
    place = end
    guard end > start else { throw here(what) }
    return UnsafeRawBufferPointer(start: start, count: end - start)
  }

  private mutating func require(_ byte: UInt8, _ what: String) throws(Problem) {
    guard place.pointee == byte else { throw here(what) }
    place += 1
  }

  private mutating func skipSpace() {
    while place.pointee.isXMLSpace { place += 1 }
  }

  /// What stands here is wrong, unless it is only that nothing stands here yet.
  private func here(_ what: String) -> Problem { place < end ? .fault(what) : .unfinished }
}

extension UnsafeRawBufferPointer {
  func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count, let start = baseAddress, let others = other.baseAddress else {
      return count == other.count
    }
    return memcmp(start, others, count) == 0
  }

  func isEqual(to text: StaticString) -> Bool {
    isEqual(to: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
