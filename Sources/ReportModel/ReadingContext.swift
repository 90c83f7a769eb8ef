/// What a reading pass carries along: the document it reads, and what it has found wrong so far.
struct ReadingContext {
  let document: JSONDocument
  var problems: [Problem] = []
  /// The blankett that is being read.
  var blankett: String?
  /// How many more fields of rows, and elements of lists, may come.
  var cellsLeft = ReportLimits.cells
  var itemsLeft = ReportLimits.listItems
  private var tally = FindingTally()
  /// How many more unknown keys may be compared with those that are missing.
  var keyComparisonsLeft = 20_000
  /// The fields of the row in hand that are null.
  var nullFields: [Int] = []
  var years = YearShift.Evidence()

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
    /// How many of its kind it stands for.
    var antal = 1
    /// That years do not fit, or that something is missing which may stand under another year.
    var isOfYears = false
    /// It has turned out to be part of another, and is not told.
    var isDropped = false
  }

  init(_ document: JSONDocument) { self.document = document }

  /// Adds a problem, or counts it when enough of its kind are told.
  mutating func add(_ problem: Problem) {
    add(problem.code, problem.severity) { _ in problem }
  }

  /// Takes back what has turned out to be part of another problem. Kinds are counted afresh: what
  /// counted them may be among it.
  mutating func drop(where isPart: (Problem) -> Bool) {
    for index in problems.indices where isPart(problems[index]) { problems[index].isDropped = true }
    tally = FindingTally()
  }

  /// The same for a problem that is made only when it is to be told; its `fault` tells its kind apart.
  private mutating func add(
    _ code: String, _ severity: Severity = .error, fault: String = "",
    _ problem: (JSONDocument) -> Problem
  ) {
    let kind = FindingKind(code: code, severity: severity, blankett: blankett, fault: fault)
    switch tally.take(kind, at: problems.count) {
    case .listed: problems.append(problem(document))
    case .counted(let index): problems[index].antal += 1
    }
  }

  /// A value of the wrong kind; `remedy` is asked for only when the problem is told.
  mutating func wrongType(
    _ node: NodeID, expected: String, _ remedy: (JSONDocument) -> Remedy? = { _ in nil }
  ) {
    add("J04", fault: expected) { document in
      let found = ReadingContext.found(node, document)
      return Problem(
        code: "J04",
        message: Wording.wrongType(expected: expected, found: found, remedy(document)), node: node)
    }
  }

  mutating func wrongValue(_ node: NodeID, _ message: String) {
    add(Problem(code: "J04", message: message, node: node))
  }

  mutating func limit(_ node: NodeID, _ message: String) {
    add(Problem(code: "J06", message: message, node: node))
  }

  mutating func unknown(
    key: NodeID, value: NodeID, in object: NodeID, among names: [String], fault: String = "key"
  ) {
    let isTooLong = document.rawString(key).count > ReportLimits.keyLength
    let code = isTooLong ? "J06" : "J03"
    add(code, fault: fault) { document in
      let name = document.string(key)
      var slip = isTooLong ? nil : KeySlip(name, among: names)
      if let meant = slip?.meant { slip?.isTaken = document.member(meant, of: object) != nil }
      return Problem(
        code: code,
        message: isTooLong ? Wording.keyTooLong(name) : Wording.unknownKey(name, slip, names),
        node: value, offset: Int(document[key].start))
    }
  }

  /// A required key that `object` lacks; silent when the file breaks off inside the object.
  mutating func missing(_ name: String, in object: NodeID, meaning: String) {
    guard !document[object].isBroken else { return }
    add("J05", fault: name) { _ in
      Problem(code: "J05", message: Wording.missingKey(name, meaning: meaning), node: object)
    }
  }

  /// A required key of `object` that has no value.
  mutating func empty(_ name: String, _ value: NodeID, in object: NodeID, meaning: String) {
    add("J05", fault: "\(name) null") { document in
      Problem(
        code: "J05", message: Wording.emptyKey(name, meaning: meaning), node: object,
        offset: Int(document[value].start))
    }
  }

  /// Whether one more element of a list may be read; the first that may not is told.
  mutating func takesItem(_ node: NodeID) -> Bool {
    itemsLeft -= 1
    if itemsLeft == -1 { limit(node, Wording.tooManyItems) }
    return itemsLeft >= 0
  }

  /// The value as a message shows it.
  private static func found(_ node: NodeID, _ document: JSONDocument) -> String {
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
    let told = problems.filter { !$0.isDropped }
    let placed = told.enumerated().map { index, problem in
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
        kolumn: problem.place?.kolumn, cell: problem.place?.cell
      ).standing(for: problem.antal)
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
