import Blanketter
import Foundation
import ReportModel
import Testing

/// Pages that are made from the program's own definitions stay what the program is.
@Suite struct ReportReferenceTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func shippedTables() throws -> [TableShape] {
    let folder = root.appending(path: "templates/blanketter")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let templates = try files.filter { $0.pathExtension == "yaml" }.map { file in
      try TemplateReader.read(
        String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
    }
    return try TemplateCatalogue(templates).blanketter(shownFor: 2020).map(\.shape)
  }

  @Test func `the page about the report is what the reader reads`() throws {
    let file = Self.root.appending(path: "docs/rapport.md")
    var reference = ReportReference(tables: try Self.shippedTables())
    let page = reference.markdown()
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(page.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == page)
  }

  @Test func `the page names every key of every form`() throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/rapport.md"), encoding: .utf8)
    for table in try Self.shippedTables() {
      for field in table.fields + table.headFields {
        #expect(page.contains("`\(field.name)`"))
      }
    }
  }
}
