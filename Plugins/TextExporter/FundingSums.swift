import Facts
import ReportModel

/// The sums at the end of the projektbilaga: over the amounts that can be read as kronor, with a
/// list of those that cannot. Nothing is converted between currencies.
struct FundingSums {
  private var sums: [Sum] = []

  private struct Sum {
    var label: String
    var kronor = Amount.zero
    var counted = 0
    /// Projects whose amount does not name its currency.
    var assumed: [String] = []
    var left: [String] = []
  }

  private let projectCount: Int

  init(_ projects: [Bilageprojekt]) throws(ArithmeticError) {
    projectCount = projects.count
    sums = [
      try FundingSums.sum("Projektens budget", projects, \.budget),
      try FundingSums.sum(ProjektbilagaText.cofunding, projects, \.medfinansiering),
    ]
  }

  private static func sum(
    _ label: String, _ projects: [Bilageprojekt], _ value: KeyPath<Bilageprojekt, String?>
  ) throws(ArithmeticError) -> Sum {
    var sum = Sum(label: label)
    for project in projects {
      guard let text = project[keyPath: value] else {
        sum.left.append("\(project.namn): uppgift saknas")
        continue
      }
      guard let amount = WrittenAmount.whole(text), let kronor = amount.kronor else {
        sum.left.append("\(project.namn): \(LineWrapping.words(of: text).joined(separator: " "))")
        continue
      }
      sum.kronor = try sum.kronor.adding(kronor)
      sum.counted += 1
      if !amount.isCurrencyNamed { sum.assumed.append("\(project.namn): \(text)") }
    }
    return sum
  }

  func add(to page: inout TextPage) throws(ArithmeticError) {
    page.heading("Summering", level: 1)
    for sum in sums {
      page.paragraph(try sentence(sum))
      list("Räknat som kronor, fastän valutan inte är utskriven:", sum.assumed, to: &page)
      list("Inte medräknat, eftersom det inte är ett belopp i kronor:", sum.left, to: &page)
    }
  }

  private func sentence(_ sum: Sum) throws(ArithmeticError) -> String {
    guard sum.counted > 0 else { return "\(sum.label): inget belopp kan summeras." }
    let millions = try sum.kronor.divided(by: Amount(Unit.mnkr.kronor))
    // A sum with odd kronor is easier to read in kronor than with six decimals.
    let figure =
      millions.decimals <= 3
      ? millions.text(decimals: max(1, millions.decimals), style: .swedish) + "\u{A0}miljoner"
      : sum.kronor.text(decimals: sum.kronor.decimals, style: .swedish)
    let share =
      sum.counted == projectCount
      ? "summan för \(NumberWording.count(projectCount, .project))"
      : "summan för \(sum.counted) av \(projectCount)\u{A0}projekt"
    return "\(sum.label): \(figure)\u{A0}kr, \(share)."
  }

  private func list(_ opening: String, _ items: [String], to page: inout TextPage) {
    guard !items.isEmpty else { return }
    page.paragraph(opening)
    for item in items { page.item("-", item) }
  }
}
