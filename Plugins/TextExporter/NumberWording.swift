import ReportModel

/// How numbers of things are said, and how things are enumerated.
enum NumberWording {
  /// A countable noun: `en enhet`, `två enheter`.
  struct Noun: Hashable, Sendable {
    var article: String
    var singular: String
    var plural: String

    /// `Inget projekt`, `Ingen enhet`
    var none: String { "\(article == "ett" ? "Inget" : "Ingen") \(singular)" }

    static let row = Noun(article: "en", singular: "rad", plural: "rader")
    static let project = Noun(article: "ett", singular: "projekt", plural: "projekt")
  }

  private static let words = [
    "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
  ]

  /// `inga rader`, `en rad`, `tolv rader`, `1 300 rader`
  static func count(_ count: Int, _ noun: Noun) -> String {
    switch count {
    case 0: "inga \(noun.plural)"
    case 1: "\(noun.article) \(noun.singular)"
    case 2...12: "\(words[count - 2]) \(noun.plural)"
    default: "\(Amount(count).text(decimals: 0, style: .swedish))\u{A0}\(noun.plural)"
    }
  }

  /// `a, b och c`
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.joined() }
    return items.dropLast().joined(separator: ", ") + " och " + last
  }

  /// The text as a sentence: with a full stop unless it ends one already.
  static func sentence(_ text: String) -> String {
    let trimmed = text.withoutTrailingBlanks
    guard let last = trimmed.last, !".!?:…”".contains(last) else { return trimmed }
    return trimmed + "."
  }
}
