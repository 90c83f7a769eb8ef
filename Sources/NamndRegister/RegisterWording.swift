import ReportModel

/// What senders of reports are told by the register. Swedish.
enum RegisterWording {
  static func unknownCode(_ kod: String, _ namn: String, in register: Register) -> String {
    let start = "Koden »\(kod)« finns inte i registret över nämnder"
    if !namn.isEmpty, let other = register.namnd(called: namn) {
      return "\(start): skriv »\(other.kod)«, som är koden för »\(other.namn)«."
    }
    let codes = register.namnder.map(\.kod)
    if let other = Suggestion.nearest(to: kod, in: codes).flatMap({ register.namnd($0) }) {
      return "\(start): skriv »\(other.kod)« (\(other.namn)) i stället."
    }
    let shown = codes.prefix(12).joined(separator: ", ") + (codes.count > 12 ? " …" : "")
    return
      "\(start). Där finns: \(shown). Rätta koden, eller be den som sköter registret att lägga till nämnden."
  }

  static func otherName(
    _ namn: String, _ entry: Register.Entry, in register: Register
  ) -> String {
    let start =
      "Koden \(entry.kod) är i registret »\(entry.namn)«, men rapporten är från »\(namn)«."
    if let other = register.namnd(called: namn), other.kod != entry.kod {
      return "\(start) »\(namn)« har koden \(other.kod). Rätta koden eller namnet."
    }
    let difference = FoldedName(namn).unseenDifference(
      in: "rapporten", from: FoldedName(entry.namn), in: "registret")
    return
      "\(start)\(difference) Skriv namnet som i registret, eller rätta koden. Har nämnden bytt namn: be den som sköter registret att föra in det."
  }

  static func otherFolder(
    _ folder: [String], _ owner: Register.Entry, _ kod: String, in register: Register
  ) -> String {
    let own = register.namnd(kod)?.mapp.map { "mappen »\($0)«" } ?? "rätt mapp"
    return
      "Mappen »\(folder.joined(separator: "/"))« i inkorgen är för \(owner.kod) (\(owner.namn)), men rapporten har koden \(kod). Lägg rapporten i \(own), eller rätta koden."
  }

  static func formerName(_ namn: String, _ entry: Register.Entry) -> String {
    "»\(namn)« heter numera »\(entry.namn)«, och så står det i allt som paketet innehåller. Skriv det nya namnet i nästa rapport."
  }
}
