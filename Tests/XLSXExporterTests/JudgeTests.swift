import CSVExporter
import ExporterKit
import Foundation
import SystemPackage
import Testing

@testable import XLSXExporter

/// Runs the scripts of Tests/Judges. `GENERATED_REPORTS=200` tries that many generated reports.
@Suite("Other people's readers")
struct JudgeTests {
  @Test("find every figure of the report, in both profiles of the CSV")
  func figures() throws {
    let folder = try TemporaryFolder()
    var arguments: [String] = []
    for report in try Judge.reports(in: folder) {
      let job = try ReportFixture.job(report)
      for profile in CSVProfile.allCases {
        let package = try folder.folder("\(profile.rawValue)/\(job.stem)")
        let workspace = Workspace(FilePath(package.path))
        _ = try XLSXExporter().export(job, into: workspace)
        _ = try CSVExporter(profile: profile).export(job, into: workspace)
        arguments += [report.path, package.path]
      }
    }
    try Judge.run("figures.py", arguments)
  }

  @Test("get the stored results when LibreOffice recalculates")
  func recalculation() throws {
    let folder = try TemporaryFolder()
    let files = try Judge.reports(in: folder).map { report in
      try folder.export(try ReportFixture.job(report), report.lastPathComponent + ".d").path
    }
    try Judge.run("recalculation.py", files)
  }

  @Test("get right sums when LibreOffice inserts a row")
  func insertion() throws {
    let folder = try TemporaryFolder()
    let file = try folder.export(try ReportFixture.example("EXN-2020-T2"))
    try Judge.run("insertion.py", [file.path])
  }
}

enum Judge {
  private static let folder = ReportFixture.root.appending(path: "Tests/Judges")
  private static let generated =
    ProcessInfo.processInfo.environment["GENERATED_REPORTS"].flatMap { Int($0) } ?? 24

  /// The three examples and some generated reports, the same every time.
  static func reports(in folder: TemporaryFolder) throws -> [URL] {
    let place = try folder.folder("rapporter")
    try run("generate.py", ["\(generated)", "20", place.path])
    let made = try FileManager.default.contentsOfDirectory(
      at: place, includingPropertiesForKeys: nil)
    return ReportFixture.examples.map(ReportFixture.file)
      + made.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  static func run(_ script: String, _ arguments: [String]) throws {
    let (status, text) = try output([folder.appending(path: script).path] + arguments)
    #expect(status == 0, "\(text)")
  }

  private static func output(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let python = Process()
    let interpreter = ProcessInfo.processInfo.environment["BLANKETTD_PYTHON"] ?? "python3"
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [interpreter, "-B"] + arguments
    let pipe = Pipe()
    (python.standardOutput, python.standardError) = (pipe, pipe)
    try python.run()
    let text = pipe.fileHandleForReading.readDataToEndOfFile()
    python.waitUntilExit()
    return (python.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
