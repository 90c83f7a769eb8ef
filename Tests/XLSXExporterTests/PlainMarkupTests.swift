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
      "<c r=\"A1\"><f>A2&amp;B2</f><v>1</v></c>", "<c r=\"A1\"><f>å</f><v>1</v></c>",
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

  private struct Missing: Error {}

  private func cell(_ text: String) -> PlainMarkup.Cell? {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 32)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return nil }
      var markup = PlainMarkup(start)
      return markup.cell()
    }
  }
}
