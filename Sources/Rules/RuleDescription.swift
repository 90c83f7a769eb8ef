public import ReportModel

/// What a rule says of itself, in Swedish, for `docs/regler.md` and for its own tests.
public struct RuleDescription: Sendable {
  /// `R09`.
  public var code: String
  /// A short name for the rule, as a statement of what should hold.
  public var title: String
  /// What the rule demands, with limits and exceptions.
  public var says: String
  public var basis: Basis
  /// How much a finding weighs, unless the rule says otherwise for it.
  public var severity: Severity
  /// When a finding weighs something else.
  public var grading: String?
  /// What to do about a finding.
  public var remedy: String
  public var examples: [RuleExample]

  public init(
    code: String, title: String, says: String, basis: Basis, severity: Severity,
    grading: String? = nil, remedy: String, examples: [RuleExample]
  ) {
    self.code = code
    self.title = title
    self.says = says
    self.basis = basis
    self.severity = severity
    self.grading = grading
    self.remedy = remedy
    self.examples = examples
  }

  /// Whether an organisation may switch the rule off or give it another severity.
  public var isChangeable: Bool { basis.kind == .inference }
}

/// What a rule rests on.
public struct Basis: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The city's own words.
    case stated
    /// The report would contradict itself.
    case contradiction
    /// A conclusion that may be wrong.
    case inference
  }

  public var kind: Kind
  public var sources: [Source]
  /// Why the rule follows; needed for a contradiction or an inference.
  public var reason: String?

  /// A document and, where they are known, its words.
  public struct Source: Hashable, Sendable {
    public var document: String
    public var words: String?
  }

  static func stated(_ sources: Source..., reason: String? = nil) -> Basis {
    Basis(kind: .stated, sources: sources, reason: reason)
  }

  static func contradiction(_ reason: String, _ sources: Source...) -> Basis {
    Basis(kind: .contradiction, sources: sources, reason: reason)
  }

  static func inference(_ reason: String, _ sources: Source...) -> Basis {
    Basis(kind: .inference, sources: sources, reason: reason)
  }
}

extension Basis.Source {
  /// The city's form, as printed in both reports of 2020.
  static func form(_ letter: String, _ place: String, _ words: String) -> Basis.Source {
    Basis.Source(
      document: "Blankett \(letter), \(place) (tertialrapport 1 och 2 2020)", words: words)
  }

  static func document(_ name: String, _ words: String? = nil) -> Basis.Source {
    Basis.Source(document: name, words: words)
  }
}
