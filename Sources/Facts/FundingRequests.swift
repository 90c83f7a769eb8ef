public import Blanketter
public import ReportModel

/// The money that a report asks for – in forms and as budgetjusteringar – and which beslutspunkter
/// are about it. A rule says what is missing, a text proposes it: both from here, so that they never
/// contradict each other.
public struct FundingRequests: Sendable {
  /// What the rows of one form ask for.
  public struct Form: Sendable {
    public let form: FundingForm
    /// The budgetjusteringar that belong to it, by index in the report.
    public let adjustments: [Int]
    /// The beslutspunkter that are about it, by index in the report.
    public let points: [Int]

    /// Kronor; nil when a row does not say what it asks for.
    public var kronor: Amount? {
      form.isComplete ? form.amount.inKronor(form.unit) : nil
    }
  }

  /// A budgetjustering that belongs to no form.
  public struct Adjustment: Sendable {
    /// Its index in the report.
    public let index: Int
    public let points: [Int]
  }

  public let forms: [Form]
  public let adjustments: [Adjustment]

  public init(_ report: Report, _ sheets: [Sheet]) {
    let paper = report.tjansteutlatande
    let given = paper?.budgetjusteringar ?? []
    var points = NamedRequests(paper?.forslagTillBeslut ?? [])
    var belonging = Set<Int>()
    var forms: [Form] = []
    for form in sheets.filter({ !$0.ordinaryRows.isEmpty }).compactMap(FundingForm.init) {
      let matter = Matter(form.matter)
      let own = given.indices.filter { index in
        !belonging.contains(index)
          && (given[index].blankett.map { $0 == form.sheet.blankett.id }
            ?? given[index].andamal.map(matter.isNamed) ?? false)
      }
      belonging.formUnion(own)
      forms.append(
        Form(
          form: form, adjustments: own,
          points: points.about(matter)
            + points.take([form.amount.inKronor(form.unit)] + own.map { given[$0].kronor })
            + points.naming(own.compactMap { given[$0].andamal })))
    }
    self.forms = forms
    var adjustments: [Adjustment] = []
    for index in given.indices where !belonging.contains(index) {
      let named = points.take([given[index].kronor])
      adjustments.append(
        Adjustment(
          index: index,
          points: named + points.naming([given[index].andamal].compactMap { $0 })))
    }
    self.adjustments = adjustments
  }
}

extension Budgetjustering {
  /// What it asks for or gives back.
  fileprivate var kronor: Amount { belopp.magnitude.inKronor(enhet) }
}

/// What a form is about, as it is known again in what people write: by the beginnings of the long
/// words of its title, `avvec`, `omstr`, `lokal`. The last is its subject.
private struct Matter {
  private let stems: [String]

  init(_ title: String) {
    stems = title.lowercased().split { !$0.isLetter }.filter { $0.count > 5 }
      .map { String($0.prefix(5)) }
  }

  /// Whether the subject stands in a text.
  func isNamed(in text: String) -> Bool {
    stems.last.map { text.lowercased().contains($0) } ?? false
  }

  /// Whether a beslutspunkt is about money for it: it names two of the words, or the subject and
  /// money. Who only looks over the premises asks for nothing.
  func isAsked(in point: String) -> Bool {
    let words = point.lowercased()
    guard stems.count(where: words.contains) < 2 else { return true }
    return isNamed(in: point)
      && (words.contains("budgetjuster") || words.contains("medel")
        || !WrittenAmount.all(in: point).isEmpty)
  }
}

/// The beslutspunkter of a report, and the amounts in them, each of which may name one request.
private struct NamedRequests {
  private let points: [String]
  /// The same in small letters.
  private let words: [String]
  private var amounts: [(point: Int, written: WrittenAmount)]

  init(_ points: [String]) {
    self.points = points
    words = points.map { $0.lowercased() }
    amounts = points.enumerated().flatMap { index, point in
      WrittenAmount.all(in: point).map { (index, $0) }
    }
  }

  /// The points about a form's matter; what they say of money is said of it.
  mutating func about(_ matter: Matter) -> [Int] {
    let found = points.indices.filter { matter.isAsked(in: points[$0]) }
    amounts.removeAll { found.contains($0.point) }
    return found
  }

  /// The points that say one of these sums; each amount is taken once.
  mutating func take(_ kronor: [Amount]) -> [Int] {
    kronor.compactMap { sum in
      guard let place = amounts.firstIndex(where: { $0.written.names(sum) }) else { return nil }
      return amounts.remove(at: place).point
    }
  }

  /// The points that hold one of these purposes, word for word.
  func naming(_ purposes: [String]) -> [Int] {
    let purposes = purposes.map { $0.lowercased() }.filter { !$0.isBlank }
    guard !purposes.isEmpty else { return [] }
    return words.indices.filter { index in purposes.contains { words[index].contains($0) } }
  }
}
