import Foundation
import Testing

@testable import ReportModel

/// Exact arithmetic, against a table that Python's `decimal` has reckoned (`Fixtures/amounts.py`).
@Suite struct AmountTests {
  private static let table = Fixture.lines("amounts.txt").map { $0.split(separator: " ") }

  @Test(arguments: ["+", "-", "*", "/"])
  func `reckoning agrees with another program`(sign: String) throws {
    let cases = AmountTests.table.filter { $0[0] == sign }
    #expect(cases.count >= 290)
    for line in cases {
      let (a, b) = (try exact(line[1]), try exact(line[2]))
      #expect(result(sign, a, b) == line[3], "\(line.joined(separator: " "))")
    }
  }

  private func result(_ sign: String, _ a: Amount, _ b: Amount) -> String {
    do throws(ArithmeticError) {
      switch sign {
      case "+": return try a.adding(b).description
      case "-": return try a.subtracting(b).description
      case "*": return try a.multiplied(by: b).description
      default: return try a.divided(by: b).description
      }
    } catch {
      return error == .overflow ? "overflow" : "zero"
    }
  }

  @Test func `rounding goes half away from zero`() throws {
    let cases = AmountTests.table.filter { $0[0] == "round" }
    #expect(cases.count >= 400)
    for line in cases {
      let rounded = try exact(line[2]).rounded(to: try #require(Int(line[1])))
      #expect(rounded.description == line[3], "\(line.joined(separator: " "))")
    }
  }

  @Test func `the nearest binary number is the one that other programs read`() throws {
    let cases = AmountTests.table.filter { $0[0] == "double" }
    #expect(cases.count >= 300)
    for line in cases {
      let double = try exact(line[1]).nearestDouble
      #expect(double.bitPattern == Double(line[2])?.bitPattern, "\(line.joined(separator: " "))")
    }
  }

  @Test func `an amount of 15 digits comes back from the nearest binary number`() throws {
    let extremes = ["999999999999999", "99999999999999.9", "999999999.999999", "0.000001", "-0.3"]
    let table = AmountTests.table.filter { $0[0] == "double" }.map { String($0[1]) }
    for text in extremes + table {
      let amount = try exact(text[...])
      guard amount.decimals <= 6, text.count(where: \.isNumber) <= 15 else { continue }
      let printed = String(format: "%.15g", amount.nearestDouble)
      let document = JSONParser.parse(Array(printed.utf8)).document
      #expect(document.amount(try #require(document.root)) == .success(amount))
    }
  }

  @Test func `what does not fit is an error and never another value`() throws {
    let most = Amount(units: Amount.limit)
    let least = Amount(units: -Amount.limit)
    let unit = Amount(units: 1)
    #expect(throws: ArithmeticError.overflow) { try most.adding(unit) }
    #expect(throws: ArithmeticError.overflow) { try least.adding(least) }
    #expect(throws: ArithmeticError.overflow) { try most.subtracting(least) }
    #expect(throws: ArithmeticError.overflow) { try most.multiplied(by: Amount(2)) }
    #expect(throws: ArithmeticError.overflow) { try least.multiplied(by: most) }
    #expect(throws: ArithmeticError.overflow) { try most.divided(by: unit) }
    #expect(throws: ArithmeticError.overflow) { try Amount.sum([most, unit]) }
    #expect(throws: ArithmeticError.divisionByZero) { try Amount(1).divided(by: .zero) }
    #expect(try most.multiplied(by: Amount(1)) == most)
    #expect(try most.divided(by: Amount(-1)) == least)
    #expect(try most.adding(least) == .zero)
    #expect(most.rounded(to: 0) == most)
    #expect(most.description == "170141183460469231731687303")
    #expect(least.text(decimals: 0, style: .comma) == "-170141183460469231731687303")
  }

  @Test func `a million of the largest amounts can be summed`() throws {
    let largest = Amount(digits: 999_999_999_999_999, decimals: 0)
    var sum = largest
    for _ in 0..<20 { sum = try sum.adding(sum) }
    #expect(sum.description == "1048575999999998951424")
    #expect(try Amount.sum([largest, largest, Amount(1)]).description == "1999999999999999")
  }

  @Test func `amounts are compared by value`() {
    #expect(Amount(digits: 100, decimals: 2) == Amount(1))
    #expect(Amount(digits: -1, decimals: 6) < .zero)
    #expect(Amount(digits: -1, decimals: 6).isNegative)
    #expect(!Amount(digits: -0, decimals: 6).isNegative)
    #expect(Amount(-3).magnitude == Amount(3))
    #expect([Amount(2), Amount(-1), .zero].sorted() == [Amount(-1), .zero, Amount(2)])
  }

  @Test(arguments: [(0, 0), (40_00, 0), (125, 2), (-130, 1), (1, 2)])
  func `the decimals are as few as the value needs`(hundredths: Int64, decimals: Int) {
    let amount = Amount(digits: hundredths, decimals: 2)
    #expect(amount.decimals == decimals)
    for least in 0...3 { #expect(amount.decimals(atLeast: least) == max(decimals, least)) }
  }

  /// The exact value of a decimal number in plain digits.
  private func exact(_ text: Substring) throws -> Amount {
    let parts = text.split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let padding = String(repeating: "0", count: Amount.scale - fraction.count)
    return Amount(units: try #require(Int128(String(parts[0]) + fraction + padding)))
  }
}
