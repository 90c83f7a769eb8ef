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

  static func unknownKey(_ name: String, suggestion: String?, _ names: [String]) -> String {
    if let suggestion { return "Okänd nyckel »\(name)«; menade du »\(suggestion)«?" }
    let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " …" : "")
    return "Okänd nyckel »\(name)«. Här kan stå: \(shown)."
  }

  static func missingKey(_ name: String, meaning: String) -> String {
    "»\(name)« saknas (\(meaning)). Lägg till nyckeln."
  }

  static func wrongType(expected: String, found: String) -> String {
    "Här ska stå \(expected), men här står \(found)."
  }

  static func aNumber(for node: NodeID, in document: JSONDocument) -> String {
    document.kind(node) == .string ? "ett tal utan citattecken och med decimalpunkt" : "ett tal"
  }

  static func oneOf(_ words: [String]) -> String {
    let quoted = words.map { "\"\($0)\"" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return "\(quoted.dropLast().joined(separator: ", ")) eller \(last)"
  }

  static func notOneOf(_ word: String, _ words: [String]) -> String {
    if let near = Suggestion.nearest(to: word, in: words) {
      return "»\(word)« kan inte stå här; menade du »\(near)«? Möjliga värden: \(oneOf(words))."
    }
    return "»\(word.shortened())« kan inte stå här. Möjliga värden: \(oneOf(words))."
  }

  static func amountProblem(_ problem: AmountProblem, _ text: String) -> String {
    // With an exponent the digits are not all there to be counted.
    let hasExponent = text.contains { $0 == "e" || $0 == "E" }
    return switch problem {
    case .tooManyDigits where hasExponent:
      "Talet \(text) är för stort; ett belopp har högst \(JSONDocument.digitLimit) siffror. Kontrollera enheten."
    case .tooManyDecimals where hasExponent:
      "Talet \(text) har för många decimaler; ett belopp har högst \(JSONDocument.decimalLimit). Avrunda det; programmet avrundar inte åt dig."
    case .tooManyDigits:
      "Talet \(text) har fler än \(JSONDocument.digitLimit) siffror, som är gränsen för ett belopp. Kontrollera enheten."
    case .tooManyDecimals:
      "Talet \(text) har fler än \(JSONDocument.decimalLimit) decimaler. Avrunda det; programmet avrundar inte åt dig."
    }
  }

  static func notInRange(_ text: String, _ range: ClosedRange<Int>) -> String {
    if range.count == 1 { return "\(text) kan inte stå här; värdet ska vara \(range.lowerBound)." }
    return
      "\(text) kan inte stå här; värdet är ett heltal mellan \(range.lowerBound) och \(range.upperBound)."
  }

  static func notADate(_ text: String) -> String {
    "\(text) är inget datum. Skriv \"åååå-mm-dd\", till exempel \"2020-08-31\", med en dag som finns."
  }

  static func notATimestamp(_ text: String) -> String {
    "\(text) är ingen tidpunkt. Skriv till exempel \"2020-09-10T12:21:00+02:00\"."
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
      "»\(text.shortened())« är ingen nämndkod. En kod är 1–16 tecken: versaler A–Ö och siffror, till exempel \"AMN\"."
    case .documentType:
      "»\(text.shortened())« är ingen dokumenttyp. En typ är 1–30 tecken: a–z, siffror och bindestreck, till exempel \"pm\"."
    case .notBlank:
      "Texten är tom. Skriv något."
    }
  }

  static let nullInList = "En lista kan inte innehålla null. Ta bort värdet."

  static func periodEnd(_ found: CalendarDate, _ period: Period) -> String {
    "»per« är \(found), men \(period.type.rawValue) \(period.year) slutar \(period.end). Rätta datumet, typen eller året."
  }

  static let nothingToReport =
    "Rapporten innehåller varken »blanketter«, »bilagor« eller »tjansteutlatande«. Minst en av dem behövs."

  static func noEdition(_ title: String, _ period: Period) -> String {
    "Det finns ingen utgåva av blanketten »\(title)« som gäller \(period.type.rawValue) \(period.year). Be den som sköter programmet att lägga in en mall för året."
  }

  static func repeatedID(_ id: String) -> String {
    "»\(id.shortened())« används redan av en tidigare rad. Varje rad behöver ett eget id."
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
