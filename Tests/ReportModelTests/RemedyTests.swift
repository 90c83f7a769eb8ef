import Testing

@testable import ReportModel

/// What people write where a value belongs: the message tells what stands there and what to write, and
/// whoever writes that has a value that is accepted.
@Suite struct RemedyTests {
  /// A value of the sample report and what somebody wrote there.
  struct Slip: Sendable, CustomTestStringConvertible {
    var place: Place
    var written: String
    /// What the report has when the message is obeyed.
    var mended: String
    var words: [String]

    init(_ place: Place, _ written: String, _ mended: String, _ words: String...) {
      (self.place, self.written, self.mended, self.words) = (place, written, mended, words)
    }

    var testDescription: String { "\(place.key): \(written.debugDescription)" }

    var report: String { place.report(written) }
  }

  enum Place: CaseIterable {
    case number, date, flag, text, code, time, year, period

    var old: String {
      switch self {
      case .number: "\"kostnad\": 1.5"
      case .date: "\"slut\": \"2020-01-31\""
      case .flag: "\"flagga\": true"
      case .text: "\"namn\": \"Ån\""
      case .code: "\"kod\": \"AMN\""
      case .time: "\"upprattad\": \"2020-09-10T12:21:00+02:00\""
      case .year: "\"ar\": 2020"
      case .period: "\"typ\": \"T2\""
      }
    }

    var key: String { String(old.prefix { $0 != ":" }) }

    func report(_ written: String) -> String {
      Sample.report.replacing(old, with: "\(key): \(written)", maxReplacements: 1)
    }
  }

  @Test(arguments: numbers + dates + others)
  func `obeying the message once gives what it says`(slip: Slip) throws {
    let first = try #require(errors(in: slip.report).first)
    for word in slip.words {
      #expect(first.message.contains(word), "\(first.message)")
    }
    let mended = try #require(self.obeyed(slip.report), "\(first.message)")
    #expect(mended == slip.place.report(slip.mended), "\(first.message)")
    #expect(errors(in: mended) == [])
  }

  @Test(arguments: numbers + dates + others)
  func `one slip is told once`(slip: Slip) {
    #expect(errors(in: slip.report).count == 1, "\(errors(in: slip.report).map(\.message))")
  }

  @Test(arguments: undecided)
  func `where nobody can tell what is meant, nothing is proposed`(slip: Slip) throws {
    let first = try #require(errors(in: slip.report).first)
    for word in slip.words { #expect(first.message.contains(word), "\(first.message)") }
    #expect(!first.message.contains(" i stället"), "\(first.message)")
  }

  private static let numberForm = "Skriv ett tal med decimalpunkt, till exempel 12000.5."

  static let numbers: [Slip] = [
    Slip(.number, "12 000,5", "12000.5", "»12 000,5«", "skriv 12000.5 i", "blanksteg"),
    Slip(.number, "\"12 000,5\"", "12000.5", "\"12 000,5\"", "skriv 12000.5 i", "citattecken"),
    Slip(.number, "42\u{A0}000,0", "42000.0", "hårt blanksteg, U+00A0", "decimalkomma"),
    Slip(.number, "\"42\u{A0}000,0\"", "42000.0", "hårt blanksteg, U+00A0", "decimalkomma"),
    Slip(.number, "1\u{202F}450\u{202F}000", "1450000", "smalt hårt blanksteg, U+202F"),
    Slip(.number, "1\u{2009}450", "1450", "tunt blanksteg, U+2009"),
    Slip(.number, "1 450 000", "1450000", "skriv 1450000"),
    Slip(.number, "1'450'000", "1450000", "apostrof"), Slip(.number, "1’450,5", "1450.5"),
    Slip(.number, "1.450.000", "1450000", "punkt mellan tusental"),
    Slip(.number, "1,450,000", "1450000"), Slip(.number, "1.450,5", "1450.5"),
    Slip(.number, "1,450.5", "1450.5"),
    Slip(.number, "1,450", "1.450", "Skiljer kommatecknet tusental: skriv 1450."),
    Slip(.number, "3,1", "3.1", "decimalkomma"), Slip(.number, "3, 1", "3.1"),
    Slip(.number, "3,1;", "3.1", "semikolon"), Slip(.number, "\"3,1;\"", "3.1"),
    Slip(.number, "4;", "4"), Slip(.number, "4000000:-", "4", "»:-« betyder kronor", "från kr"),
    Slip(.number, "4 000 000,-", "4", "»,-« betyder kronor"), Slip(.number, "4_000", "4000"),
    Slip(.number, "12 mnkr", "12", "enheten mnkr"), Slip(.number, "\"12,5 mkr\"", "12.5"),
    Slip(.number, "1500 tkr", "1.5", "räknat från tkr"), Slip(.number, "1 500 000 kr", "1.5"),
    Slip(.number, "kr 2 000 000", "2", "enheten kr"), Slip(.number, "\"3 %\"", "3"),
    Slip(.number, "3%", "3", "procenttecken"), Slip(.number, "+4", "4", "plustecken"),
    Slip(.number, "−300", "-300", "minustecken, U+2212"), Slip(.number, "\"−3\"", "-3", "U+2212"),
    Slip(.number, "–300", "-300", "tankstreck, U+2013"), Slip(.number, "- 5", "-5"),
    Slip(.number, "(1 234)", "-1234", "parenteser"), Slip(.number, "300-", "-300"),
    Slip(.number, "-", "null", "uppgiften saknas", "skriv 0"), Slip(.number, "–", "null"),
    Slip(.number, "\"\"", "null", "inget värde"), Slip(.number, "\"-\"", "null"),
    Slip(.number, "#REF!", "null", "Excels felvärde"), Slip(.number, "NaN", "null"),
    Slip(.number, "#DIVISION/0!", "null", "division"), Slip(.number, "\"#SAKNAS!\"", "null"),
    Slip(.number, "007", "7", "inledande nolla"), Slip(.number, ".5", "0.5"),
    Slip(.number, ",5", "0.5"), Slip(.number, "5.", "5"), Slip(.number, "-.5", "-0.5"),
    Slip(.number, "1,5E+02", "1.5e+02"), Slip(.number, "1O0", "100", "bokstaven O"),
    Slip(.number, "'4,2'", "4.2", "enkelt citattecken"),
    Slip(.number, "”4,2”", "4.2", "typografiskt citattecken ”, U+201D"),
    Slip(.number, "\u{A0}4,2", "4.2", "hårt blanksteg, U+00A0"),
    Slip(.number, "４２", "42", "dubbelbrett ４, U+FF14"),
    Slip(.number, "4.199999999999999", "4.2", "för många decimaler", "Avrunda"),
    Slip(.number, "12.300000000000001", "12.3", "för många decimaler"),
    Slip(.number, "0.30000000000000004", "0.3"), Slip(.number, "-0.1234567", "-0.123457"),
    Slip(.number, "5.684341886080802e-14", "0"), Slip(.number, "999999.9999999", "1000000"),
    Slip(.number, "123456789012.1234567", "123456789012.123"),
    Slip(.number, "\"4,19999999999999\"", "4.2", "för många decimaler"),
    Slip(.number, "\"42.000\"", "42.000", "Skiljer punkten tusental: skriv 42000."),
    Slip(.number, "\"4200 SEK\"", "0.0042", "enheten SEK"), Slip(.number, "Kr 5 000", "0.005"),
    Slip(.year, "\"2020\"", "2020", "citattecken"),
    Slip(.year, "’2020’", "2020"),
  ]

  static let dates: [Slip] = [
    Slip(.date, "2020-01-31", "\"2020-01-31\""), Slip(.date, "\"2020-1-31\"", "\"2020-01-31\""),
    Slip(.date, "2020-1-31", "\"2020-01-31\""), Slip(.date, "\"31/1 2020\"", "\"2020-01-31\""),
    Slip(.date, "31/1 2020", "\"2020-01-31\""), Slip(.date, "\"31/1/2020\"", "\"2020-01-31\""),
    Slip(.date, "\"1/31/2020\"", "\"2020-01-31\""), Slip(.date, "20200131", "\"2020-01-31\""),
    Slip(.date, "\"20200131\"", "\"2020-01-31\""), Slip(.date, "\"2020.01.31\"", "\"2020-01-31\""),
    Slip(.date, "43861", "\"2020-01-31\"", "Excels dagnummer"),
    Slip(.date, "\"2020-01-31T00:00:00\"", "\"2020-01-31\""),
    Slip(.date, "\"2020-01-31 00:00\"", "\"2020-01-31\""),
    Slip(.date, "\"31 januari 2020\"", "\"2020-01-31\""),
    Slip(.date, "\"den 31 jan 2020\"", "\"2020-01-31\""),
    Slip(.date, "\"fredag 31 januari 2020\"", "\"2020-01-31\""),
    Slip(.date, "\"2020–01–31\"", "\"2020-01-31\""),
    Slip(.date, "\"2020-31-01\"", "\"2020-01-31\""),
    Slip(.date, "”2020-01-31”", "\"2020-01-31\""), Slip(.date, "\"2020-01-31 \"", "\"2020-01-31\""),
    Slip(.date, "\"31/1 20\"", "\"2020-01-31\""), Slip(.date, "\"\"", "null"),
    Slip(.date, "\"-\"", "null"), Slip(.date, "-", "null"),
    Slip(.date, "\"2O20-01-31\"", "\"2020-01-31\"", "bokstaven O"),
    Slip(.date, "\"2020-0l-31\"", "\"2020-01-31\"", "bokstaven l"),
    Slip(.date, "\"2020-01-31Z\"", "\"2020-01-31\""),
    Slip(.date, "\"2020-01-31+01:00\"", "\"2020-01-31\""),
    Slip(.time, "\"\"", "null", "ingen tidpunkt"), Slip(.time, "\"-\"", "null"),
    Slip(.time, "\"2020-09-10\"", "\"2020-09-10T00:00:00+02:00\""),
    Slip(.time, "\"2020-01-10 9:30\"", "\"2020-01-10T09:30:00+01:00\""),
    Slip(.time, "\"2020-09-10T12:21:00\"", "\"2020-09-10T12:21:00+02:00\""),
    Slip(.time, "\"2020-09-10T12:21:00.123Z\"", "\"2020-09-10T12:21:00Z\""),
    Slip(.time, "\"2020-10-25 12:00\"", "\"2020-10-25T12:00:00+01:00\""),
  ]

  static let others: [Slip] = [
    Slip(.flag, "True", "true", "»True«"), Slip(.flag, "TRUE", "true"), Slip(.flag, "SANT", "true"),
    Slip(.flag, "\"true\"", "true"), Slip(.flag, "\"ja\"", "true"), Slip(.flag, "Nej", "false"),
    Slip(.flag, "1", "true"), Slip(.flag, "0", "false"), Slip(.flag, "FALSKT", "false"),
    Slip(.flag, "\"\"", "null"), Slip(.flag, "’false’", "false"),
    Slip(.text, "'Ån'", "\"Ån\"", "enkelt citattecken"),
    Slip(.text, "”Ån”", "\"Ån\"", "typografiskt citattecken ”, U+201D"),
    Slip(.text, "“Ån, ö”", "\"Ån, ö\"", "U+201C", "U+201D"), Slip(.text, "\"Ån”", "\"Ån\""),
    Slip(.text, "”Ån\"", "\"Ån\""), Slip(.text, "»Ån»", "\"Ån\""), Slip(.text, "Ån", "\"Ån\""),
    Slip(.text, "\"Projekt \"Lyft\" 2020\"", #""Projekt \"Lyft\" 2020""#),
    Slip(.text, #""C:\Rapport\T2""#, #""C:\\Rapport\\T2""#), Slip(.text, "17", "\"17\""),
    Slip(.text, "08-508 00 000", "\"08-508 00 000\""), Slip(.text, "true", "\"true\""),
    Slip(.text, "\"a\tb\"", #""a\tb""#, "tabb, U+0009"), Slip(.text, "\"a\nb\"", #""a\nb""#),
    Slip(.code, "\"\u{410}MN\"", "\"AMN\"", "kyrilliskt А, U+0410"),
    Slip(.code, "\"amn\"", "\"AMN\""), Slip(.code, "\"AMN \"", "\"AMN\""),
    Slip(.period, "\"t2\"", "\"T2\"", "\"VB\""), Slip(.period, "\"Tertial 2\"", "\"T2\""),
    Slip(.period, "2", "\"T2\"", "talet 2"), Slip(.text, "Ån\"", "\"Ån\"", "bara i slutet"),
    Slip(.text, "Ån, ö\"", "\"Ån, ö\"", "»Ån, ö\"«"),
  ]

  static let undecided: [Slip] = [
    Slip(.number, "\"ca 42000\"", "", "\"ca 42000\"", numberForm),
    Slip(.number, "\"42000*\"", "", numberForm), Slip(.number, "\"42k\"", "", numberForm),
    Slip(.number, "\"x\"", "", numberForm), Slip(.number, "ca 42000", "", numberForm),
    Slip(.number, "true", "", numberForm), Slip(.year, "\"i år\"", "", "Skriv ett heltal mellan"),
    Slip(.number, "\"99999999999999999\"", "", "för stort", "högst 15 siffror"),
    Slip(.date, "2021", "", "talet 2021", "Skriv \"åååå-mm-dd\""),
    Slip(.date, "\"10000-01-01\"", "", "efter 9999-12-31"),
    Slip(.date, "\"1/1 12020\"", "", "efter 9999-12-31"),
    Slip(.date, "\"120-01-01\"", "", "fyra siffror"),
    Slip(.number, "4.0 kr", "", "Menas 4.0 mnkr: skriv 4.0.", "skriv 0.000004, eftersom"),
    Slip(.number, "\"42 SEK\"", "", "enheten SEK", "Menas 42 mnkr: skriv 42."),
    Slip(.number, "4:-", "", "Menas 4 mnkr: skriv 4."), Slip(.number, "4,-", "", "Menas 4 kr"),
    Slip(.number, "12 34", "", "»12 34«", "ett tal"), Slip(.number, "=A1+B1", "", "en formel"),
    Slip(.number, "\"abc\"", "", "ska stå ett tal"), Slip(.number, "1e999", "", "för stort"),
    Slip(.number, "1234567890123456", "", "15 siffror"), Slip(.number, "1.2.3", "", "ett tal"),
    Slip(.date, "\"2021-02-30\"", "", "februari 2021 har 28 dagar"),
    Slip(.date, "\"1899-12-31\"", "", "före 1900-01-01"),
    Slip(.date, "\"2020-08\"", "", "dagen saknas"),
    Slip(.date, "\"augusti 2020\"", "", "dagen saknas"), Slip(.date, "\"31/8\"", "", "året saknas"),
    Slip(.date, "\"20-01-31\"", "", "fyra siffror"), Slip(.date, "\"igår\"", "", "inget datum"),
    Slip(.period, "\"T3\"", "", "\"T1\"", "\"T2\"", "\"VB\""), Slip(.text, "", "", "måste finnas"),
    Slip(.time, "\"9999-12-31T23:00:00-02:00\"", "", "ingen tidpunkt"),
  ]

  // MARK: -

  private func errors(in text: String) -> [Diagnostic] {
    Sample.read(text).diagnostics.filter { $0.severity == .error }
  }

  /// The text after its first error was mended as the message says.
  private func obeyed(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    let parsed = JSONParser.parse(bytes)
    var mended = bytes
    if let fault = parsed.fault {
      let expected = ExpectedValues(SampleCatalogue(), nil)
      guard let edit = SyntaxExplanation(fault, in: parsed.document, expected).edit else {
        return nil
      }
      mended.replaceSubrange(edit.range, with: Array(edit.text.utf8))
      return String(decoding: mended, as: UTF8.self)
    }
    guard let error = errors(in: text).first,
      let start = error.message.firstRange(of: "skriv "),
      let end = error.message[start.upperBound...].firstRange(of: " i stället")
    else { return nil }
    var locator = Locator(parsed.document)
    let node = parsed.document.nodes.indices.map { NodeID(index: UInt32($0)) }.last { node in
      locator.position(of: node) == (error.line ?? 0, error.column ?? 0)
    }
    guard let node else { return nil }
    let range = Int(parsed.document[node].start)..<Int(parsed.document[node].end)
    let proposal = error.message[start.upperBound..<end.lowerBound]
    mended.replaceSubrange(range, with: Array(proposal.utf8))
    return String(decoding: mended, as: UTF8.self)
  }
}
