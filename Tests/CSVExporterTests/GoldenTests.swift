import ExporterKit
import Foundation
import SystemPackage
import Testing

@testable import CSVExporter

@Suite("The CSV files of the three examples")
struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")
  private static let records = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  @Test(
    "are written as the golden files have them", arguments: ReportFixture.examples,
    CSVProfile.allCases)
  func golden(_ example: String, _ profile: CSVProfile) throws {
    let job = try ReportFixture.example(example)
    let out = FileManager.default.temporaryDirectory.appending(path: "csv-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: out) }
    let files = try CSVExporter(profile: profile)
      .export(job, into: Workspace(FilePath(out.path)))
    #expect(files.count == job.sheets.count + (profile == .open ? 1 : 0))
    let golden = GoldenTests.folder.appending(path: "\(profile.rawValue)/\(example)")
    for file in files {
      let written = try Data(contentsOf: out.appending(path: file.name))
      let expected = golden.appending(path: file.name)
      if GoldenTests.records {
        try FileManager.default.createDirectory(at: golden, withIntermediateDirectories: true)
        try written.write(to: expected)
      }
      #expect(try Data(contentsOf: expected) == written, "\(file.name)")
    }
  }
}
