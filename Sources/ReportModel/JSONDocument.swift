/// A parsed JSON text: the bytes as they came, and one small record for each value and key in them.
///
/// Own code, because no parser at hand keeps positions: `JSONDecoder` on Linux names none in its
/// errors, keeps the first of two equal keys, and reads numbers through `Double`. Nothing is copied
/// out of the bytes before somebody asks for it, so a report costs 16 bytes a value beside its text.
public struct JSONDocument: Sendable {
  let bytes: [UInt8]
  let nodes: [JSONNode]

  /// The outermost value; nil when not even one was begun.
  public var root: NodeID? { nodes.isEmpty ? nil : NodeID(index: 0) }
}

/// A value's place in a ``JSONDocument``.
public struct NodeID: Hashable, Comparable, Sendable {
  let index: UInt32

  public static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// What a JSON value is.
enum JSONKind: UInt8, Sendable {
  case null, `true`, `false`, number, string, array, object
}

/// One value or key: where its text lies, and where the next value beside it is recorded.
struct JSONNode: Sendable {
  /// First byte of the text; for a string, its opening quote.
  var start: UInt32
  /// One past the last byte.
  var end: UInt32
  /// Index of the node after this one and everything inside it.
  var next: UInt32
  var kind: JSONKind
  /// A string with escapes in it.
  var isEscaped = false
  /// A container that the text breaks off inside, so what is missing may only be unread.
  var isBroken = false
}

extension JSONDocument {
  /// The strings, keys among them, whose bytes satisfy `condition`, in the order of the file; without
  /// those that break off. The bytes are those between the quotes, as they stand in the file.
  public func strings(where condition: (Span<UInt8>, _ isEscaped: Bool) -> Bool) -> [NodeID] {
    var found: [NodeID] = []
    let text = bytes.span
    for index in nodes.indices where nodes[index].kind == .string {
      let node = NodeID(index: UInt32(index))
      let place = rawString(node)
      guard !place.isEmpty, condition(text.extracting(place), nodes[index].isEscaped) else {
        continue
      }
      found.append(node)
    }
    return found
  }

  /// What a string or a key says.
  public func text(_ node: NodeID) -> String { string(node) }

  /// Whether a value stands inside another, or is it.
  public func holds(_ node: NodeID, in outer: NodeID) -> Bool {
    (outer.index..<self[outer].next).contains(node.index)
  }

  subscript(node: NodeID) -> JSONNode { nodes[Int(node.index)] }

  func kind(_ node: NodeID) -> JSONKind { self[node].kind }

  /// The values of an array, in order.
  func elements(of node: NodeID) -> JSONChildren { JSONChildren(nodes: nodes, parent: node) }

  /// The keys and values of an object, in order.
  func members(of node: NodeID) -> JSONMembers {
    JSONMembers(children: JSONChildren(nodes: nodes, parent: node).makeIterator())
  }

  /// The value of `key` in an object; nil when there is none.
  public func member(_ key: String, of node: NodeID) -> NodeID? {
    guard kind(node) == .object else { return nil }
    for (name, value) in members(of: node) where string(name) == key { return value }
    return nil
  }

  /// The value that a path of keys leads to.
  public func member(_ path: [String], of node: NodeID) -> NodeID? {
    path.reduce(node) { node, key in node.flatMap { member(key, of: $0) } }
  }

  /// The elements of the array at `key`.
  public func elements(_ key: String, of node: NodeID) -> [NodeID] {
    guard let list = member(key, of: node), kind(list) == .array else { return [] }
    return Array(elements(of: list))
  }

  /// The text between a string's quotes, as it stands in the file.
  func rawString(_ node: NodeID) -> Range<Int> {
    Int(self[node].start) + 1..<Int(self[node].end) - 1
  }

  /// The value's text as it stands in the file, cut to at most `limit` scalars.
  func excerpt(_ node: NodeID, limit: Int = 40) -> String {
    let text = String(decoding: bytes[Int(self[node].start)..<Int(self[node].end)], as: UTF8.self)
    let scalars = text.unicodeScalars
    return scalars.count <= limit
      ? text : String(String.UnicodeScalarView(scalars.prefix(limit))) + "…"
  }

  /// A string's or key's value, with escapes resolved.
  func string(_ node: NodeID) -> String {
    let range = rawString(node)
    guard self[node].isEscaped else { return String(decoding: bytes[range], as: UTF8.self) }
    return JSONEscapes.resolve(bytes[range])
  }

  /// Whether the key at `node` is `name`.
  func key(_ node: NodeID, is name: Span<UInt8>) -> Bool {
    let key = self[node]
    if key.isEscaped {
      let text = string(node)
      return text.utf8.span.isSame(as: name)
    }
    return bytes.span.extracting(rawString(node)).isSame(as: name)
  }
}

/// The values directly inside an array, or the keys and values in turn of an object.
struct JSONChildren: Sequence {
  let nodes: [JSONNode]
  let parent: NodeID

  func makeIterator() -> Iterator {
    Iterator(nodes: nodes, position: parent.index + 1, end: nodes[Int(parent.index)].next)
  }

  struct Iterator: IteratorProtocol {
    let nodes: [JSONNode]
    var position: UInt32
    let end: UInt32

    mutating func next() -> NodeID? {
      guard position < end else { return nil }
      defer { position = nodes[Int(position)].next }
      return NodeID(index: position)
    }
  }
}

/// The members of an object. A key whose value the text breaks off before is left out.
struct JSONMembers: Sequence, IteratorProtocol {
  var children: JSONChildren.Iterator

  mutating func next() -> (key: NodeID, value: NodeID)? {
    guard let key = children.next(), let value = children.next() else { return nil }
    return (key, value)
  }
}

extension Span<UInt8> {
  /// Whether both hold the same bytes. All are looked at, because nearly always they do.
  func isSame(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var difference: UInt8 = 0
    for index in indices { difference |= self[index] ^ other[index] }
    return difference == 0
  }
}
