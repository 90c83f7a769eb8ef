/// Every sentence that the reader says to the people who made the report.
///
/// Rules of the house: Swedish; say what stands there, what may stand there, and what to do. A value
/// is shown as it stands in the file, words from the file between » ».
enum Wording {
  static func syntax(_ problem: JSONProblem) -> String {
    switch problem {
    case .notUTF8:
      "Filen är inte giltig UTF-8 här. Spara den med teckenkodningen UTF-8 (inte ANSI eller Latin-1)."
    case .wideCharacters(let bits):
      "Filen är sparad med teckenkodningen UTF-\(bits) (i vissa program kallad »Unicode«). Spara om den med teckenkodningen UTF-8: välj den i rutan Spara som, eller i inställningen för export."
    case .endsEarly:
      "Filen tar slut mitt i innehållet. Den är troligen inte färdigskriven eller avbruten i överföringen; lägg in den igen i sin helhet."
    case .textAfterEnd:
      "Här står text efter rapportens slut. Filen ska innehålla en enda rapport; ta bort det som står efter den sista }."
    case .missingComma:
      "Här saknas ett kommatecken före detta tecken, eller en avslutande } eller ]."
    case .missingColon:
      "Här saknas ett kolon mellan nyckel och värde."
    case .trailingComma:
      "Här står ett kommatecken för mycket före } eller ]. Ta bort kommatecknet efter det sista värdet."
    case .decimalComma:
      "Tal skrivs med decimalpunkt i filen (12.5, inte 12,5). Byt kommatecknet mot en punkt."
    case .expectedKey:
      "Här väntas en nyckel inom citattecken (\"…\")."
    case .expectedValue:
      "Här väntas ett värde: en text inom citattecken, ett tal, true, false, null, { eller [. (NaN, Infinity, tal med plustecken och kommentarer kan inte användas.)"
    case .controlCharacter(0x0A), .controlCharacter(0x0D):
      "Texten innehåller en radbrytning. Avsluta texten med citattecken på samma rad, eller skriv radbrytningen som \\n."
    case .controlCharacter(let byte):
      "Texten innehåller ett styrtecken (kod \(byte)). Ta bort det, eller skriv tabb som \\t."
    case .badEscape:
      "Omvänt snedstreck följs av något annat än \" \\ / b f n r t eller u och fyra hexadecimala siffror. Skriv \\\\ för ett omvänt snedstreck."
    case .loneSurrogate:
      "Ett halvt tecken (\\ud800–\\udfff utan sin andra hälft). Skriv tecknet självt i stället."
    case .leadingZero:
      "Ett tal får inte börja med en nolla följd av fler siffror. Ta bort nollan, eller sätt citattecken om det är en kod."
    case .badNumber:
      "Talet är inte färdigskrivet: här väntas en siffra."
    case .tooDeep:
      "Filen har fler än \(JSONParser.depthLimit) nivåer av { och [ i varandra. Så djup är ingen rapport."
    case .tooManyValues: tooManyValues
    }
  }

  static func tooLarge(_ limit: Int) -> String {
    "Filen är större än \(limit / 1_048_576) MiB, som är gränsen för en rapport."
  }

  static func duplicateKey(_ name: String) -> String {
    "Nyckeln »\(name.shortened())« står två gånger i samma objekt. Ta bort den ena; programmet väljer inte åt dig."
  }

  static func unknownKey(_ name: String, _ slip: KeySlip?, _ names: [String]) -> String {
    if let slip {
      let remedy = Remedy(
        oddities: slip.oddities, text: slip.isTaken ? nil : JSONText.string(slip.meant).text)
      let rest =
        slip.isTaken ? " Nyckeln »\(slip.meant)« finns redan här; ta bort den som är fel." : ""
      return "Okänd nyckel »\(name)«" + remedy.clauses + rest
    }
    let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " …" : "")
    return "Okänd nyckel »\(name)«. Här kan stå: \(shown)."
  }

  static func missingKey(_ name: String, meaning: String) -> String {
    "»\(name)« saknas (\(meaning)). Lägg till nyckeln."
  }

  static func wrongType(expected: String, found: String, _ remedy: Remedy?) -> String {
    "Här ska stå \(expected), men här står \(found)" + (remedy?.clauses ?? ".")
  }

  static func oneOf(_ words: [String]) -> String {
    let quoted = words.map { "\"\($0)\"" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return "\(quoted.dropLast().joined(separator: ", ")) eller \(last)"
  }

  static func notOneOf(_ word: String, _ words: [String]) -> String {
    if words == PeriodType.allCases.map(\.rawValue) { return notAPeriod(word) }
    if let near = Suggestion.nearest(to: word, in: words) {
      return
        "»\(word)« kan inte stå här: skriv \"\(near)\" i stället. Möjliga värden: \(oneOf(words))."
    }
    return "»\(word.shortened())« kan inte stå här. Möjliga värden: \(oneOf(words))."
  }

  private static func notAPeriod(_ word: String) -> String {
    let known =
      "Det som finns är \"T1\" (tertialrapport 1, till och med 30 april), \"T2\" (tertialrapport 2, till och med 31 augusti) och \"VB\" (verksamhetsberättelsen för hela året, till och med 31 december)."
    guard let meant = period(meantBy: word) else {
      return "»\(word.shortened())« är ingen rapport. \(known)"
    }
    let remedy = Remedy(oddities: Letters.oddities(in: word), text: "\"\(meant.rawValue)\"")
    return "»\(word)« kan inte stå här" + remedy.clauses + " " + known
  }

  /// The period that a word or a number is meant for.
  static func period(meantBy word: String) -> PeriodType? {
    switch Letters.plain(word).uppercased().filter({ $0 != " " }) {
    case "T1", "TERTIAL1", "TERTIALRAPPORT1", "1": .t1
    case "T2", "TERTIAL2", "TERTIALRAPPORT2", "2": .t2
    case "VB", "BOKSLUT", "ÅRSBOKSLUT", "HELÅR", "VERKSAMHETSBERÄTTELSE": .vb
    default: nil
    }
  }

  /// `rounded` is the nearest number that an amount can be.
  static func amountProblem(
    _ problem: AmountProblem, _ text: String, rounded: String?
  ) -> String {
    guard let rounded else {
      return
        "Talet \(text) är för stort; ett belopp har högst \(JSONDocument.digitLimit) siffror. Kontrollera enheten."
    }
    let limit =
      problem == .tooManyDigits && !text.contains(".")
      ? "\(JSONDocument.digitLimit) siffror" : "\(JSONDocument.decimalLimit) decimaler"
    return
      "Talet \(text) har för många decimaler; ett belopp har högst \(limit). Avrunda: skriv \(rounded) i stället. Programmet avrundar inte åt dig."
  }

  static let numberForm = "Skriv ett tal med decimalpunkt, till exempel 12000.5."

  static func integerForm(_ range: ClosedRange<Int>) -> String {
    range.count == 1
      ? "Skriv \(range.lowerBound)."
      : "Skriv ett heltal mellan \(range.lowerBound) och \(range.upperBound), utan citattecken."
  }

  static let tooLargeNumber =
    "Talet är för stort; ett belopp har högst \(JSONDocument.digitLimit) siffror. Kontrollera enheten."

  static func notInRange(_ text: String, _ range: ClosedRange<Int>) -> String {
    if range.count == 1 { return "\(text) kan inte stå här; värdet ska vara \(range.lowerBound)." }
    return
      "\(text) kan inte stå här; värdet är ett heltal mellan \(range.lowerBound) och \(range.upperBound)."
  }

  static let dateForm = "Skriv \"åååå-mm-dd\", till exempel \"2020-08-31\", med en dag som finns."

  static func notADate(_ text: String, _ remedy: Remedy?) -> String {
    "\(text) är inget datum i filen" + (remedy?.clauses ?? ". \(dateForm)")
  }

  static func notATimestamp(_ text: String, _ remedy: Remedy?) -> String {
    "\(text) är ingen tidpunkt i filen"
      + (remedy?.clauses ?? ". \(timestampForm)")
  }

  /// For a text that says that there is nothing: `""`, `"-"`.
  static func nothing(_ written: String, _ kind: String, otherwise: String) -> String {
    "Här står \(kind) (\(written)): skriv null i stället om uppgiften saknas, annars \(otherwise)."
  }

  static let timestampForm = "Skriv till exempel \"2020-09-10T12:21:00+02:00\"."

  static let emptyFile = "Filen är tom. Lägg in rapporten igen i sin helhet."

  static func list(of count: Int) -> String {
    count == 1
      ? "Filen börjar med [, men en rapport är ett enda objekt { … }. Ta bort [ först och ] sist i filen."
      : "Filen är en lista med \(count) värden, men en rapport är ett enda objekt { … }. Lägg varje rapport i en egen fil."
  }

  static func forbiddenCharacter(_ scalar: Unicode.Scalar) -> String {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return "Texten innehåller tecknet U+\(padded), som inte kan stå i ett kalkylblad. Ta bort det."
  }

  static func textTooLong(_ length: Int, _ limit: Int) -> String {
    "Texten är \(length) tecken lång; gränsen är \(limit). Korta den, eller lägg resten i tjänsteutlåtandet."
  }

  static func breaks(_ rule: TextRule, _ text: String) -> String {
    switch rule {
    case .namndCode:
      "»\(text.shortened())« är ingen nämndkod\(codeRemedy(text).clauses) En kod är 1–16 tecken: versaler A–Ö och siffror, till exempel \"AMN\"."
    case .documentType:
      "»\(text.shortened())« är ingen dokumenttyp. En typ är 1–30 tecken: a–z, siffror och bindestreck, till exempel \"pm\"."
    case .notBlank:
      "Texten är tom. Skriv något."
    }
  }

  /// The code in capitals, and with Latin letters for those that only look like them.
  private static func codeRemedy(_ text: String) -> Remedy {
    guard text.utf8.count <= 100 else { return Remedy() }
    let plain = Letters.plain(text).uppercased().filter { $0 != " " }
    return Remedy(
      oddities: Letters.oddities(in: text),
      text: TextRule.namndCode.allows(plain) ? "\"\(plain)\"" : nil)
  }

  static let nullInList = "En lista kan inte innehålla null. Ta bort värdet."

  static func periodEnd(_ found: CalendarDate, _ period: Period) -> String {
    "»per« är \(found), men \(period.type.rawValue) \(period.year) slutar \(period.end). Rätta datumet, typen eller året."
  }

  static func yearAlone(_ stated: Period, _ actual: Period) -> String {
    "»ar« är \(stated.year), men »per« är \(actual.end) och raderna har åren från och med \(actual.year): skriv \(actual.year) i stället."
  }

  static func rowsOfAnotherYear(_ stated: Period, _ actual: Period, _ shift: Int) -> String {
    let (from, to) = (actual.year, stated.year)
    let change =
      (abs(shift) == 1 ? "ett år" : "\(abs(shift)) år") + (shift < 0 ? " bakåt" : " framåt")
    return
      "Raderna har ett annat år än rapporten: de börjar med \(from), men »ar« är \(to). Är rapporten för \(to): flytta alla år i raderna \(change) (\(from) blir \(to), \(from + 1) blir \(to + 1) och så vidare) och kontrollera beloppen. Är den för \(from): skriv \(from) i »ar« och \"\(actual.end)\" i »per«."
  }

  static let nothingToReport =
    "Rapporten innehåller varken »blanketter«, »bilagor« eller »tjansteutlatande«. Minst en av dem behövs."

  static func noEdition(_ title: String, _ period: Period) -> String {
    "Det finns ingen utgåva av blanketten »\(title)« som gäller \(period.type.rawValue) \(period.year). Be den som sköter programmet att lägga in en mall för året."
  }

  static func repeatedID(_ id: String, firstName: String, _ free: String?) -> String {
    let proposal = free.map { ": skriv \"\($0.shortened())\" i stället" } ?? " som ingen annan har"
    return
      "»\(id.shortened())« används redan av en tidigare rad, »\(firstName.shortened())«. Varje rad behöver ett eget id\(proposal), eller ta bort raden om den är en dubblett."
  }

  static func amountsMissing(_ columns: [String], countedAsZero: Bool) -> String {
    let list = columns.joined(separator: ", ")
    return countedAsZero
      ? "Belopp saknas och räknas som 0: \(list)."
      : "Belopp saknas och lämnas tomma i blanketten: \(list)."
  }

  static func amountsUnfilled(
    _ columns: [String], rows: [String], unnamed: Int, isAll: Bool
  ) -> String {
    let names =
      isAll
      ? "alla rader"
      : (rows.count == 1 ? "raden " : "raderna ")
        + rows.map { "»\($0)«" }.joined(separator: ", ")
        + (unnamed > 0 ? " och \(unnamed) till" : "")
    return
      "Blanketten är inte ifylld. På \(names) saknas belopp (null): \(columns.joined(separator: ", ")). Fyll i dem; skriv 0 där det är noll."
  }

  static let nothingFilledIn =
    "Rapporten är inte ifylld: ingen blankett har någon rad eller något uttalande. Fyll i blanketterna, och skriv uttalandet i dem som ska vara tomma."

  static let subtotalAmountsIgnored =
    "Raden är en delsumma. Programmet räknar fram dess belopp ur raderna ovanför; beloppen som står på raden används inte. Ta bort dem."

  static func reservedDocumentType(_ type: String) -> String {
    "Dokumenttypen »\(type)« är upptagen av en annan fil i paketet. Välj en annan, till exempel »\(type)-2«."
  }

  static func strayKey(_ key: String, inBlock type: String) -> String {
    "»\(key)« hör inte till ett stycke av typen »\(type)«. Ta bort nyckeln eller byt typ."
  }
}
