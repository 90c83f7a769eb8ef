import Blanketter
import Foundation
import ReportModel
import Testing

/// Pages that are made from the program's own definitions stay what the program is.
@Suite struct ReportReferenceTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func shippedForms() throws -> [Blankett] {
    let folder = root.appending(path: "templates/blanketter")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let templates = try files.filter { $0.pathExtension == "yaml" }.map { file in
      try TemplateReader.read(
        String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
    }
    return try TemplateCatalogue(templates).blanketter(shownFor: 2020)
  }

  static func form(_ blankett: Blankett) -> ReportReference.Form {
    var signs: [String: String] = [:]
    for column in blankett.columns where column.kind.isNumeric {
      guard let field = column.field else { continue }
      signs[blankett.shape.fields[field].name] =
        switch column.sign {
        case .positive: "plus"
        case .negative: "minus"
        case .surplusNegative: "överskott minus"
        case .surplusPositive: "överskott plus"
        case .free: nil
        }
    }
    return ReportReference.Form(
      table: blankett.shape, signs: signs,
      example: SampleRows(ofReport: blankett).rows(1)[0])
  }

  @Test func `the page about the report is what the reader reads`() throws {
    let file = Self.root.appending(path: "docs/rapport.md")
    var reference = ReportReference(forms: try Self.shippedForms().map(Self.form))
    let page = reference.markdown()
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(page.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == page)
  }

  @Test func `the page names every key of every form`() throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/rapport.md"), encoding: .utf8)
    for table in try Self.shippedForms().map(\.shape) {
      for field in table.fields + table.headFields {
        #expect(page.contains("`\(field.name)`"))
      }
    }
  }
}
