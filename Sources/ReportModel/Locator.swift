/// Tells where in the file a value stands, for people (line, column) and programs (JSON Pointer).
///
/// The tables behind it are built when the first question comes, so a report without findings pays
/// nothing, and one with many findings pays once.
public struct Locator {
  private let document: JSONDocument
  private var lineStarts: [Int] = []
  /// The last place asked for: on a long line the next one is counted from here.
  private var last = (line: 0, offset: 0, scalars: 0)
  private var children: [NodeID: [NodeID]] = [:]

  public init(_ document: JSONDocument) { self.document = document }

  /// Line and column, both from 1; the column counts Unicode scalars, and a byte-order mark is none.
  public mutating func position(of offset: Int) -> (line: Int, column: Int) {
    if lineStarts.isEmpty { findLines() }
    let line = lineStarts.partitionPoint { $0 > offset } - 1
    if last.line != line || last.offset > offset || last.offset < lineStarts[line] {
      last = (line, lineStarts[line], 0)
    }
    let end = min(offset, document.bytes.count)
    last.scalars += document.bytes[last.offset..<end].count { $0 & 0xC0 != 0x80 }
    last.offset = end
    return (line + 1, last.scalars + 1)
  }

  /// Line and column of a value.
  public mutating func position(of node: NodeID) -> (line: Int, column: Int) {
    position(of: Int(document[node].start))
  }

  private mutating func findLines() {
    let hasMark = document.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    lineStarts = [hasMark ? 3 : 0]
    for (index, byte) in document.bytes.enumerated() where byte == 0x0A {
      lineStarts.append(index + 1)
    }
  }

  /// The JSON Pointer of a value; the root's is empty.
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
    guard key + 1 < inside.count else { return nil }
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
    for character in key {
      switch character {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.append(character)
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
