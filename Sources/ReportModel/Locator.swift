/// Tells where in the file a value stands, for people (line, column) and programs (JSON Pointer).
///
/// The tables behind it are built when the first question comes, so a report without findings pays
/// nothing, and one with many findings pays once.
public struct Locator {
  private let document: JSONDocument
  /// What stands before each stretch of the file.
  private var stretches: [Stretch] = []
  private var children: [NodeID: [NodeID]] = [:]

  /// The bytes that are looked through for one position, so that neither a file of a million lines nor
  /// one of a single line takes longer for many.
  private static let stretch = 4_096

  private struct Stretch {
    /// Line breaks before it.
    var lines = 0
    /// Scalars since the last of them.
    var scalars = 0

    mutating func pass(_ byte: UInt8) {
      if byte == 0x0A {
        lines += 1
        scalars = 0
      } else if byte & 0xC0 != 0x80 {
        scalars += 1
      }
    }
  }

  public init(_ document: JSONDocument) { self.document = document }

  /// Line and column, both from 1; the column counts Unicode scalars, and a byte-order mark is none.
  public mutating func position(of offset: Int) -> (line: Int, column: Int) {
    if stretches.isEmpty { measure() }
    let end = min(offset, document.bytes.count)
    let index = end / Locator.stretch
    var before = stretches[index]
    for byte in document.bytes[index * Locator.stretch..<end] { before.pass(byte) }
    let hasMark = before.lines == 0 && document.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return (before.lines + 1, max(0, before.scalars - (hasMark ? 1 : 0)) + 1)
  }

  /// Line and column of a value.
  public mutating func position(of node: NodeID) -> (line: Int, column: Int) {
    position(of: Int(document[node].start))
  }

  private mutating func measure() {
    var passed = Stretch()
    for (index, byte) in document.bytes.enumerated() {
      if index % Locator.stretch == 0 { stretches.append(passed) }
      passed.pass(byte)
    }
    if document.bytes.count % Locator.stretch == 0 { stretches.append(passed) }
  }

  /// The JSON Pointer of a value; the root's is empty. It ends before a key that is too long for a
  /// report, so that no pointer is as long as a file can make it.
  public mutating func pointer(to node: NodeID) -> String {
    guard var current = document.root else { return "" }
    var pointer = ""
    while current != node {
      guard let (token, child) = step(from: current, towards: node) else { return pointer }
      pointer += "/" + token
      current = child
    }
    return pointer
  }

  private mutating func step(from parent: NodeID, towards node: NodeID) -> (String, NodeID)? {
    let inside = childrenOf(parent)
    let index = inside.partitionPoint { $0 > node } - 1
    guard index >= 0 else { return nil }
    if document.kind(parent) == .array { return (String(index), inside[index]) }
    let key = index % 2 == 0 ? index : index - 1
    guard key + 1 < inside.count,
      document.rawString(inside[key]).count <= ReportLimits.keyLength
    else { return nil }
    return (Locator.escaped(document.string(inside[key])), inside[key + 1])
  }

  private mutating func childrenOf(_ parent: NodeID) -> [NodeID] {
    if let known = children[parent] { return known }
    let found = Array(document.elements(of: parent))
    children[parent] = found
    return found
  }

  private static func escaped(_ key: String) -> String {
    var text = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension RandomAccessCollection where Index == Int {
  /// How many elements from the start do not satisfy `isAfter`, which is false and then true.
  fileprivate func partitionPoint(_ isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[startIndex + middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
