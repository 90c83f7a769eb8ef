/// What stands in a file in place of a value, and what to write instead.
struct Remedy: Equatable {
  /// What a value of the file does not have, in words; empty when there is nothing to name.
  var oddities: [String] = []
  /// The text that the file should have; nil when nobody but its maker can tell.
  var text: String?
  /// Sentences that go on from there.
  var remarks: [String] = []

  /// `Här står »42 000,0« (hårt blanksteg, U+00A0; decimalkomma): skriv 42000.0 i stället.`
  func message(for written: String) -> String { "Här står »\(written)«" + clauses }

  /// What goes on from a sentence that has told what stands there.
  var clauses: String {
    var clauses = oddities.isEmpty ? "" : " (\(oddities.joined(separator: "; ")))"
    if let text { clauses += ": skriv \(text) i stället" }
    return ([clauses + "."] + remarks).joined(separator: " ")
  }

  /// For a value that has to be a number, in `unit` when that is known.
  static func number(_ written: String, unit: Unit?) -> Remedy? {
    if let notation = NumberNotation(written) { return number(notation, unit: unit) }
    let bare = unquoted(written)
    if let excel = ExcelFault(bare) {
      return Remedy(
        oddities: ["Excels felvärde \(excel.meaning)"], text: "null",
        remarks: ["Rätta formeln i Excel och skriv talet, eller låt null stå om uppgiften saknas."])
    }
    if isNothing(bare) {
      return Remedy(
        oddities: bare.isEmpty ? ["inget värde"] : [], text: "null",
        remarks: ["Det betyder att uppgiften saknas; är beloppet noll, skriv 0."])
    }
    if bare.hasPrefix("="), bare.count > 1 {
      return Remedy(
        oddities: ["en formel"], remarks: ["Skriv det tal som formeln ger, med decimalpunkt."])
    }
    return isTooLarge(bare) ? Remedy(remarks: [Wording.tooLargeNumber]) : nil
  }

  /// Whether a text is digits, divided or not, and more of them than an amount has.
  private static func isTooLarge(_ text: String) -> Bool {
    let plain = Letters.plain(text)
    return plain.utf8.count(where: { (0x30...0x39).contains($0) }) > JSONDocument.digitLimit
      && plain.allSatisfy { ("0"..."9").contains($0) || " .,-+'".contains($0) }
  }

  private static func number(_ notation: NumberNotation, unit: Unit?) -> Remedy {
    var remedy = Remedy(oddities: notation.oddities, text: notation.text)
    if let alternative = notation.alternative {
      let mark = notation.isComma ? "kommatecknet" : "punkten"
      remedy.remarks.append("Skiljer \(mark) tusental: skriv \(alternative).")
    }
    if notation.isRounded {
      remedy.remarks.append("Avrunda så; programmet avrundar inte åt dig.")
    }
    guard let written = notation.unit else { return remedy }
    guard let unit else {
      remedy.remarks.append(
        "Enheten skrivs inte ut: projekt och investeringar anges i mnkr, resultatenheter i tkr och lokaler i kr."
      )
      return remedy
    }
    remedy.text = notation.text(in: unit)
    if let converted = remedy.text, isImplausible(converted, in: unit) {
      remedy.text = nil
      remedy.remarks.append(
        "Menas \(notation.text) \(unit.rawValue): skriv \(notation.text). Menas \(notation.text) \(written.rawValue): skriv \(converted), eftersom beloppet anges i \(unit.rawValue)."
      )
    } else if written != unit {
      remedy.remarks.append(
        remedy.text == nil
          ? "Beloppet ska anges i \(unit.rawValue); räkna om det."
          : "Beloppet anges i \(unit.rawValue) och är omräknat från \(written.rawValue).")
    } else {
      remedy.remarks.append("Enheten skrivs inte ut; beloppet är i \(unit.rawValue).")
    }
    return remedy
  }

  /// Whether an amount is less than a hundredth of what the form shows last: mnkr with one decimal, tkr
  /// with none.
  private static func isImplausible(_ text: String, in unit: Unit) -> Bool {
    guard unit != .kr, case .success(let amount) = JSONDocument.amount(text) else { return false }
    let decimals = unit == .mnkr ? 3 : 2
    return amount != .zero && amount < Amount(digits: 1, decimals: decimals)
      && Amount(digits: -1, decimals: decimals) < amount
  }

  /// For a value that has to be `true` or `false`.
  static func flag(_ written: String) -> Remedy? {
    let bare = unquoted(written)
    let word = bare.lowercased()
    let text: String? =
      if ["true", "sant", "ja", "yes", "1", "x", "sann"].contains(word) {
        "true"
      } else if ["false", "falskt", "nej", "no", "0", "falsk"].contains(word) {
        "false"
      } else if isNothing(bare) {
        "null"
      } else {
        nil
      }
    guard let text else { return nil }
    let isCapital = word == "true" || word == "false"
    return Remedy(
      oddities: (bare == written ? [] : ["citattecken"])
        + (isCapital && word != bare ? ["stora bokstäver"] : []), text: text)
  }

  /// For a value that has to be a day.
  static func date(_ written: String) -> Remedy? {
    let bare = unquoted(written)
    guard let notation = DateNotation(bare) else { return nil }
    if let date = notation.date {
      var remedy = Remedy(oddities: notation.oddities, text: "\"\(date)\"")
      remedy.remarks = bare.count == 5 ? ["Det är Excels dagnummer för den dagen."] : []
      return remedy
    }
    guard let reason = notation.reason else { return nil }
    return Remedy(oddities: [reason], remarks: [Wording.dateForm])
  }

  static func timestamp(_ written: String) -> Remedy? {
    guard let notation = TimestampNotation(unquoted(written)) else { return nil }
    return Remedy(text: "\"\(notation.text)\"")
  }

  static let quoteAtEnd = "citattecken bara i slutet"

  /// For a value that has to be a text.
  static func text(_ written: String) -> Remedy {
    let bare = unquoted(written)
    let isHalf =
      written.hasSuffix("\"") && written.unicodeScalars.first.map(Letters.isQuote) == false
    return Remedy(
      oddities: isHalf ? [quoteAtEnd] : quotes(of: written),
      text: JSONText.string(bare).text)
  }

  /// For a value of which nobody knows what it has to be.
  static func anything(_ written: String) -> Remedy {
    let bare = unquoted(written)
    let isQuoted = bare != written
    if let word = JSONWord(bare), !isQuoted {
      var remedy = Remedy(oddities: word.oddities, text: word.text)
      if word.isSwedish {
        remedy.remarks.append("Är det en text: skriv \(JSONText.string(bare).text).")
      }
      return remedy
    }
    if let notation = DateNotation(bare), let date = notation.date, !bare.allSatisfy(\.isNumber) {
      return Remedy(oddities: quotes(of: written), text: "\"\(date)\"")
    }
    if let number = number(written, unit: nil) {
      var remedy = number
      if isQuoted { remedy.remarks.append("Är det en text: skriv \(JSONText.string(bare).text).") }
      return remedy
    }
    return text(written)
  }

  /// The text inside quotes of any kind, or the text itself; without blanks around it that are none of
  /// the file's.
  static func unquoted(_ written: String) -> String {
    var scalars = Array(written.unicodeScalars)[...]
    while let first = scalars.first, !first.isASCII, Letters.isBlank(first) {
      scalars.removeFirst()
    }
    while let last = scalars.last, !last.isASCII, Letters.isBlank(last) { scalars.removeLast() }
    guard let first = scalars.first, Letters.isQuote(first) else {
      if scalars.count > 1, scalars.last == "\"" { scalars.removeLast() }
      return String(String.UnicodeScalarView(scalars))
    }
    scalars.removeFirst()
    if let last = scalars.last, Letters.isQuote(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The names of the quotes around a text that are none of JSON's.
  static func quotes(of written: String) -> [String] {
    var names: [String] = []
    for scalar in [written.unicodeScalars.first, written.unicodeScalars.last] {
      guard let scalar, scalar != "\"", Letters.isQuote(scalar) else { continue }
      let name = Letters.quoteName(scalar)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// Whether a text says that there is nothing: blanks, a stroke, NaN.
  static func isNothing(_ text: String) -> Bool {
    let plain = Letters.plain(text).lowercased()
    return plain.isEmpty
      || [
        "-", "--", "nan", "none", "null", "nil", "n/a", "na", "saknas", "infinity", "-infinity",
        "inf", "undefined", "?",
      ].contains(plain)
  }
}

/// An error that a cell of Excel shows in place of a value.
private struct ExcelFault {
  var meaning: String

  init?(_ text: String) {
    guard text.hasPrefix("#"),
      let known = ExcelFault.meanings.first(where: { text.uppercased().hasPrefix($0.0) })
    else { return nil }
    meaning = known.1
  }

  private static let meanings = [
    ("#REF", "för en referens som saknas"), ("#DIV", "för division med noll"),
    ("#SAKNAS", "för ett uppslag utan träff"), ("#N/A", "för ett uppslag utan träff"),
    ("#VÄRDEFEL", "för fel slags värde"), ("#VALUE", "för fel slags värde"),
    ("#NAMN", "för ett okänt namn"), ("#NAME", "för ett okänt namn"),
    ("#OGILTIGT", "för ett ogiltigt tal"), ("#NUM", "för ett ogiltigt tal"),
    ("#SKÄRNING", "för en tom skärning"), ("#NULL", "för en tom skärning"),
    ("#SPILL", "för ett upptaget område"), ("##", "för en för smal kolumn"),
  ]
}

/// A word of other languages and programs for one of JSON's three.
private struct JSONWord {
  var text: String
  var oddities: [String] = []
  var isSwedish = false

  init?(_ word: String) {
    switch word.lowercased() {
    case "true", "yes": text = "true"
    case "false", "no": text = "false"
    case "sant", "ja", "sann": (text, isSwedish) = ("true", true)
    case "falskt", "nej", "falsk": (text, isSwedish) = ("false", true)
    case "null", "none", "nil", "undefined": text = "null"
    default: return nil
    }
    if text == word.lowercased(), text != word { oddities = ["stora bokstäver"] }
  }
}
