import Testing

@testable import Blanketter

@Suite struct DeepFormulaTests {
  private func fault(_ text: String) -> String? {
    do throws(FormulaParser.Fault) {
      _ = try FormulaParser.parse(text)
      return nil
    } catch {
      return error.message
    }
  }

  private func nested(_ count: Int) -> String {
    String(repeating: "(", count: count) + "a" + String(repeating: ")", count: count)
  }

  @Test func `a formula of too many levels is told and not followed`() {
    #expect(fault(nested(63)) == nil)
    #expect(fault(nested(64)) == "formeln har fler än 64 nivåer av parenteser i varandra")
    #expect(fault(String(repeating: "-", count: 500) + "a")?.contains("64 nivåer") == true)
    #expect(fault(nested(20_000)) == "formeln har fler än 1000 tal, namn och tecken")
    #expect(fault("a" + String(repeating: "+a", count: 20_000))?.contains("1000") == true)
  }
}
