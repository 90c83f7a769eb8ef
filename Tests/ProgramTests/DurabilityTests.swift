import Foundation
import Testing

/// The promises of `docs/spool.md`, each by the calls of the kernel that keep it: what the daemon
/// renames, and what it flushes before it goes on.
@Suite struct DurabilityTests {
  private let trace: URL
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    trace = folder.url.appending(path: "trace")
  }

  private func daemon() throws -> Daemon {
    var environment = try FaultLibrary.trace.environment()
    environment["TRACE_FILE"] = trace.path
    let daemon = try Daemon(
      configuration: "templates: \(Program.environment["TEMPLATES"] ?? "")", isStarted: false)
    environment["TRACE_ROOT"] = daemon.scratch.url.path + "/"
    try daemon.start(environment: environment)
    return daemon
  }

  /// What the daemon did to names, one step a line, from the first that is about this name of a file;
  /// with JOB for every job's id, N for every inode and DAY for the day.
  private func steps(from name: String) throws -> [String] {
    var text = try String(contentsOf: trace, encoding: .utf8)
    for (pattern, word) in [
      (#"[0-9]{8}T[0-9]{6}Z-[0-9a-z]{6}"#, "JOB"), (#"20[0-9]{2}-[0-9]{2}-[0-9]{2}/"#, "DAY/"),
      (#"fel/20[0-9]{2}-[0-9]{2}-[0-9]{2}\n"#, "fel/DAY\n"),
      (#"avgjord(\.20[0-9]{2}-[0-9]{2}-[0-9]{2}){2}"#, "avgjord.DAY.DAY"),
      (#"publicera\.[0-9]+"#, "publicera.N"), (#"kopierad\.[0-9.]+"#, "kopierad.N"),
    ] {
      text = text.replacingOccurrences(of: pattern, with: word, options: .regularExpression)
    }
    let kept = text.split(separator: "\n").map(String.init).filter { line in
      // What lies in a package or an answer is flushed with it, and goes with its folder.
      ![
        "make arbete/JOB/paket", "make arbete/JOB/fel", "make arbete/JOB/arkiv",
        "remove arbete/JOB/",
        "flush state/ledger.sqlite-shm", "remove state/",
      ]
      .contains { line.hasPrefix($0) }
        && line != "flush state/ledger.sqlite"
    }
    let first = kept.firstIndex { $0.contains("inkorg/\(name)") } ?? kept.endIndex
    return kept[first...].reduce(into: []) { steps, line in
      if steps.last != line { steps.append(line) }
    }
  }

  @Test func `a publication goes on only when what came before it lasts`() throws {
    let daemon = try daemon()
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    #expect(
      try steps(from: "a.json") == [
        "rename inkorg/a.json arbete/JOB/indata.1.1/a.json",
        "flush",
        "make arbete/JOB/kopia",
        "make arbete/JOB/kopierad.N",
        "flush state/ledger.sqlite-wal",
        "make arbete/JOB/publicera.N.0.AMN-2020-T1",
        "flush",
        "rename arbete/JOB/paket utkorg/AMN-2020-T1",
        "flush",
        "flush state/ledger.sqlite-wal",
        "rename arbete/JOB/kopia arkiv/DAY/a.JOB.json",
        "flush",
        "remove arbete/JOB",
      ])
  }

  @Test func `a correction takes the place of its report in one step`() throws {
    let daemon = try daemon()
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    try daemon.drop(
      Program.example("AMN-2020-T1.json", #""vp": 4.0"#, by: #""vp": 4.5"#), as: "b.json")
    try daemon.wait { daemon.archived.count == 3 && daemon.isIdle }
    #expect(
      try steps(from: "b.json") == [
        "rename inkorg/b.json arbete/JOB/indata.2.1/b.json",
        "flush",
        "make arbete/JOB/kopia",
        "make arbete/JOB/kopierad.N",
        "flush state/ledger.sqlite-wal",
        "make arbete/JOB/publicera.N.1.AMN-2020-T1",
        "flush",
        "exchange arbete/JOB/paket utkorg/AMN-2020-T1",
        "flush",
        "flush state/ledger.sqlite-wal",
        "rename arbete/JOB/paket arkiv/DAY/AMN-2020-T1.v1.JOB",
        "rename arbete/JOB/kopia arkiv/DAY/b.JOB.json",
        "flush",
        "remove arbete/JOB",
      ])
  }

  @Test func `an answer that a report settles is noted with it and goes with its input`() throws {
    let daemon = try daemon()
    try daemon.drop(
      Program.example("AMN-2020-T1.json", #""vp": 4.0"#, by: #""vp": "4,0""#), as: "a.json")
    try daemon.wait { daemon.answers.count == 1 && daemon.isIdle }
    try daemon.drop("AMN-2020-T1.json", as: "a.json")
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    let steps = try steps(from: "a.json")
    let second = try #require(steps.lastIndex { $0.hasPrefix("rename inkorg/a.json") })
    #expect(
      Array(steps[second...]) == [
        "rename inkorg/a.json arbete/JOB/indata.2.1/a.json",
        "flush",
        "make arbete/JOB/kopia",
        "make arbete/JOB/kopierad.N",
        "flush state/ledger.sqlite-wal",
        "make arbete/JOB/avgjord.DAY.DAY.a.json.JOB",
        "make arbete/JOB/publicera.N.0.AMN-2020-T1",
        "flush",
        "rename arbete/JOB/paket utkorg/AMN-2020-T1",
        "flush",
        "flush state/ledger.sqlite-wal",
        "rename arbete/JOB/kopia arkiv/DAY/a.JOB.json",
        "rename fel/DAY/a.json.JOB arkiv/DAY/a.json.JOB",
        "remove fel/DAY",
        "flush",
        "remove arbete/JOB",
      ])
  }

  @Test func `an answer is decided when its input lies in it, and told when it lasts`() throws {
    let daemon = try daemon()
    try daemon.drop(Data("{}".utf8), as: "a.json")
    try daemon.wait { daemon.answers.count == 1 && daemon.isIdle }
    #expect(
      try steps(from: "a.json") == [
        "rename inkorg/a.json arbete/JOB/indata.1.1/a.json",
        "flush",
        "make arbete/JOB/kopia",
        "make arbete/JOB/kopierad.N",
        "flush state/ledger.sqlite-wal",
        "flush",
        "rename arbete/JOB/kopia arbete/JOB/fel/a.json.JOB/a.json",
        "rename arbete/JOB/fel/a.json.JOB fel/DAY/a.json.JOB",
        "flush",
        "flush state/ledger.sqlite-wal",
        "remove arbete/JOB",
      ])
  }

  @Test func `a file that came first is on record before one that came later is taken`() throws {
    let daemon = try daemon()
    daemon.signal(SIGSTOP)
    for name in ["a.json", "b.json"] {
      try daemon.drop(Data("{}".utf8), as: name)
      usleep(20_000)
    }
    daemon.signal(SIGCONT)
    try daemon.wait { daemon.answers.count == 2 && daemon.isIdle }
    let lines = try String(contentsOf: trace, encoding: .utf8).split(separator: "\n")
    let record = try #require(lines.lastIndex { $0.hasPrefix("rename inkorg/a.json") })
    #expect(lines[..<record].contains("flush state/ledger.sqlite-wal"))
  }

  @Test func `what a crash left is on record before it is put back`() throws {
    let daemon = try daemon()
    #expect(daemon.stop() == 0)
    let job = "20260922T122100Z-000aaa"
    let held = daemon.scratch.url.appending(path: "arbete/\(job)/indata.7")
    try FileManager.default.createDirectory(at: held, withIntermediateDirectories: true)
    try Data("{".utf8).write(to: held.appending(path: "a.json"))
    try FileManager.default.removeItem(at: trace)
    var environment = try FaultLibrary.trace.environment()
    environment["TRACE_FILE"] = trace.path
    environment["TRACE_ROOT"] = daemon.scratch.url.path + "/"
    try daemon.start(environment: environment)
    try daemon.wait { daemon.scratch.names(in: "arbete").isEmpty }
    let lines = try String(contentsOf: trace, encoding: .utf8).split(separator: "\n")
    let back = try #require(
      lines.firstIndex { $0.hasPrefix("rename arbete/\(job)/indata.7/a.json") })
    // The record itself, behind what opening the ledger writes.
    #expect(lines[..<back].last { $0.hasPrefix("flush") } != nil)
    #expect(lines[..<back].contains("flush state/ledger.sqlite-wal"))
    #expect(lines[back...].contains("flush"))
  }
}
