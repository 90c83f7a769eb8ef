/// How much a finding weighs.
public enum Severity: String, Codable, Hashable, Sendable, Comparable, CaseIterable {
  case note, warning, error

  public static func < (left: Severity, right: Severity) -> Bool {
    left.weight < right.weight
  }

  private var weight: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One finding about a report, in the form's own words.
///
/// `message` is Swedish: what is wrong, what the value is, and what to do. The last four name the
/// place in the form, where there is one. This is also the shape of `validate --json`.
public struct Diagnostic: Codable, Hashable, Sendable {
  public var code: String
  public var severity: Severity
  public var message: String
  /// JSON Pointer (RFC 6901) to the value; for a missing key, to its parent.
  public var pointer: String
  /// Line in the file, from 1.
  public var line: Int?
  /// Column in the file, in Unicode scalars from 1.
  public var column: Int?
  public var blankett: String?
  public var rad: String?
  public var kolumn: String?
  /// Address in the XLSX sheet, `AD10`.
  public var cell: String?
  /// How many findings this one stands for, when those are not told one by one (``FindingLimits``).
  public var antal: Int?
  /// The line in question, for people; what programs are given leaves it out.
  public var excerpt: SourceExcerpt?

  /// The most scalars that a message has, whatever a report has put into it.
  private static let longestMessage = 2_000

  public init(
    code: String, severity: Severity, message: String, pointer: String = "", line: Int? = nil,
    column: Int? = nil, blankett: String? = nil, rad: String? = nil, kolumn: String? = nil,
    cell: String? = nil, antal: Int? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message.shortened(to: Diagnostic.longestMessage)
    self.pointer = pointer
    self.line = line
    self.column = column
    self.blankett = blankett
    self.rad = rad?.shortened()
    self.kolumn = kolumn
    self.cell = cell
    self.antal = antal
  }
}

extension Sequence where Element == Diagnostic {
  /// The findings as programs are given them: they have the file.
  public var withoutExcerpts: [Diagnostic] {
    map { diagnostic in
      var plain = diagnostic
      plain.excerpt = nil
      return plain
    }
  }
}
