import ReportModel

/// What a column is called in a sentence: `Prognos 2020` is `Prognosen för 2020` there.
enum DefinitePhrase {
  /// Labels of the city's forms, and the same with the article; the rest of a label follows.
  private static let phrases = [
    ("Beräknat resultat", "Det beräknade resultatet"),
    ("Ackumulerad resultatöverföring", "Den ackumulerade resultatöverföringen"),
    ("Total prognos", "Den totala prognosen"),
    ("Resultat", "Resultatet"),
    ("Prognos", "Prognosen"),
    ("Utfall", "Utfallet"),
  ]

  /// A label without the form's number; one that is not known stays as it is. When the year is over
  /// (VB) its forecast is the outcome.
  static func of(_ label: String, at period: Period) -> String {
    let isOver = period.type == .vb
    let known =
      switch label {
      case "Prognos \(period.year)" where isOver: "Utfall \(period.year)"
      case "Beräknat resultat \(period.year)" where isOver: "Resultat \(period.year)"
      default: label
      }
    guard let (name, definite) = phrases.first(where: { known.hasPrefix($0.0) }) else {
      return label
    }
    let rest = known.dropFirst(name.count)
    let isYear = rest.count == 5 && rest.first == " " && rest.dropFirst().allSatisfy(\.isNumber)
    guard rest.isEmpty || rest.first == " " else { return label }
    return isYear ? "\(definite) för\(rest)" : definite + rest
  }
}
