/// What a reading pass carries along: the document it reads, and what it has found wrong so far.
struct ReadingContext {
  let document: JSONDocument
  var problems: [Problem] = []

  /// A finding that still names its place by node; positions are worked out once, at the end.
  struct Problem {
    var code: String
    var severity: Severity = .error
    var message: String
    /// Whose pointer is told.
    var node: NodeID?
    /// Where line and column are told, when that is another place.
    var offset: Int?
    var place: FormPlace?
  }

  init(_ document: JSONDocument) { self.document = document }

  mutating func add(_ problem: Problem) { problems.append(problem) }

  mutating func wrongType(_ node: NodeID, expected: String) {
    add(
      Problem(
        code: "J04", message: Wording.wrongType(expected: expected, found: found(node)), node: node)
    )
  }

  mutating func wrongValue(_ node: NodeID, _ message: String) {
    add(Problem(code: "J04", message: message, node: node))
  }

  mutating func limit(_ node: NodeID, _ message: String) {
    add(Problem(code: "J06", message: message, node: node))
  }

  mutating func unknown(key: NodeID, value: NodeID, among names: [String]) {
    let name = document.string(key)
    let message = Wording.unknownKey(
      name, suggestion: Suggestion.nearest(to: name, in: names), names)
    add(
      Problem(code: "J03", message: message, node: value, offset: Int(document[key].start)))
  }

  /// A required key that `object` lacks; silent when the file breaks off inside the object.
  mutating func missing(_ name: String, in object: NodeID, meaning: String) {
    guard !document[object].isBroken else { return }
    add(Problem(code: "J05", message: Wording.missingKey(name, meaning: meaning), node: object))
  }

  /// The value as a message shows it.
  func found(_ node: NodeID) -> String {
    switch document.kind(node) {
    case .null: "null"
    case .true, .false: document.excerpt(node)
    case .number: "talet \(document.excerpt(node))"
    case .string: "texten \(document.excerpt(node))"
    case .array: "en lista"
    case .object: "ett objekt"
    }
  }
}

/// The place of a value in the form, in the form's own words.
public struct FormPlace: Hashable, Sendable {
  public var blankett: String
  public var rad: String?
  public var kolumn: String?
  public var cell: String?

  public init(blankett: String, rad: String? = nil, kolumn: String? = nil, cell: String? = nil) {
    self.blankett = blankett
    self.rad = rad
    self.kolumn = kolumn
    self.cell = cell
  }
}
