import ExporterKit
import Glibc
import SystemPackage
import Testing

@testable import TextExporter

@Suite("The exporter")
struct TextExporterTests {
  @Test("writes its files into the workspace and names them in the receipt's order")
  func files() throws {
    var template = Array("/tmp/textexporter-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = FilePath(
      String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
    let artifacts = try TextExporter().export(
      try ReportFixture.example("AMN-2020-T2"), into: Workspace(folder))
    defer {
      for artifact in artifacts { unlink(folder.appending(artifact.name).string) }
      rmdir(folder.string)
    }
    #expect(
      artifacts.map(\.name) == [
        "AMN-2020-T2-tjansteutlatande.txt", "AMN-2020-T2-projektbilaga.txt", "AMN-2020-T2-pm.txt",
        "AMN-2020-T2-rutin.txt",
      ])
    let text = try ReportFixture.text(folder.appending("AMN-2020-T2-pm.txt"))
    #expect(text.hasPrefix("Arbetsmarknadsnämnden\nDnr AMN 2019-0395-1.2.1\n"))
  }

  @Test("says in its version what else changes its texts")
  func version() {
    #expect(TextExporter().descriptor.id == "text")
    let versions = [TextExporter(), TextExporter(style: .plain)].map(\.descriptor.version)
    #expect(Set(versions).count == 2)
  }
}
