import Blanketter
import ReportModel
import Testing

@testable import XLSXExporter

@Suite("Text and numbers in cells")
struct CellTextTests {
  @Test(
    "what looks like an escape is escaped, and nothing else",
    arguments: [
      ("A", "A"), ("a_b", "a_b"), ("_x0041_", "_x005F_x0041_"), ("_x00e5_", "_x005F_x00e5_"),
      ("_xZZZZ_", "_xZZZZ_"), ("_x0041", "_x0041"), ("_X0041_", "_X0041_"),
      ("_x005F_x0041_", "_x005F_x005F_x005F_x0041_"), ("__x0041_", "__x005F_x0041_"),
    ])
  func escapes(_ text: String, _ encoded: String) {
    #expect(CellText.encoded(text) == encoded)
    #expect(CellLength.of(text) == encoded.utf16.count)
    #expect(String(decoding: CellText.decoded(Array(encoded.utf8)), as: UTF8.self) == text)
  }

  @Test(
    "a byte that asks for a second look is seen wherever it stands",
    arguments: 0...255 as ClosedRange<UInt8>)
  func traits(_ byte: UInt8) {
    for (other, length) in [(0x20, 24), (0x7F, 17), (0xC3, 9), (0xFF, 3)] as [(UInt8, Int)] {
      for place in 0..<length {
        var bytes = [UInt8](repeating: other, count: length)
        bytes[place] = byte
        let traits = bytes.withUnsafeBytes { CellText.traits(of: $0) }
        let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A
        #expect(traits.mayBeForbidden == (isControl || byte == 0xEF))
        #expect(traits.mayBeEscape == (byte == 0x5F))
      }
    }
  }

  @Test(
    "an amount of at most 15 digits is stored as it is written",
    arguments: ["0", "0.1", "-1234.5", "999999999999999", "0.000001", "123456789.123456", "40"])
  func short(_ text: String) throws {
    let parts = text.split(separator: ".")
    let decimals = parts.count > 1 ? parts[1].count : 0
    let digits = try #require(Int64(text.replacing(".", with: "")))
    #expect(Amount(digits: digits, decimals: decimals).storedNumber == Double(text))
  }

  @Test("a computed amount is stored as 16 digits give it back")
  func long() {
    let third = Amount(units: 333_333_333_333)
    #expect(third.storedNumber == 0.333333333333)
    let sum = Amount(units: 1_000_000_000_000_000_123_456_000_000)
    #expect(sum.storedNumber == 1_000_000_000_000_000)
  }

  @Test("a text too long for a property is cut, and says so")
  func cut() {
    #expect(CellText.cut("kort", to: 10) == "kort")
    #expect(CellText.cut("ganska långt", to: 6) == "gansk…")
  }
}
