/// What a place in the report may hold, as data.
///
/// One definition serves three readers: the strict reader that checks a file, the JSON Schema that an
/// editor completes from, and the page that explains every key. It is made together with the code
/// that reads the value (``Reading``), so the three cannot drift apart.
public indirect enum Shape: Sendable {
  case text(TextShape)
  case amount
  case integer(ClosedRange<Int>)
  case flag
  case date
  case timestamp
  case choice([String])
  /// A list, of at most so many elements.
  case list(Shape, most: Int?)
  case object(ObjectShape)
  /// The first shape that fits the kind of value (a text or an object, a date or a text).
  case either([Shape])
  /// A shape that contains itself, by its name.
  case recursive(String, @Sendable () -> Shape)
}

/// What a text may be.
public struct TextShape: Hashable, Sendable {
  /// In UTF-16 units, as a spreadsheet counts.
  public var limit: Int
  public var rule: TextRule?

  public init(limit: Int = TextShape.cellLimit, rule: TextRule? = nil) {
    self.limit = limit
    self.rule = rule
  }

  /// The most that one spreadsheet cell can hold.
  public static let cellLimit = 32_767
}

/// A form that a text must have.
public enum TextRule: Hashable, Sendable {
  /// 1–16 of A–Z, Å, Ä, Ö and digits.
  case namndCode
  /// 1–30 of a–z, digits and hyphen.
  case documentType
  /// Something that can be seen.
  case notBlank
}

/// The keys of an object.
public struct ObjectShape: Sendable {
  /// The Swedish name of what the object is.
  public var title: String
  public var keys: [KeyShape]
  /// What one key's value asks of the others.
  public var cases: [ShapeCase]

  public init(title: String, keys: [KeyShape], cases: [ShapeCase] = []) {
    self.title = title
    self.keys = keys
    self.cases = cases
  }
}

/// What the keys of an object must be when one of them has a certain value.
public struct ShapeCase: Hashable, Sendable {
  public var key: String
  public var value: String
  public var required: [String] = []
  public var forbidden: [String] = []
  /// Keys whose text must match a regular expression.
  public var patterns: [String: String] = [:]
}

/// One key of an object.
public struct KeyShape: Sendable {
  public var name: String
  public var isRequired: Bool
  /// What the value is, in Swedish, for people who fill in reports.
  public var meaning: String
  public var shape: Shape

  public init(_ name: String, _ shape: Shape, isRequired: Bool = false, meaning: String) {
    self.name = name
    self.isRequired = isRequired
    self.meaning = meaning
    self.shape = shape
  }
}
