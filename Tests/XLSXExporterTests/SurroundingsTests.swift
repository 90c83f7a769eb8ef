import ExporterKit
import Foundation
import SystemPackage
import Testing

@testable import XLSXExporter

/// Each of these runs in a process of its own, whose limits and locale it spoils.
@Suite("Whatever the surroundings")
struct SurroundingsTests {
  @Test("a full temporary disk, silent in the library, is found before publishing")
  func fullDisk() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let job = try ReportFixture.projects(400)
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      // The library says nothing.
      let path = folder.path.appending("silent.xlsx")
      let record = try XLSXExporter.draw(
        job, at: path, temporaryFiles: folder.path.string)
      let error = try exportError { try WorkbookReading.check(path, against: record) }
      #expect(error.code == .corrupt, "\(error)")
      // So the exporter must, and finds that it is the disk.
      let found = try exportError { _ = try folder.export(job, "ut") }
      #expect(found.code == .writing)
      #expect(found.errno == EFBIG)
    }
  }

  @Test("the place of the temporary files changes no byte")
  func temporaryFiles() throws {
    let folder = try TemporaryFolder()
    let job = try ReportFixture.example("EXN-2020-T2")
    let exported = try Data(contentsOf: try folder.export(job))
    let path = folder.path.appending("disk.xlsx")
    _ = try XLSXExporter.draw(job, at: path, temporaryFiles: folder.path.string)
    #expect(try Data(contentsOf: folder.url.appending(path: "disk.xlsx")) == exported)
    #expect(MemoryFolder.path(for: try ReportFixture.projects(2_000)) == nil)
  }

  @Test("a full disk for the workbook itself is an error of writing")
  func fullOutput() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let job = try ReportFixture.projects(5)
      let path = folder.path.appending("gone/out.xlsx")
      let error = try exportError {
        _ = try XLSXExporter.draw(job, at: path, temporaryFiles: folder.path.string)
      }
      #expect(error.code == .writing, "\(error)")
    }
  }

  @Test("a locale with a decimal comma changes no byte")
  func commaLocale() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let job = try ReportFixture.example("EXN-2020-T2")
      let before = try Data(contentsOf: try folder.export(job))
      try CommaLocale.enter(folder)
      #expect(strtod("1,5", nil) == 1.5, "the locale is not in force")
      let after = try Data(contentsOf: try folder.export(job))
      #expect(after == before)
      #expect(strtod("1,5", nil) == 1.5, "the process has lost its locale")
    }
  }

  @Test("another TMPDIR, time zone, working folder and environment change no byte")
  func elsewhere() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let job = try ReportFixture.example("AMN-2020-T2")
      let before = try Data(contentsOf: try folder.export(job))
      setenv("TMPDIR", "/finns/inte", 1)
      setenv("TZ", "Asia/Kathmandu", 1)
      setenv("LANG", "tr_TR.UTF-8", 1)
      tzset()
      #expect(chdir("/") == 0)
      // A second later, a clock would show.
      sleep(1)
      let after = try Data(contentsOf: try folder.export(job))
      #expect(after == before)
    }
  }

  @Test("two exports at once do not disturb each other")
  func together() async throws {
    let folder = try TemporaryFolder()
    let path = folder.url
    let job = try ReportFixture.example("EXN-2020-T2")
    let expected = try Data(contentsOf: try folder.export(job))
    try await withThrowingTaskGroup(of: Data.self) { group in
      for number in 0..<8 {
        group.addTask {
          let out = path.appending(path: "samtidigt\(number)")
          try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
          let files = try XLSXExporter().export(job, into: Workspace(FilePath(out.path)))
          return try Data(contentsOf: out.appending(path: files[0].name))
        }
      }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }
}

/// A locale with a decimal comma, compiled for the test where the system has none.
enum CommaLocale {
  static func enter(_ folder: TemporaryFolder) throws {
    let place = folder.url.appending(path: "sv_SE.UTF-8")
    let made = Process()
    made.executableURL = URL(filePath: "/usr/bin/localedef")
    made.arguments = ["-i", "sv_SE", "-f", "UTF-8", place.path]
    made.standardError = FileHandle.nullDevice
    try made.run()
    made.waitUntilExit()
    setenv("LOCPATH", folder.url.path, 1)
    try #require(setlocale(LC_ALL, "sv_SE.UTF-8") != nil)
  }
}
