import Testing

@testable import ReportModel

@Suite("Large amounts as text")
struct LargeAmountTextTests {
  private static let word = Int128(Int64.max)

  @Test("carry all their digits around the end of a machine word")
  func word() {
    #expect(shown(Self.word) == "9 223 372,036854775807")
    #expect(shown(Self.word + 1) == "9 223 372,036854775808")
    #expect(shown(-Int128(UInt64.max) - 1) == "-18 446 744,073709551616")
  }

  @Test("carry all their digits up to the most there is")
  func limit() {
    let large = Amount.one * Int128(20) * Int128(1_000_000_000_000_000_000)
    #expect(shown(large + 5) == "20 000 000 000 000 000 000,000000000005")
    #expect(shown(Amount.limit) == "170 141 183 460 469 231 731 687 303,000000000000")
  }

  private func shown(_ units: Int128) -> String {
    Amount(units: units).text(decimals: 12, style: .swedish).replacing("\u{A0}", with: " ")
  }
}
