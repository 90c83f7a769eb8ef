extension JSONParser {
  mutating func enter(_ kind: JSONKind) throws(Fault) {
    guard open.count < JSONParser.depthLimit else {
      throw Fault(offset: position, problem: .tooDeep)
    }
    open.append(
      Container(
        node: nodes.count, isObject: kind == .object,
        expected: kind == .object ? patterns[open.count]?.firstKey : nil))
    position += 1
    append(kind, from: position - 1)
    expectation = kind == .object ? .keyOrEnd : .valueOrEnd
  }

  mutating func close() {
    position += 1
    let container = open.removeLast()
    nodes[container.node].end = UInt32(position)
    nodes[container.node].next = UInt32(nodes.count)
    if container.isObject {
      patterns[open.count] =
        container.hasEqualKeys || container.keyCount == 0
        ? nil : (container.node + 1, nodes.count)
    }
    expectation = open.isEmpty ? .endOfText : .commaOrEnd
  }

  /// After a fault: every open container ends here.
  mutating func breakOff() {
    while let container = open.popLast() {
      nodes[container.node].end = UInt32(position)
      nodes[container.node].next = UInt32(nodes.count)
      nodes[container.node].isBroken = true
    }
  }

  /// Takes the key that begins here if it is one of the object before, behind those that were taken
  /// already: then it equals none of them. Says whether it did.
  mutating func takeExpectedKey(_ text: Span<UInt8>) -> Bool {
    let container = open.count - 1
    guard var expected = open[container].expected, let end = patterns[container]?.end else {
      return false
    }
    while expected < end {
      let key = nodes[expected]
      expected = Int(nodes[expected + 1].next)
      guard !key.isEscaped, isText(of: key, at: position, text) else { continue }
      let start = position
      position += Int(key.end - key.start)
      append(.string, from: start)
      open[container].expected = expected
      open[container].keyCount += 1
      return true
    }
    open[container].expected = nil
    return false
  }

  /// Whether what begins at `place` is written as the key is.
  private func isText(of key: JSONNode, at place: Int, _ text: Span<UInt8>) -> Bool {
    let start = Int(key.start)
    let length = Int(key.end) - start
    guard place + length <= text.count, text[place + length - 1] == UInt8(ascii: "\"") else {
      return false
    }
    for offset in 1..<length - 1 where text[place + offset] != text[start + offset] {
      return false
    }
    return true
  }

  /// Counts a key, or lists it when the object already has it.
  mutating func note(key index: Int, _ text: Span<UInt8>) {
    let container = open.count - 1
    let isNew: Bool
    if open[container].seen != nil {
      let key = resolved(nodes[index], text)
      isNew = open[container].seen?.insert(key).inserted ?? true
    } else {
      isNew = !hasKey(like: index, from: open[container].node + 1, text)
    }
    guard isNew else {
      open[container].hasEqualKeys = true
      return duplicateKeys.append(NodeID(index: UInt32(index)))
    }
    open[container].keyCount += 1
    if open[container].seen == nil, open[container].keyCount > 32 {
      var seen: Set = [resolved(nodes[index], text)]
      var key = open[container].node + 1
      while key < index {
        seen.insert(resolved(nodes[key], text))
        key = Int(nodes[key + 1].next)
      }
      open[container].seen = seen
    }
  }

  /// Whether one of an object's keys, of which `first` is the first, equals the latest.
  private func hasKey(like index: Int, from first: Int, _ text: Span<UInt8>) -> Bool {
    var key = first
    while key < index {
      if isSame(key, index, text) { return true }
      key = Int(nodes[key + 1].next)
    }
    return false
  }

  func isSame(_ left: Int, _ right: Int, _ text: Span<UInt8>) -> Bool {
    let (a, b) = (nodes[left], nodes[right])
    if a.isEscaped || b.isEscaped { return resolved(a, text) == resolved(b, text) }
    guard a.end - a.start == b.end - b.start else { return false }
    for offset in 1..<Int(a.end - a.start)
    where text[Int(a.start) + offset] != text[Int(b.start) + offset] {
      return false
    }
    return true
  }

  func resolved(_ node: JSONNode, _ text: Span<UInt8>) -> [UInt8] {
    var raw: [UInt8] = []
    for index in Int(node.start) + 1..<Int(node.end) - 1 { raw.append(text[index]) }
    return Array(JSONEscapes.resolve(raw[...]).utf8)
  }
}
