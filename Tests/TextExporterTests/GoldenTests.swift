import ExporterKit
import SystemPackage
import Testing

@testable import TextExporter

@Suite("The three examples")
struct GoldenTests {
  static let examples = ["AMN-2020-T1", "AMN-2020-T2", "EXN-2020-T2"]

  @Test("are written as the golden files have them", arguments: examples)
  func golden(_ name: String) throws {
    let job = try ReportFixture.example(name)
    for paper in try TextExporter().papers(job) {
      let path = ReportFixture.golden.appending("\(job.stem)-\(paper.name).txt")
      if Environment.recordsGolden { try record(paper.text, at: path) }
      let expected = try ReportFixture.text(path)
      #expect(paper.text == expected, "\(path.lastComponent?.string ?? "")")
    }
  }

  private func record(_ text: String, at path: FilePath) throws {
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
    defer { try? file.close() }
    try file.writeAll(text.utf8)
  }

  @Test(
    "keep the page: 78 columns, no trailing blanks, one line break at the end", arguments: examples)
  func page(_ name: String) throws {
    let job = try ReportFixture.example(name)
    for style in [TextTypography.swedish, .plain] {
      for paper in try TextExporter(style: style).papers(job) {
        #expect(PageFault.all(in: paper.text) == [], "\(paper.name)")
      }
    }
  }

  @Test("need no no-break space and no dash of the program in the plain style")
  func plain() throws {
    let job = try ReportFixture.example("EXN-2020-T2")
    for paper in try TextExporter(style: .plain).papers(job) {
      #expect(!paper.text.contains("\u{A0}"))
    }
    let swedish = try TextExporter().papers(job)
    #expect(swedish[0].text.contains("2017-01-15\u{A0}–\u{A0}2024-03-31"))
    let plain = try TextExporter(style: .plain).papers(job)
    #expect(plain[0].text.contains("2017-01-15 - 2024-03-31"))
  }
}

/// What breaks the rules of the page, line by line.
enum PageFault {
  static func all(in text: String) -> [String] {
    var faults: [String] = []
    if !text.hasSuffix("\n") || text.hasSuffix("\n\n") { faults.append("the end of the file") }
    if text.contains("\r") || text.contains("\t") { faults.append("a tab or a carriage return") }
    for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.last?.isWhitespace == true { faults.append("trailing blank: \(line)") }
      if line.displayWidth > 78, line.contains(" ") { faults.append("too wide: \(line)") }
    }
    return faults
  }
}
