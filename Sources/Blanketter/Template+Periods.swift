import ReportModel

extension Template {
  /// The periods that the template lays out in ways of their own: those that must be tried to know
  /// that it can be laid out for all that it holds for.
  ///
  /// Every year is four digits, so one year is like another unless the template itself writes a year:
  /// `prognos2023` meets `prognos{ar}` in 2023 only. The types differ by their words alone.
  var periodsToTry: [Period] {
    let years = namesYears ? Array(years) : [years.lowerBound]
    var wordings: [[String: String]] = []
    let types = PeriodType.allCases.filter { type in
      let wording = words.compactMapValues { $0[type] }
      guard periods.contains(type), !wordings.contains(wording) else { return false }
      wordings.append(wording)
      return true
    }
    return years.flatMap { year in types.compactMap { Period(type: $0, year: year) } }
  }

  /// Whether digits stand where a year may come to stand as well.
  private var namesYears: Bool {
    rowFields.contains { Template.digits(in: $0.path) > 0 }
      || Template.parts(of: columns).contains { part in
        let source =
          switch part.source {
          case .field(let path): Template.digits(in: path) > 0
          case .formula(let text): Template.digits(in: text) >= 4
          }
        return source || Template.digits(in: part.id) > 0 || Template.digits(in: part.label) >= 4
      }
  }

  private static func parts(of nodes: [ColumnNode]) -> [TemplatePart] {
    nodes.flatMap { node in
      switch node {
      case .column(let column): column.parts
      case .group(_, _, let columns): parts(of: columns)
      }
    }
  }

  /// The longest row of digits outside placeholders.
  private static func digits(in text: String) -> Int {
    Placeholders.removed(from: text).split { !$0.isNumber }.map(\.count).max() ?? 0
  }
}
