import ExporterKit
import Foundation
import SystemPackage
import Testing

@testable import XLSXExporter

@Suite("A workbook that is read back")
struct ReadBackTests {
  /// Something that happens to a file between drawing and publishing.
  struct Damage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var part: String
    var change: @Sendable (String) -> String

    init(_ what: String, _ part: String, _ change: @escaping @Sendable (String) -> String) {
      (testDescription, self.part, self.change) = (what, part, change)
    }

    init(_ what: String, _ part: String, replacing old: String, with new: String) {
      self.init(what, part) { text in
        guard let range = text.range(of: old) else { return text }
        return text.replacingCharacters(in: range, with: new)
      }
    }
  }

  static let sheet = "xl/worksheets/sheet1.xml"
  static let damages = [
    Damage("a sheet cut off in the middle of a tag", sheet) { String($0.prefix($0.count / 2)) },
    Damage("a sheet cut off before its last bracket", sheet) { String($0.dropLast(2)) },
    Damage("a lost row", sheet) { text in
      guard let start = text.range(of: #"<row r="11""#), let end = text.range(of: #"<row r="12""#)
      else { return text }
      return text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
    },
    Damage("another digit", sheet, replacing: "<v>18.4</v>", with: "<v>18.5</v>"),
    Damage("another last digit", sheet, replacing: "<v>18.4</v>", with: "<v>18.40000000000001</v>"),
    Damage("a decimal comma", sheet, replacing: "<v>18.4</v>", with: "<v>18,4</v>"),
    Damage("a number that is none", sheet, replacing: "<v>18.4</v>", with: "<v>NAN</v>"),
    Damage("a cell that has moved", sheet, replacing: #"r="A10""#, with: #"r="A11""#),
    Damage("another formula", sheet, replacing: "SUBTOTAL(9,B9:", with: "SUBTOTAL(9,B8:"),
    Damage("another stored result", sheet, replacing: "<v>113.775</v>", with: "<v>0</v>"),
    Damage(
      "a text that is not there", sheet, replacing: #"t="s"><v>0</v>"#,
      with: #"t="s"><v>999</v>"#),
    Damage("a lost merge", sheet, replacing: #"<mergeCell ref="B4:C4"/>"#, with: ""),
    Damage(
      "merges that overlap", sheet, replacing: #"<mergeCell ref="B4:C4"/>"#,
      with: #"<mergeCell ref="B4:C5"/>"#),
    Damage("a control character", sheet, replacing: "<sheetData>", with: "<sheetData>\u{1}"),
    Damage("an unknown entity", sheet, replacing: "<sheetData>", with: "<sheetData>&eller;"),
    Damage(
      "another text", "xl/sharedStrings.xml", replacing: "Exempelnämnden",
      with: "Exempelnamnden"),
    Damage("text that is not UTF-8", "xl/sharedStrings.xml", replacing: "ä", with: "\u{FFFE}"),
    Damage(
      "another sheet name", "xl/workbook.xml", replacing: #"name="Projekt""#,
      with: #"name="Prejekt""#),
    Damage(
      "a sheet without its part", "xl/_rels/workbook.xml.rels", replacing: "sheet1.xml",
      with: "sheet9.xml"),
    Damage("broken styles", "xl/styles.xml", replacing: "</fonts>", with: "</font>"),
    Damage(
      "a part without a type", "[Content_Types].xml", replacing: "/xl/styles.xml",
      with: "/xl/stiles.xml"),
    Damage("text after the end", "docProps/core.xml") { $0 + "x" },
    Damage("an empty part", "docProps/app.xml") { _ in "" },
  ]

  @Test("is refused after any accident", arguments: damages)
  func refused(_ damage: Damage) throws {
    let drawn = try Drawn("EXN-2020-T2")
    var zip = try StoredZip(drawn.path)
    let before = zip.text(damage.part)
    zip.change(damage.part, damage.change)
    try #require(zip.text(damage.part) != before, "the damage does nothing")
    let path = drawn.folder.path.appending("damaged.xlsx")
    try zip.write(to: path)
    let error = try exportError { try WorkbookReading.check(path, against: drawn.record) }
    #expect(error.code == .corrupt, "\(error)")
  }

  @Test("is accepted when only the packing differs")
  func accepted() throws {
    let drawn = try Drawn("EXN-2020-T2")
    let path = drawn.folder.path.appending("again.xlsx")
    try StoredZip(drawn.path).write(to: path)
    try WorkbookReading.check(path, against: drawn.record)
  }

  @Test("is accepted with tags and texts of any length")
  func long() throws {
    let drawn = try Drawn("EXN-2020-T2")
    let path = drawn.folder.path.appending("long.xlsx")
    for blanks in [1, 4_000, 5_000, 100_000] {
      var zip = try StoredZip(drawn.path)
      zip.change("xl/styles.xml") { text in
        text.replacing("<font>", with: "<font" + String(repeating: " ", count: blanks) + ">")
      }
      zip.change("docProps/app.xml") { text in
        text.replacing(
          "</Application>", with: String(repeating: "å&amp;", count: blanks) + "</Application>")
      }
      try zip.write(to: path)
      try WorkbookReading.check(path, against: drawn.record)
    }
  }

  @Test(
    "is refused when a long text ends badly",
    arguments: ["&amp", "&amp;&", "\u{1}", "\u{FFFE}", "&#xFFFE;&#xE5;", "&#99999999;"])
  func longAndBad(_ end: String) throws {
    let drawn = try Drawn("EXN-2020-T2")
    let path = drawn.folder.path.appending("long.xlsx")
    for length in [0, 70_000] {
      var zip = try StoredZip(drawn.path)
      zip.change("docProps/app.xml") { text in
        text.replacing(
          "</Application>", with: String(repeating: "åx", count: length) + end + "</Application>")
      }
      try zip.write(to: path)
      let error = try exportError { try WorkbookReading.check(path, against: drawn.record) }
      #expect(error.code == .corrupt)
    }
  }

  @Test(
    "is refused with broken tags",
    arguments: [
      "<b", "<>", "< b/>", "<b c/>", "<b c=d/>", "<b c=\"d/>", "<b c=\"<\"/>", "<b c=\"&x;\"/>",
      "<b c=\"1\"d=\"2\"/>", "<b c=\"1\" c=\"2\"/>", "<b/ >", "</b>", "<b></c>", "<b></b", "<?b?>",
      "<!--b-->", "<b c=\"\u{FFFE}\"/>", "<b c=\"\u{1}\"/>", "<b\u{0}/>", "\u{0}",
    ])
  func brokenTags(_ markup: String) throws {
    let drawn = try Drawn("AMN-2020-T1")
    let path = drawn.folder.path.appending("broken.xlsx")
    var zip = try StoredZip(drawn.path)
    zip.change("xl/styles.xml") { $0.replacing("<fonts", with: markup + "<fonts") }
    try zip.write(to: path)
    let error = try exportError { try WorkbookReading.check(path, against: drawn.record) }
    #expect(error.code == .corrupt)
  }

  @Test("is refused wherever a byte has changed or the file has been cut")
  func everyByte() throws {
    let drawn = try Drawn("AMN-2020-T1")
    let file = try FileDescriptor.open(drawn.path, .readWrite)
    defer { try? file.close() }
    let length = Int(try file.seek(offset: 0, from: .end))
    let bytes = try FileBytes(file).read(at: 0, count: length)
    for offset in stride(from: 0, to: length, by: 97) {
      try file.writeAll(toAbsoluteOffset: Int64(offset), [bytes[offset] ^ 0x10])
      // Times and other fields that nobody reads may change; whatever is accepted still reads the same.
      do throws(ExportError) {
        try WorkbookReading.check(drawn.path, against: drawn.record)
      } catch {
        #expect(error.code == .corrupt)
      }
      try file.writeAll(toAbsoluteOffset: Int64(offset), [bytes[offset]])
    }
    for cut in [0, 10, length / 3, length - 30, length - 1] {
      try file.resize(to: Int64(cut))
      let error = try exportError {
        try WorkbookReading.check(drawn.path, against: drawn.record)
      }
      #expect(error.code == .corrupt)
      try file.writeAll(toAbsoluteOffset: 0, bytes)
    }
  }

  @Test("is refused when it lacks a part")
  func missing() throws {
    let drawn = try Drawn("AMN-2020-T1")
    for name in try StoredZip(drawn.path).parts.map(\.name) {
      var zip = try StoredZip(drawn.path)
      zip.parts.removeAll { $0.name == name }
      let path = drawn.folder.path.appending("lacking.xlsx")
      try zip.write(to: path)
      let error = try exportError { try WorkbookReading.check(path, against: drawn.record) }
      #expect(error.code == .corrupt, "\(name)")
    }
  }
}

/// A workbook on disk and what was drawn in it.
struct Drawn {
  let folder: TemporaryFolder
  let path: FilePath
  let record: WorkbookRecord

  init(_ example: String) throws {
    folder = try TemporaryFolder()
    path = folder.path.appending("drawn.xlsx")
    record = try XLSXExporter.draw(
      try ReportFixture.example(example), at: path, temporaryFiles: folder.path.string)
  }
}
