import SystemPackage
import Testing

@testable import XLSXExporter

@Suite("Plain markup")
struct PlainMarkupTests {
  /// Another blank in every tag sends rows, cells and texts to the scanner of all XML.
  @Test("says what the same in other markup says", arguments: ["EXN-2020-T2", "AMN-2020-T2"])
  func same(_ example: String) throws {
    let drawn = try Drawn(example)
    var zip = try StoredZip(drawn.path)
    for name in zip.parts.map(\.name) where name.contains("sheet") || name.contains("Strings") {
      zip.change(name) { text in
        text.replacing("<c r=", with: "<c  r=").replacing("<row r=", with: "<row  r=")
          .replacing("<si>", with: "<si >")
      }
    }
    let path = drawn.folder.path.appending("other.xlsx")
    try zip.write(to: path)
    try WorkbookReading.check(path, against: drawn.record)
  }

  @Test(
    "gives nothing where it is not plain",
    arguments: [
      "<c r=\"A0\"/>", "<c r=\"1\"/>", "<c r=\"A1\" s=\"\"/>", "<c r=\"A1\"><v>1</v>",
      "<c r=\"A1\"><v>1,5</v></c>", "<c r=\"A1\"><v>.5</v></c>", "<c r=\"A1\"><v>1e5</v></c>",
      "<c r=\"A1\"><f>A2&amp;B2</f><v>1</v></c>", "<c r=\"A1\"><f>👍</f><v>1</v></c>",
      "<c r=\"A1\" t=\"str\"><v>1</v></c>", "<c r=\"A1\"",
    ])
  func others(_ text: String) {
    #expect(cell(text) == nil)
  }

  @Test("reads numbers to the nearest")
  func numbers() throws {
    for number in [
      "0", "-0", "18.4", "-0.05", "123456789012345", "0.1234567890123456", "1234567890.12",
    ] {
      let read = try #require(self.cell("<c r=\"AD10\" s=\"3\"><v>\(number)</v></c>"))
      guard case .number(let value) = read.value else { throw Missing() }
      #expect(value.bitPattern == Double(number)?.bitPattern)
      #expect(read.row == 9 && read.column == 29)
    }
  }

  @Test(
    "reads texts of letters, dashes and line breaks",
    arguments: ["Åtgärd – ”nu”", "två\nrader", "汉字"])
  func texts(_ text: String) {
    #expect(sum(Array("<si><t>\(text)</t></si>".utf8)) == TextDigest.of(Array(text.utf8)))
  }

  @Test(
    "leaves texts that may not be allowed to the scanner",
    arguments: [
      [0xC3], [0xC3, 0x41], [0xE2, 0x80], [0xE2, 0x80, 0x41], [0xED, 0xA0, 0x80],
      [0xEF, 0xBF, 0xBE],
      [0xE0, 0x80, 0x80], [0xC0, 0x80], [0x80], [0xF0, 0x9F, 0x91, 0x8D], [0x0D], [0x09],
    ] as [[UInt8]])
  func otherTexts(_ bytes: [UInt8]) {
    #expect(sum(Array("<si><t>".utf8) + bytes + Array("</t></si>".utf8)) == nil)
  }

  private struct Missing: Error {}

  private func cell(_ text: String) -> PlainMarkup.Cell? { read(Array(text.utf8)) { $0.cell() } }

  private func sum(_ bytes: [UInt8]) -> UInt64? { read(bytes) { $0.sharedText() } }

  private func read<Value>(_ bytes: [UInt8], _ take: (inout PlainMarkup) -> Value?) -> Value? {
    (bytes + [UInt8](repeating: 0, count: 32)).withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return nil }
      var markup = PlainMarkup(start)
      return take(&markup)
    }
  }
}
