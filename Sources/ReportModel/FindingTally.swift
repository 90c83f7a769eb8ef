/// How many findings are told: what somebody corrects in one sitting. The others are counted.
public enum FindingLimits {
  /// Of one kind: the same code, and the same fault, in one blankett or in the papers.
  public static let ofKind = 50
  /// Of one severity in a whole report.
  public static let ofSeverity = 500
}

/// What makes findings be of one kind.
public struct FindingKind: Hashable, Sendable {
  public var code: String
  public var severity: Severity
  public var blankett: String?
  /// What tells apart the faults of one code, `ett datum`.
  public var fault: String

  public init(code: String, severity: Severity, blankett: String? = nil, fault: String = "") {
    self.code = code
    self.severity = severity
    self.blankett = blankett
    self.fault = fault
  }
}

/// Counts findings by their kinds while they are found, so that a list of them never grows with the
/// file that they are about.
public struct FindingTally: Sendable {
  private var kinds: [FindingKind: (count: Int, last: Int)] = [:]

  public init() {}

  /// What becomes of a finding.
  public enum Place: Hashable, Sendable {
    /// It goes into the list.
    case listed
    /// It is counted by the one of the list that stands there.
    case counted(by: Int)
  }

  /// Takes one of a kind; `index` is where it would stand in the list.
  ///
  /// One more than ``FindingLimits/ofKind`` are listed: the last stands for all that come after it.
  public mutating func take(_ kind: FindingKind, at index: Int) -> Place {
    let earlier = kinds[kind] ?? (0, 0)
    guard earlier.count <= FindingLimits.ofKind else { return .counted(by: earlier.last) }
    kinds[kind] = (earlier.count + 1, index)
    return .listed
  }
}

extension Diagnostic {
  /// The finding as the first of `antal` of its kind, or of other kinds, that are not told one by one;
  /// unchanged when it is the only one.
  public func standing(for antal: Int, ofItsKind: Bool = true) -> Diagnostic {
    guard antal > 1 else { return self }
    var diagnostic = self
    diagnostic.antal = antal
    diagnostic.message =
      ofItsKind
      ? Wording.more(antal) : Wording.more(antal, severity)
    (diagnostic.rad, diagnostic.kolumn, diagnostic.cell) = (nil, nil, nil)
    return diagnostic
  }
}

/// Findings as they come, the first of each kind in full.
public struct FindingList: Sendable {
  private var entries: [(diagnostic: Diagnostic, antal: Int)] = []
  private var tally = FindingTally()

  public init() {}

  /// Adds a finding, which is made only when it is to be told.
  public mutating func add(_ kind: FindingKind, _ finding: () -> Diagnostic) {
    switch tally.take(kind, at: entries.count) {
    case .listed: entries.append((finding(), 1))
    case .counted(let index): entries[index].antal += 1
    }
  }

  /// Those that are told, in the order in which they came.
  public var diagnostics: [Diagnostic] {
    entries.map { $0.diagnostic.standing(for: $0.antal) }
  }
}

extension [Diagnostic] {
  /// The first of each severity, ``FindingLimits/ofSeverity`` of them, and one that counts the rest.
  public var limited: [Diagnostic] {
    var told: [Severity: Int] = [:]
    var last: [Severity: Int] = [:]
    var left: [Severity: Int] = [:]
    var list: [Diagnostic] = []
    for diagnostic in self {
      let severity = diagnostic.severity
      told[severity, default: 0] += 1
      if let last = last[severity] {
        left[severity] = (left[severity] ?? list[last].number) + diagnostic.number
        continue
      }
      if told[severity] == FindingLimits.ofSeverity + 1 { last[severity] = list.count }
      list.append(diagnostic)
    }
    for (severity, antal) in left {
      if let last = last[severity] {
        list[last] = list[last].standing(for: antal, ofItsKind: false)
      }
    }
    return list
  }
}

extension Diagnostic {
  /// How many findings it stands for.
  fileprivate var number: Int { antal ?? 1 }
}

extension Sequence where Element == Diagnostic {
  /// How many findings there are, those that are only counted too.
  public var total: Int { reduce(0) { $0 + $1.number } }

  /// How many have a given severity.
  public func count(of severity: Severity) -> Int {
    reduce(0) { $0 + ($1.severity == severity ? $1.number : 0) }
  }
}
