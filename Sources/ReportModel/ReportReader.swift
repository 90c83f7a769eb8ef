/// The blanketter that a reader knows.
public protocol TableCatalogue: Sendable {
  /// The ids and titles of all blanketter, whatever year they hold for.
  var known: [(id: String, title: String)] { get }

  /// The shapes that hold for a period, in the order of the blanketter.
  func tables(for period: Period) -> [TableShape]
}

/// Reads a report from JSON, strictly, and says everything that is wrong with it at once.
///
/// Unknown keys, equal keys, numbers in quotes and amounts that do not fit are errors; nothing is
/// guessed or corrected. A value type without state: one reader may serve many files at a time.
public struct ReportReader: Sendable {
  private let catalogue: any TableCatalogue

  /// The largest file that is read, in bytes.
  public static let sizeLimit = 256 * 1_048_576

  public init(catalogue: any TableCatalogue) { self.catalogue = catalogue }

  /// What came of reading a file.
  public struct Outcome: Sendable {
    /// What could be read, for the rules; nil when nämnd or period could not. Fit to be published
    /// only when `diagnostics` has no error.
    public var report: Report?
    /// In the order of the file.
    public var diagnostics: [Diagnostic]
    /// What was read; nil for a file that is too large, or none of text in UTF-8.
    public var document: JSONDocument?
    /// The text is no JSON from some place on; what is missing may only be unread.
    public var isBroken = false
    /// The text ends in the middle of a value: it may not be completely written yet.
    public var isUnfinished: Bool
    /// Whatever may still be written to the file, it becomes no report: it has text behind the
    /// report's end, or is in UTF-16 or UTF-32.
    public var isFinal = false
  }

  /// Reads the bytes of one file.
  public func read(_ bytes: [UInt8]) -> Outcome {
    guard bytes.count <= ReportReader.sizeLimit else {
      let message = Wording.tooLarge(ReportReader.sizeLimit)
      return Outcome(
        diagnostics: [
          Diagnostic(code: "J06", severity: .error, message: message, line: 1, column: 1)
        ], isUnfinished: false)
    }
    let parsed = JSONParser.parse(bytes)
    var context = ReadingContext(parsed.document)
    for key in parsed.duplicateKeys {
      context.add(
        .init(
          code: "J02", message: Wording.duplicateKey(parsed.document.string(key)), node: key,
          offset: Int(parsed.document[key].start)))
    }
    let report = parsed.document.root.flatMap { self.report($0, &context) }
    let content = parsed.fault.flatMap { ReportReader.content($0, of: parsed.document) }
    if let fault = parsed.fault {
      let problem =
        content.map { .init(code: fault.problem.code, message: $0, offset: 0) }
        ?? syntaxProblem(fault, in: parsed.document, report?.period)
      // What it takes for one value has been read in part, and found wrong for that.
      context.drop { other in
        other.node.map { Int(parsed.document[$0].start) >= problem.offset ?? .max } ?? false
      }
      context.add(problem)
    }
    let isUnfinished = parsed.fault?.problem == .endsEarly
    return Outcome(
      report: report, diagnostics: context.diagnostics(),
      document: content == nil ? parsed.document : nil,
      isBroken: parsed.fault != nil, isUnfinished: isUnfinished,
      isFinal: parsed.fault?.problem.isFinal ?? false)
  }

  /// What to tell of a file that as a whole is something else: of another kind, or in another encoding.
  private static func content(_ fault: JSONParser.Fault, of document: JSONDocument) -> String? {
    guard fault.problem.code == "J01" else { return nil }
    return fault.problem.isWide
      ? Wording.syntax(fault.problem) : FileContent.message(for: document.bytes)
  }

  private func syntaxProblem(
    _ fault: JSONParser.Fault, in document: JSONDocument, _ period: Period?
  ) -> ReadingContext.Problem {
    let expected = ExpectedValues(catalogue, period)
    let explanation = SyntaxExplanation(fault, in: document, expected)
    let following = SyntaxExplanation.following(explanation, in: document.bytes, expected)
    return .init(
      code: fault.problem.code,
      message: [explanation.message, following].compactMap(\.self).joined(separator: " "),
      offset: explanation.offset)
  }

  /// What a report may say, beside its blanketter.
  static var shape: ObjectShape {
    guard case .object(let shape) = Draft.reading.shape else {
      return ObjectShape(title: "", keys: [])
    }
    return shape
  }

  private func report(_ root: NodeID, _ context: inout ReadingContext) -> Report? {
    if context.document.kind(root) == .array, !context.document[root].isBroken {
      let count = context.document.elements(of: root).count { _ in true }
      context.wrongValue(root, Wording.list(of: count))
      return nil
    }
    guard let draft = Draft.reading.read(root, &context) else { return nil }
    var period = draft.period
    let tables = draft.blanketter.map { self.tables($0, of: &period, &context) } ?? []
    guard let period else { return nil }
    var report = Report(period: period, document: context.document)
    report.namnd = draft.namnd
    report.forvaltning = draft.forvaltning
    report.dnr = draft.dnr
    report.upprattad = draft.upprattad
    report.bilagor = draft.bilagor
    report.tjansteutlatande = draft.tjansteutlatande
    report.tables = tables
    if let blanketter = draft.blanketter, report.isUntouched,
      !context.document[blanketter].isBroken
    {
      context.add(
        .init(
          code: "J05", severity: .warning, message: Wording.nothingFilledIn, node: blanketter))
    }
    return report
  }

  func tables(
    _ node: NodeID, _ period: Period, _ context: inout ReadingContext
  ) -> [BlankettTable] {
    guard context.document.kind(node) == .object else {
      context.wrongType(node, expected: "ett objekt med en nyckel för varje blankett")
      return []
    }
    let shapes = catalogue.tables(for: period)
    var tables: [String: BlankettTable] = [:]
    for (key, value) in context.document.members(of: node) {
      let id = context.document.string(key)
      let isNull = context.document.kind(value) == .null
      if let shape = shapes.first(where: { $0.id == id }) {
        guard !isNull, let table = context.table(value, shape) else { continue }
        context.place(equalKeysIn: table)
        tables[id] = table
      } else if let known = catalogue.known.first(where: { $0.id == id }) {
        if isNull { continue }
        let firstProblem = context.problems.count
        context.wrongValue(value, Wording.noEdition(known.title, period))
        context.name(problemsFrom: firstProblem, FormPlace(blankett: id))
      } else {
        context.unknown(key: key, value: value, in: node, among: catalogue.known.map(\.id))
      }
    }
    return shapes.compactMap { tables[$0.id] }
  }
}

extension Report {
  /// Whether it is as `new` makes one, with nothing in it yet.
  fileprivate var isUntouched: Bool {
    tables.count > 1
      && tables.allSatisfy { $0.rowCount == 0 && $0.uttalande == nil }
      && bilagor.projektbilaga == nil && bilagor.handlingsplan == nil && bilagor.dokument.isEmpty
      && tjansteutlatande.map {
        $0.forslagTillBeslut.isEmpty && $0.avsnitt.isEmpty && $0.budgetjusteringar.isEmpty
      } ?? true
  }
}

/// The outermost object, before its parts are put together.
private struct Draft: Sendable {
  var schema: String?
  var schemaVersion = 1
  var namnd = Namnd()
  var forvaltning: String?
  var dnr: String?
  var period: Period?
  var upprattad: Timestamp?
  var blanketter: NodeID?
  var bilagor = Bilagor()
  var tjansteutlatande: Tjansteutlatande?

  static let reading = Reading<Draft>.object(
    "Rapport", Draft.init,
    [
      .optional(
        "$schema", \.schema, .paper, "adressen till schemat, för den som skriver i en editor"),
      .required("schemaVersion", \.schemaVersion, .integer(1...1), "formatets version, 1"),
      .required("namnd", \.namnd, Namnd.reading, "nämnden"),
      .optional("forvaltning", \.forvaltning, .paper, "förvaltningens namn"),
      .optional("dnr", \.dnr, .text(200), "diarienummer"),
      .required("period", \.period, PeriodReading.reading, "rapportens period"),
      .optional("upprattad", \.upprattad, .timestamp, "när rapporten upprättades"),
      .optional("blanketter", \.blanketter, .node, "blanketterna"),
      .defaulted("bilagor", \.bilagor, Bilagor.reading, "bilagorna"),
      .optional(
        "tjansteutlatande", \.tjansteutlatande, Tjansteutlatande.reading, "tjänsteutlåtandet"),
    ]
  ) { node, _, context in
    let parts = ["blanketter", "bilagor", "tjansteutlatande"]
    let isEmpty = parts.allSatisfy { part in
      context.document.member(part, of: node).map { context.document.kind($0) == .null } ?? true
    }
    let names = ReportReader.shape.keys.map(\.name)
    guard isEmpty, !context.document[node].isBroken,
      !parts.contains(where: { context.misspells($0, in: node, among: names) })
    else { return }
    context.add(.init(code: "J05", message: Wording.nothingToReport, node: node))
  }
}

extension Reading where Value == NodeID {
  /// Any value, left for later.
  fileprivate static let node = Reading(
    shape: .object(ObjectShape(title: "Blanketter", keys: []))
  ) { node, _ in node }
}

/// `period`: a type, a year and the last day, which must agree.
private enum PeriodReading {
  struct Parts: Sendable {
    var typ = ""
    var ar = 0
    var per: CalendarDate?
    var period: Period?
  }

  static let object = Reading<Parts>.object(
    "Period", Parts.init,
    [
      .required("typ", \.typ, .choice(PeriodType.allCases.map(\.rawValue)), "T1, T2 eller VB"),
      .required("ar", \.ar, .integer(Period.years), "året"),
      .required("per", \.per, .requiredDate, "periodens sista dag"),
    ],
    cases: PeriodType.allCases.map { type in
      let (month, day) = type.lastDay
      return ShapeCase(
        key: "typ", value: type.rawValue,
        patterns: ["per": "-\(twoDigits(month))-\(twoDigits(day))$"])
    }
  ) { node, parts, context in
    guard let type = PeriodType(rawValue: parts.typ) else { return }
    parts.period = Period(type: type, year: parts.ar)
    guard let period = parts.period, let per = parts.per, per != period.end,
      let value = context.document.member("per", of: node)
    else { return }
    context.wrongValue(value, Wording.periodEnd(per, period))
  }

  static let reading = Reading<Period>(shape: object.shape) { node, context in
    object.read(node, &context)?.period
  }
}
