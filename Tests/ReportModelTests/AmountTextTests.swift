import Testing

@testable import ReportModel

@Suite struct AmountTextTests {
  @Test(
    arguments: [
      ("0", 0, "0", "0"), ("0", 1, "0.0", "0,0"), ("-0.04", 1, "0.0", "0,0"),
      ("-0.05", 1, "-0.1", "-0,1"), ("0.05", 1, "0.1", "0,1"), ("-0.4", 0, "0", "0"),
      ("999", 0, "999", "999"), ("1000", 0, "1000", "1 000"), ("-1000", 0, "-1000", "-1 000"),
      ("999.95", 1, "1000.0", "1 000,0"), ("12345.6", 1, "12345.6", "12 345,6"),
      ("123456.789", 2, "123456.79", "123 456,79"), ("1234567", 3, "1234567.000", "1 234 567,000"),
      ("999999999999999", 6, "999999999999999.000000", "999 999 999 999 999,000000"),
      ("0.000001", 6, "0.000001", "0,000001"), ("-2.7", 0, "-3", "-3"), ("2.5", 0, "3", "3"),
      ("1.1", 12, "1.100000000000", "1,100000000000"),
    ])
  func `a value is rounded and grouped for its reader`(
    json: String, decimals: Int, plain: String, swedish: String
  ) throws {
    let amount = try #require(read(json))
    #expect(amount.text(decimals: decimals, style: .plain) == plain)
    #expect(amount.plain(decimals: decimals) == plain)
    #expect(amount.text(decimals: decimals, style: .comma) == plain.replacing(".", with: ","))
    let spaced = swedish.replacing(" ", with: "\u{A0}")
    #expect(amount.text(decimals: decimals, style: .swedish) == spaced)
  }

  @Test func `a style of somebody's own may use any marks`() {
    let style = AmountStyle(decimalMark: "·", groupMark: "'")
    let amount = Amount(digits: -12_345_678, decimals: 1)
    #expect(amount.text(decimals: 2, style: style) == "-1'234'567·80")
  }

  @Test(
    arguments: [
      ("0", "0"), ("-0", "0"), ("-0.000", "0"), ("0e999999999999", "0"), ("0e-99", "0"),
      ("1", "1"), ("-1.50", "-1.5"), ("1e5", "100000"), ("1E+5", "100000"), ("1.5e-5", "0.000015"),
      ("100000e-5", "1"), ("0.00000100", "0.000001"), ("10000000000000000000e-10", "1000000000"),
      ("999999999999999", "999999999999999"), ("999999999.999999", "999999999.999999"),
      ("0.000000000000000000001e20", "0.1"), ("1e14", "100000000000000"),
    ])
  func `a number is read exactly`(json: String, expected: String) {
    #expect(read(json)?.description == expected)
  }

  @Test(
    arguments: [
      ("1000000000000000", AmountProblem.tooManyDigits), ("1e15", .tooManyDigits),
      ("9999999999999999", .tooManyDigits), ("1234567890.123456", .tooManyDigits),
      ("1e400", .tooManyDigits), ("1e99999999999999999999", .tooManyDigits),
      ("-1e9999", .tooManyDigits), ("0.0000001", .tooManyDecimals), ("1e-7", .tooManyDecimals),
      ("123.456e-789", .tooManyDecimals), ("1e-99999999999999999999", .tooManyDecimals),
    ])
  func `a number that does not fit is told why`(json: String, problem: AmountProblem) throws {
    let document = JSONParser.parse(Array(json.utf8)).document
    #expect(document.amount(try #require(document.root)) == .failure(problem))
  }

  private func read(_ json: String) -> Amount? {
    let document = JSONParser.parse(Array(json.utf8)).document
    return document.root.flatMap { try? document.amount($0).get() }
  }
}
