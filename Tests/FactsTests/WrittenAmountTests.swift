import Facts
import ReportModel
import Testing

/// Amounts of money as people write them in texts.
@Suite struct WrittenAmountTests {
  @Test(
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
  func `amounts are read as people write them`(text: String, expected: String) {
    let found = WrittenAmount.all(in: text).map { "\($0.amount) \($0.currency)" }
    #expect(found.joined(separator: ", ") == expected)
  }

  @Test func `an amount knows how precisely it is written`() throws {
    let written = try #require(WrittenAmount.all(in: "0,6 mnkr").first)
    #expect(written.precision == Amount(50_000))
    #expect(
      WrittenAmount.all(in: "600 000 kr").first?.precision == Amount(digits: 5, decimals: 1))
  }

  @Test(
    arguments: [
      ("24,7 miljoner kr", "24700000"), ("9 miljoner", "9000000"), ("0 kr", "0"),
      ("2\u{A0}200\u{A0}000\u{A0}kr.", "2200000"), ("2,2mnkr", "2200000"),
      ("(500 tusen kr)", "500000"), ("1 234,50 kr", "1234.5"), ("1,5 mdkr", "1500000000"),
      ("2.200.000 kr", "2200000"), ("1 500 000:-", "1500000"), ("10 msek", "10000000"),
      ("SEK 5 miljoner", "5000000"), ("71 000 Euro", nil), ("5 mnkr/ 2 mnkr AmF", nil),
      ("ca 5 mnkr", nil), ("12", nil), ("", nil), ("kr", nil),
    ] as [(String, String?)])
  func `a text that is an amount and nothing else is told from others`(
    text: String, kronor: String?
  ) {
    #expect(WrittenAmount.whole(text)?.kronor?.description == kronor)
  }

  @Test(
    arguments: [
      ("2,2 mnkr", 2_215_000, true), ("2,2 mnkr", 2_250_000, true), ("2,2 mnkr", 2_250_001, false),
      ("2 mnkr", 2_215_000, false), ("2 mnkr", 2_040_000, true), ("2 215 tkr", 2_215_400, true),
      ("2 215 000 kr", 2_215_000, true), ("0 kr", 0, false),
      ("2,2 miljoner euro", 2_200_000, false),
    ])
  func `an amount names a sum when it is that sum rounded as it is written`(
    text: String, kronor: Int, names: Bool
  ) throws {
    let written = try #require(WrittenAmount.all(in: text).first)
    #expect(written.names(Amount(kronor)) == names)
  }
}
