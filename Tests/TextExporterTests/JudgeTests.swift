import Foundation
import Testing

/// Runs Tests/Judges/text.py over whole packages. `GENERATED_REPORTS=200` tries that many generated
/// reports; `BLANKETTD_PYTHON` names the Python that has openpyxl and python-calamine.
@Suite("The judge of the texts")
struct JudgeTests {
  @Test("finds every amount of the texts in the XLSX, the CSV and the report")
  func amounts() throws {
    let folder = try Judge.Folder()
    let verdict = try Judge.judge(Judge.packages(in: folder))
    #expect(verdict.status == 0, "\(verdict.text)")
  }

  @Test(
    "sees a figure that is changed, one that is missing and a line that is too wide",
    arguments: [
      ("Total prognos       103,2   -14,2\n", "Total prognos       103,3   -14,2\n"),
      ("  Plan 2021            14,5    -2,0\n", ""),
      ("ett underskott om\n  6,7", "ett överskott om\n  6,7"),
      ("Överskott skrivs med minus i", "Överskott skrivs med minus i kolumnerna"),
      ("skrivs med minus.\n", "skrivs med minus. \n"),
    ])
  func mutation(_ old: String, _ new: String) throws {
    let folder = try Judge.Folder()
    let report = Judge.root.appending(path: "examples/EXN-2020-T2.json")
    let packages = try Judge.convert([report], in: folder)
    let file = packages[0].package.appending(path: "EXN-2020-T2-tjansteutlatande.txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
    #expect(try Judge.judge(packages).status == 1)
  }
}

private enum Judge {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The program stands beside the test runner.
  private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "blankettd")
  private static let python =
    ProcessInfo.processInfo.environment["BLANKETTD_PYTHON"] ?? "python3"
  private static let generated =
    ProcessInfo.processInfo.environment["GENERATED_REPORTS"].flatMap { Int($0) } ?? 10

  /// A folder that goes when the test is over.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "texter-\(UUID().uuidString)")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
  }

  private static func script(_ name: String) -> [String] {
    [root.appending(path: "Tests/Judges/\(name)").path]
  }

  /// The examples and some generated reports, the same every time, as whole packages.
  static func packages(in folder: Folder) throws -> [(report: URL, package: URL)] {
    let made = folder.url.appending(path: "rapporter")
    let generator = try output(script("generate.py") + ["\(generated)", "6", made.path])
    #expect(generator.status == 0, "\(generator.text)")
    let reports = try [root.appending(path: "examples"), made].flatMap {
      try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }
    return try convert(reports.filter { $0.pathExtension == "json" }, in: folder)
  }

  static func convert(
    _ reports: [URL], in folder: Folder
  ) throws -> [(report: URL, package: URL)] {
    let place = folder.url.appending(path: "paket")
    let templates = root.appending(path: "templates").path
    let result = try output(
      ["convert"] + reports.map(\.path) + ["--to", place.path, "--templates", templates],
      of: program)
    #expect(result.status == 0, "\(result.text)")
    let packages = try FileManager.default.contentsOfDirectory(
      at: place, includingPropertiesForKeys: nil)
    return try reports.map { report in
      let stem = report.deletingPathExtension().lastPathComponent
      return (
        report, try #require(packages.first { "\($0.lastPathComponent)-".hasPrefix("\(stem)-") })
      )
    }
  }

  /// What the judge of the texts says.
  static func judge(
    _ packages: [(report: URL, package: URL)]
  ) throws -> (status: Int32, text: String) {
    try output(script("text.py") + packages.flatMap { [$0.report.path, $0.package.path] })
  }

  private static func output(
    _ arguments: [String], of program: URL? = nil
  ) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = program ?? URL(filePath: "/usr/bin/env")
    process.arguments = (program == nil ? [python, "-B"] : []) + arguments
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let text = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
