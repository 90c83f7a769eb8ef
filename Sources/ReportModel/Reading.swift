/// How a value of one type is read from a report: what may stand there, and the code that takes it.
///
/// `read` gives nil and records at least one problem when the value does not fit. JSON's `null` never
/// reaches it: null is the same as an absent key.
struct Reading<Value: Sendable>: Sendable {
  let shape: Shape
  let read: @Sendable (NodeID, inout ReadingContext) -> Value?
}

extension Reading {
  /// A list of values, `most` of them. Elements that do not fit are reported and left out.
  static func list<Element>(
    _ element: Reading<Element>, most: Int? = nil
  ) -> Reading where Value == [Element] {
    Reading(shape: .list(element.shape, most: most)) { node, context in
      guard context.document.kind(node) == .array else {
        context.wrongType(node, expected: "en lista") { $0.listRemedy(for: node) }
        return nil
      }
      var values: [Element] = []
      for (index, child) in context.document.elements(of: node).enumerated() {
        if let most, index == most {
          context.limit(child, Wording.listTooLong(most))
          break
        }
        guard context.takesItem(child) else { break }
        if context.document.kind(child) == .null {
          context.wrongValue(child, Wording.nullInList)
        } else if let value = element.read(child, &context) {
          values.append(value)
        }
      }
      return values
    }
  }

  /// A value of an object type whose shape contains itself.
  static func recursive(
    _ name: String, _ reading: @escaping @Sendable () -> Reading<Value>
  ) -> Reading<Value> {
    Reading(shape: .recursive(name) { reading().shape }) { node, context in
      reading().read(node, &context)
    }
  }

  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Reading<Other> {
    Reading<Other>(shape: shape) { node, context in read(node, &context).map(transform) }
  }
}

extension JSONDocument {
  /// A value that stands alone where a list belongs.
  fileprivate func listRemedy(for node: NodeID) -> Remedy? {
    let text = excerpt(node, limit: 80)
    return kind(node) == .string && !text.hasSuffix("…")
      ? Remedy(oddities: ["en lista står inom [ ]"], text: "[ \(text) ]") : nil
  }
}

/// One key of an object and the property that takes its value.
struct Key<Root>: Sendable {
  let shape: KeyShape
  let utf8Name: [UInt8]
  /// Reads the value into its property.
  let apply: @Sendable (NodeID, inout Root, inout ReadingContext) -> Void

  private init<Value>(
    _ name: String, _ reading: Reading<Value>, _ meaning: String, isRequired: Bool,
    set: @escaping @Sendable (inout Root, Value) -> Void
  ) {
    shape = KeyShape(name, reading.shape, isRequired: isRequired, meaning: meaning)
    utf8Name = Array(name.utf8)
    apply = { node, root, context in
      if let value = reading.read(node, &context) { set(&root, value) }
    }
  }

  static func required<Value>(
    _ name: String, _ property: any WritableKeyPath<Root, Value> & Sendable,
    _ reading: Reading<Value>, _ meaning: String
  ) -> Key {
    Key(name, reading, meaning, isRequired: true) { $0[keyPath: property] = $1 }
  }

  static func required<Value>(
    _ name: String, _ property: any WritableKeyPath<Root, Value?> & Sendable,
    _ reading: Reading<Value>, _ meaning: String
  ) -> Key {
    Key(name, reading, meaning, isRequired: true) { $0[keyPath: property] = $1 }
  }

  static func optional<Value>(
    _ name: String, _ property: any WritableKeyPath<Root, Value?> & Sendable,
    _ reading: Reading<Value>, _ meaning: String
  ) -> Key {
    Key(name, reading, meaning, isRequired: false) { $0[keyPath: property] = $1 }
  }

  /// A key that may be absent, whose property has a value all the same (an empty list, false).
  static func defaulted<Value>(
    _ name: String, _ property: any WritableKeyPath<Root, Value> & Sendable,
    _ reading: Reading<Value>, _ meaning: String
  ) -> Key {
    Key(name, reading, meaning, isRequired: false) { $0[keyPath: property] = $1 }
  }
}

extension Reading {
  /// An object, read key by key into a value that `start` makes.
  ///
  /// Every problem of the object is recorded; the value is given even so, with what could be read.
  /// `finish` checks what concerns several keys; `cases` says the same as data, for the schema.
  static func object(
    _ title: String, _ start: @escaping @Sendable () -> Value, _ keys: [Key<Value>],
    cases: [ShapeCase] = [],
    finish: (@Sendable (NodeID, inout Value, inout ReadingContext) -> Void)? = nil
  ) -> Reading {
    let shape = Shape.object(
      ObjectShape(title: title, keys: keys.map(\.shape), cases: cases))
    return Reading(shape: shape) { node, context in
      guard context.document.kind(node) == .object else {
        context.wrongType(node, expected: "ett objekt { … }") { _ in
          ObjectExample.remedy(keys.map(\.shape))
        }
        return nil
      }
      var value = start()
      var present = Set<Int>()
      var empty: [Int: NodeID] = [:]
      let names = keys.map(\.shape.name)
      for (name, child) in context.document.members(of: node) {
        guard
          let index = keys.firstIndex(where: { context.document.key(name, is: $0.utf8Name.span) })
        else {
          context.unknown(key: name, value: child, in: node, among: names)
          continue
        }
        guard context.document.kind(child) != .null else {
          empty[index] = child
          continue
        }
        present.insert(index)
        keys[index].apply(child, &value, &context)
      }
      for (index, key) in keys.enumerated() where key.shape.isRequired && !present.contains(index) {
        let (name, meaning) = (key.shape.name, key.shape.meaning)
        if let value = empty[index] {
          context.empty(name, value, in: node, meaning: meaning)
        } else if !context.misspells(name, in: node, among: names) {
          context.missing(name, in: node, meaning: meaning)
        }
      }
      finish?(node, &value, &context)
      return value
    }
  }
}
