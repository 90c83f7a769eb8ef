extension JSONParser {
  mutating func enter(_ kind: JSONKind) throws(Fault) {
    guard open.count < JSONParser.depthLimit else {
      throw Fault(offset: position, problem: .tooDeep)
    }
    let pattern = kind == .object ? patterns[open.count] : (0, 0)
    open.append(
      Container(
        node: nodes.count, isObject: kind == .object, expected: pattern.0, expectedEnd: pattern.1))
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
      patterns[open.count] = container.hasEqualKeys ? (0, 0) : (container.node + 1, nodes.count)
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
    var expected = open[container].expected
    let end = open[container].expectedEnd
    while expected < end {
      let key = nodes[expected]
      expected = Int(nodes[expected + 1].next)
      guard !key.isEscaped, isText(of: key, at: position, text) else { continue }
      let start = position
      position += Int(key.end - key.start)
      append(.string, from: start)
      open[container].tookExpected(next: expected)
      return true
    }
    open[container].expected = end
    return false
  }

  /// Whether what begins at `place` is written as the key is, which has no escapes.
  private func isText(of key: JSONNode, at place: Int, _ text: Span<UInt8>) -> Bool {
    let length = Int(key.end - key.start)
    return place + length <= text.count
      && text.extracting(place..<place + length).isSame(
        as: text.extracting(Int(key.start)..<Int(key.end)))
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
    if isNew {
      open[container].keyCount += 1
    } else {
      open[container].hasEqualKeys = true
      duplicateKeys.append(NodeID(index: UInt32(index)))
    }
    // Equal keys count too, or an object full of them were looked through again for each.
    let isLong = open[container].keyCount > 32 || open[container].hasEqualKeys
    guard isLong, open[container].seen == nil else { return }
    var seen: Set = [resolved(nodes[index], text)]
    var key = open[container].node + 1
    while key < index {
      seen.insert(resolved(nodes[key], text))
      key = Int(nodes[key + 1].next)
    }
    open[container].seen = seen
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
    return text.extracting(Int(a.start)..<Int(a.end)).isSame(
      as: text.extracting(Int(b.start)..<Int(b.end)))
  }

  func resolved(_ node: JSONNode, _ text: Span<UInt8>) -> [UInt8] {
    var raw: [UInt8] = []
    for index in Int(node.start) + 1..<Int(node.end) - 1 { raw.append(text[index]) }
    return Array(JSONEscapes.resolve(raw[...]).utf8)
  }
}
