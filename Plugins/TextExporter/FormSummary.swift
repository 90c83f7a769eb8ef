import Blanketter
import Facts
import ReportModel

/// The sentences that say what a filled form shows.
struct FormSummary {
  let sheet: Sheet
  let comparisons: [Comparison]
  let period: Period

  private var blankett: Blankett { sheet.blankett }

  /// What the rows of a form are, by the label of the column that names them.
  private static let nouns: [String: NumberWording.Noun] = [
    "Projekt": .project,
    "Resultatenhet": .init(
      article: "en", singular: "resultatenhet", plural: "resultatenheter"),
    "Investering": .init(article: "en", singular: "investering", plural: "investeringar"),
    "Adress": .init(article: "en", singular: "lokal", plural: "lokaler"),
  ]

  private var noun: NumberWording.Noun { FormSummary.noun(of: blankett) }

  static func noun(of blankett: Blankett) -> NumberWording.Noun {
    nouns[blankett.columns[blankett.nameColumn].plainLabel] ?? .row
  }

  /// The opening of a form's section.
  func opening() throws(ArithmeticError) -> String {
    let count = sheet.ordinaryRows.count
    guard count > 0 else { return empty }
    let rows = "Nämnden redovisar \(NumberWording.count(count, noun))"
    if let request = FundingForm(sheet) {
      return "\(rows) och söker sammanlagt \(request.figure) för \(request.matter)."
    }
    return ([rows + "."] + (try outcomes() + surpluses() + balance())).joined(separator: " ")
  }

  private var empty: String {
    if let statement = sheet.statement { return NumberWording.sentence(statement) }
    if let request = FundingForm(sheet) { return "Nämnden söker inga medel för \(request.matter)." }
    if noun != .row { return "Nämnden redovisar \(NumberWording.count(0, noun))." }
    return "Nämnden har inget att redovisa i blanketten."
  }

  /// One sentence for each pair of current and base: costs and incomes taken together.
  private func outcomes() throws(ArithmeticError) -> [String] {
    guard let total = sheet.totalRow ?? onlyRow else { return [] }
    var groups: [(comparison: Comparison, shortfall: Amount)] = []
    for comparison in comparisons {
      guard let shortfall = comparison.amounts(in: sheet, row: total)?.shortfall else { continue }
      if let last = groups.last, last.comparison.currentRow == comparison.currentRow {
        groups[groups.count - 1].shortfall = try last.shortfall.adding(shortfall)
      } else {
        groups.append((comparison, shortfall))
      }
    }
    return groups.map { comparison, shortfall in
      let column = blankett.columns[comparison.current]
      let outcome = AmountWording.outcome(
        shortfall: shortfall, decimals: column.decimals, unit: column.unit)
      let start =
        "\(DefinitePhrase.of(comparison.currentRow, at: period)) visar sammantaget"
      let base = comparison.baseWord == "beslutat" ? "det beslutade" : comparison.baseWord
      if let outcome { return "\(start) \(outcome) mot \(base)." }
      return comparison.baseWord == "budget"
        ? "\(start) en budget i balans." : "\(start) ingen avvikelse mot \(base)."
    }
  }

  private var onlyRow: Int? { sheet.ordinaryRows.count == 1 ? sheet.ordinaryRows[0] : nil }

  /// One sentence over the columns whose sign means surplus or deficit.
  private func surpluses() throws(ArithmeticError) -> [String] {
    var phrases: [String] = []
    for (index, column) in blankett.columns.enumerated() where column.isSummed {
      guard column.sign == .surplusNegative || column.sign == .surplusPositive else { continue }
      let amount = try sheet.whole(index)
      let shortfall = column.sign == .surplusNegative ? amount : Amount(units: -amount.units)
      let outcome = AmountWording.outcome(
        shortfall: shortfall, decimals: column.decimals, unit: column.unit)
      let phrase = DefinitePhrase.of(column.plainLabel, at: period)
      let label = phrases.isEmpty ? phrase : phrase.withLowercaseStart
      phrases.append(
        "\(label) är \(outcome ?? AmountWording.figure(.zero, decimals: column.decimals, unit: column.unit))"
      )
    }
    return phrases.isEmpty ? [] : [NumberWording.list(phrases) + "."]
  }

  /// `Prognos 2020 är 13,6 mnkr och VP 2020 är 13,9 mnkr, vilket ger ett överskott om 0,3 mnkr.`
  ///
  /// Form C: a deviation below zero is worse than the plan.
  private func balance() throws(ArithmeticError) -> [String] {
    guard let deviation = blankett.column("avvikelse"), blankett.columns[deviation].isSummed,
      let plan = blankett.column(showing: "vp"),
      let forecast = blankett.column(showing: "prognos.\(blankett.period.year)")
    else { return [] }
    let column = blankett.columns[deviation]
    let shortfall = Amount(units: -(try sheet.whole(deviation)).units)
    let outcome = AmountWording.outcome(
      shortfall: shortfall, decimals: column.decimals, unit: column.unit)
    let figures = try [forecast, plan].map { index throws(ArithmeticError) in
      let figure = AmountWording.figure(try sheet.whole(index), in: blankett.columns[index])
      return "\(DefinitePhrase.of(blankett.columns[index].plainLabel, at: period)) är \(figure)"
    }
    let end = outcome.map { "vilket ger \($0)" } ?? "vilket ger en budget i balans"
    return ["\(figures.joined(separator: " och ")), \(end)."]
  }

  /// The sums behind ``opening()``, pair by pair, where the form compares.
  func comparedSums() -> [String] {
    guard let total = sheet.totalRow ?? onlyRow, !sheet.ordinaryRows.isEmpty else { return [] }
    return comparisons.compactMap {
      $0.amounts(in: sheet, row: total)?.sentence(blankett, at: period)
    }
  }
}

extension FundingForm {
  fileprivate var figure: String { AmountWording.exactFigure(amount, unit: unit) }
}

extension String {
  /// With its first letter small.
  var withLowercaseStart: String { prefix(1).lowercased() + dropFirst() }
}
