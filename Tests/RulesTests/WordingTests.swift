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
