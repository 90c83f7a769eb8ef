import ReportModel
import Testing

@testable import Rules

@Suite("Amounts and times in words")
struct WordingTests {
  @Test(
    arguments: [
      "", "Förskolan ÅÄÖ", "ÀÖ×ØÞßàö÷øþÿ", "\u{A0}ª»", "SKÖLD\u{212A}", "ΑΣ", "A\u{30A}", "İ", "汉字",
      "Projekt 0–9 [A]^`{Z}",
    ])
  func `small letters are the standard library's`(text: String) {
    #expect(Array(text.inSmallLetters.utf8) == Array(text.lowercased().utf8))
  }

  @Test func `small letters of each character of two bytes`() {
    for scalar in (0..<0x800 as Range<UInt32>).compactMap(Unicode.Scalar.init) {
      #expect(String(scalar).inSmallLetters == String(scalar).lowercased())
    }
  }

  @Test(
    "amounts are read as people write them",
    arguments: [
      ("24,7 miljoner kr", "24700000 sek"), ("13,3 miljoner kronor", "13300000 sek"),
      ("9 miljoner", "9000000 sek"), ("36 miljoner kr", "36000000 sek"), ("240 tkr", "240000 sek"),
      ("0 kr", "0 sek"), ("71 000 Euro", "71000 eur"),
      ("2 379 041 Euro/ 342 156 Euro AmF", "2379041 eur, 342156 eur"),
      ("Vi får bidrag för en projektledare.", ""), ("Ingen budget för nämnden", ""),
      ("67,2 mnkr", "67200000 sek"), ("67.2 mnkr", "67200000 sek"), ("1,5 mdkr", "1500000000 sek"),
      ("3 240\u{A0}tkr", "3240000 sek"), ("2.379.041 euro", "2379041 eur"),
      ("5 milj. kr", "5000000 sek"), ("5 mn kr, varav 2 tusen kronor", "5000000 sek, 2000 sek"),
      ("1 500 000:-", "1500000 sek"), ("EUR 67,2 miljoner", "67200000 eur"),
      ("5 miljoner euro", "5000000 eur"), ("€ 500", "500 eur"), ("5 miljoner USD", "5000000 other"),
      ("2019 400 000 kr", "400000 sek"), ("60 tal projekt 2020", ""), ("12 miljonprogram", ""),
      ("Nämnden begär 2,2 mnkr (2 200 000 kr).", "2200000 sek, 2200000 sek"),
      ("1234567890123456 kr", ""), ("", ""), ("kr 12", "12 sek"), ("5,", ""), ("5,5", ""),
    ])
  func money(_ text: String, _ expected: String) {
    let found = MoneyWording.amounts(in: text).map { "\($0.amount) \($0.currency)" }
    #expect(found.joined(separator: ", ") == expected)
  }

  @Test("an amount knows how precisely it is written")
  func precision() throws {
    let written = try #require(MoneyWording.amounts(in: "0,6 mnkr").first)
    #expect(written.precision == Amount(50_000))
    #expect(
      MoneyWording.amounts(in: "600 000 kr").first?.precision == Amount(digits: 5, decimals: 1))
  }

  @Test(
    "times are read as people write them",
    arguments: [
      ("september 2018 - december 2021", "2018-09-01", "2021-12-31"),
      ("december 2017 – mars 2021", "2017-12-01", "2021-03-31"),
      ("december 2017 – mars 2021 (förlängning till december 2021)", "2017-12-01", "2021-12-31"),
      ("oktober 2017- december 2020", "2017-10-01", "2020-12-31"),
      ("december 2016 - augusti 2020", "2016-12-01", "2020-08-31"),
      ("2017 - 2020", "2017-01-01", "2020-12-31"), ("2017–2020", "2017-01-01", "2020-12-31"),
      ("2018-09-01 - 2020-02", "2018-09-01", "2020-02-29"),
      ("okt 2019 – feb 2021", "2019-10-01", "2021-02-28"),
      ("2018-09-01 – 2020-06-15", "2018-09-01", "2020-06-15"),
      ("t.o.m. augusti 2020", "", "2020-08-31"), ("augusti 2020", "", "2020-08-31"),
      ("januari–juni 2020", "", "2020-06-30"), ("från januari 2018", "2018-01-01", ""),
      ("fr.o.m. januari 2018 tills vidare", "2018-01-01", ""), ("januari 2018 –", "2018-01-01", ""),
      ("tills vidare", "", ""), ("", "", ""), ("5 år", "", ""), ("0000 - 9999", "", ""),
    ])
  func time(_ text: String, _ start: String, _ end: String) {
    let period = PeriodWording(text)
    #expect(period.start?.description ?? "" == start)
    #expect(period.end?.description ?? "" == end)
  }
}
