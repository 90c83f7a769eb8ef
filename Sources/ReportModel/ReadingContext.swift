/// What a reading pass carries along: the document it reads, and what it has found wrong so far.
struct ReadingContext {
  let document: JSONDocument
  var problems: [Problem] = []
  /// The fields of the row in hand that are null.
  var nullFields: [Int] = []

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

extension ReadingContext {
  /// The problems as diagnostics with their places, in the order of the file.
  func diagnostics() -> [Diagnostic] {
    guard !problems.isEmpty else { return [] }
    var locator = Locator(document)
    let placed = problems.enumerated().map { index, problem in
      let offset = problem.offset ?? problem.node.map { Int(document[$0].start) } ?? 0
      return (offset: offset, index: index, problem: problem)
    }
    let ordered = placed.sorted { ($0.offset, $0.index) < ($1.offset, $1.index) }
    return ordered.map { offset, _, problem in
      let position = locator.position(of: offset)
      return Diagnostic(
        code: problem.code, severity: problem.severity, message: problem.message,
        pointer: problem.node.map { locator.pointer(to: $0) } ?? "", line: position.line,
        column: position.column, blankett: problem.place?.blankett, rad: problem.place?.rad,
        kolumn: problem.place?.kolumn, cell: problem.place?.cell)
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
