extension JSONParser {
  mutating func enter(_ kind: JSONKind) throws(Fault) {
    guard open.count < JSONParser.depthLimit else {
      throw Fault(offset: position, problem: .tooDeep)
    }
    open.append(
      Container(node: nodes.count, isObject: kind == .object, firstKey: keys.count))
    position += 1
    append(kind, from: position - 1)
    expectation = kind == .object ? .keyOrEnd : .valueOrEnd
  }

  mutating func close() {
    position += 1
    let container = open.removeLast()
    keys.removeSubrange(container.firstKey...)
    nodes[container.node].end = UInt32(position)
    nodes[container.node].next = UInt32(nodes.count)
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

  /// Remembers a key and lists it when the object already has it.
  mutating func note(key index: Int, _ text: Span<UInt8>) {
    let container = open.count - 1
    let first = open[container].firstKey
    let isNew: Bool
    if open[container].seen != nil {
      let key = resolved(nodes[index], text)
      isNew = open[container].seen?.insert(key).inserted ?? true
    } else {
      isNew = !keys[first...].contains { isSame($0, index, text) }
    }
    guard isNew else { return duplicateKeys.append(NodeID(index: UInt32(index))) }
    keys.append(index)
    if open[container].seen == nil, keys.count - first > 32 {
      open[container].seen = Set(keys[first...].map { resolved(nodes[$0], text) })
    }
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
