/// What the reader says of limits, and of findings that are only counted.
extension Wording {
  /// `… och 4 711 till av samma slag.`
  static func more(_ count: Int) -> String {
    "… och \(number(count)) till av samma slag; den första av dem står här. Rätta dem på samma sätt."
  }

  /// `… och 4 711 fel till.`
  static func more(_ count: Int, _ severity: Severity) -> String {
    let word =
      switch severity {
      case .error: "fel"
      case .warning: "varningar"
      case .note: "noteringar"
      }
    return
      "… och \(number(count)) \(word) till; det första stället av dem är här. Rätta det som står före, så visas de."
  }

  static func keyTooLong(_ name: String) -> String {
    "Nyckeln »\(name.shortened())« är längre än \(ReportLimits.keyLength) byte. Så lång är ingen nyckel i en rapport; ta bort den."
  }

  static let tooManyValues =
    "Filen har fler än \(number(ReportLimits.values)) nycklar och värden, som är gränsen för en rapport. Resten är inte läst."

  static func tooManyRows(_ title: String) -> String {
    "Blanketten »\(title)« har fler rader än programmet tar emot: rader gånger fält får vara högst \(number(ReportLimits.cells)) i blanketterna tillsammans. Resten är inte läst."
  }

  static let tooManyItems =
    "Bilagorna och tjänsteutlåtandet har tillsammans fler än \(number(ReportLimits.listItems)) avsnitt, stycken, punkter, projekt och andra poster i listor, som är gränsen. Resten är inte läst."

  static func listTooLong(_ most: Int) -> String {
    "Listan har fler än \(number(most)) poster, som är gränsen. Resten är inte läst."
  }

  private static func number(_ count: Int) -> String {
    Amount(count).text(decimals: 0, style: .swedish)
  }
}
