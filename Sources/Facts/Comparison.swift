public import Blanketter
import ReportModel

/// Two columns of a form that are weighed against each other: what is expected now against what was
/// budgeted or decided.
///
/// They are found by the report's own keys, `budget` or `beslutat` beside `prognos`; so a form that
/// an organisation adds is commented like form A when its rows carry the same keys. Plans for later
/// years are not compared.
public struct Comparison: Sendable {
  public let base: Int
  public let current: Int
  /// `Kostnad 2020`, `Total kostnad`, `Avslutningsdatum`
  public let subject: String
  /// `budget`, `beslutat`
  public let baseWord: String
  /// `prognos`, or the word that the template has for it
  public let currentWord: String
  /// What the current column is called in a block of text: `Prognos 2020`.
  public let currentRow: String

  private static let baseKeys: Set<String> = ["budget", "beslutat"]

  /// The comparisons of a form: amounts in the order of the text block, then dates.
  public static func all(in blankett: Blankett) -> [Comparison] {
    let blockColumns = blankett.columns.compactMap(\.block).map(\.column)
    let found = blankett.columns.indices.compactMap { comparison(blankett, base: $0) }
    let rowOrder = found.map { blankett.columns[$0.base].block?.row ?? "" }
    return found.enumerated().sorted { left, right in
      order(left.offset, left.element) < order(right.offset, right.element)
    }.map(\.element)

    func order(_ index: Int, _ comparison: Comparison) -> (Int, Int, Int) {
      let column = blankett.columns[comparison.base].block?.column
      return (
        rowOrder.firstIndex(of: rowOrder[index]) ?? index,
        column.flatMap(blockColumns.firstIndex(of:)) ?? 0, index
      )
    }
  }

  private static func comparison(_ blankett: Blankett, base: Int) -> Comparison? {
    guard var path = blankett.columns[base].field.map({ blankett.shape.fields[$0].path }),
      let key = path.firstIndex(where: baseKeys.contains)
    else { return nil }
    path[key] = "prognos"
    guard let current = blankett.column(showing: path),
      blankett.columns[current].kind == blankett.columns[base].kind
    else { return nil }
    return Comparison(blankett.columns[base], base, blankett.columns[current], current)
  }

  private init(
    _ base: Blankett.Column, _ baseIndex: Int, _ current: Blankett.Column, _ currentIndex: Int
  ) {
    self.base = baseIndex
    self.current = currentIndex
    let baseWords = (base.block?.row ?? base.plainLabel).split(separator: " ")
    let currentWords = (current.block?.row ?? current.plainLabel).split(separator: " ")
    let front = zip(baseWords, currentWords).prefix { $0 == $1 }.count
    let back = min(
      zip(baseWords.reversed(), currentWords.reversed()).prefix { $0 == $1 }.count,
      baseWords.count - front, currentWords.count - front)
    let column = base.block?.column
    let name = front == 0 ? column : column?.lowercased()
    subject =
      (baseWords.prefix(front).map(String.init) + [name].compactMap { $0 }
      + baseWords.suffix(back).map(String.init)).joined(separator: " ")
    baseWord = Comparison.word(baseWords.dropFirst(front).dropLast(back))
    currentWord = Comparison.word(currentWords.dropFirst(front).dropLast(back))
    currentRow = currentWords.joined(separator: " ")
  }

  private static func word(_ words: ArraySlice<Substring>) -> String {
    words.joined(separator: " ").lowercased()
  }
}
