import Blanketter
import ReportModel

/// Two columns of a form that are weighed against each other: what is expected now against what was
/// budgeted or decided.
///
/// They are found by the report's own keys, `budget` or `beslutat` beside `prognos`; so a form that
/// an organisation adds is commented like form A when its rows carry the same keys. Plans for later
/// years are not compared (rule R06).
struct Comparison {
  let base: Int
  let current: Int
  /// `Kostnad 2020`, `Total kostnad`, `Avslutningsdatum`
  let subject: String
  /// `budget`, `beslutat`
  let baseWord: String
  /// `prognos`, or the word that the template has for it
  let currentWord: String
  /// What the current column is called in a block of text: `Prognos 2020`.
  let currentRow: String

  private static let baseKeys: Set<String> = ["budget", "beslutat"]

  /// The comparisons of a form: amounts in the order of the text block, then dates.
  static func all(in blankett: Blankett) -> [Comparison] {
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

extension Comparison {
  /// How much worse the current amount is than the base: costs are positive on the form and incomes
  /// negative, so more is worse for both.
  func shortfall(in sheet: Sheet, row: Int) throws(ArithmeticError) -> Amount? {
    guard let base = sheet[row, base].number, let current = sheet[row, current].number else {
      return nil
    }
    return try current.subtracting(base)
  }

  /// `Kostnad 2020: prognos 18,4 mnkr mot budget 16,0 mnkr, ett underskott om 2,4 mnkr.`
  func sentence(in sheet: Sheet, row: Int) throws(ArithmeticError) -> String? {
    guard let shortfall = try shortfall(in: sheet, row: row),
      let baseAmount = sheet[row, base].number, let amount = sheet[row, current].number
    else { return nil }
    let column = sheet.blankett.columns[current]
    let outcome = AmountWording.outcome(
      shortfall: shortfall, decimals: column.decimals, unit: column.unit)
    let now = AmountWording.figure(amount, in: column)
    let then = AmountWording.figure(baseAmount, in: sheet.blankett.columns[base])
    let end = outcome.map { ", \($0)" } ?? ", ingen avvikelse"
    return "\(subject): \(currentWord) \(now) mot \(baseWord) \(then)\(end)."
  }

  /// `Avslutningsdatum: prognos 30 november 2024 mot beslutat 31 mars 2024.`; nil when a date is
  /// missing or both are the same.
  func dateSentence(in sheet: Sheet, row: Int) -> String? {
    guard case .date(let then) = sheet[row, base], case .date(let now) = sheet[row, current],
      now != then
    else { return nil }
    return
      "\(subject): \(currentWord) \(DateWording.long(now)) mot \(baseWord) \(DateWording.long(then))."
  }
}
