import Foundation
import Testing

/// An answer in `fel/` goes out of sight when the report that it asked for has been published.
@Suite struct SettledAnswerTests {
  private static let configuration = """
    templates: \(Program.environment["TEMPLATES"] ?? "")
    readiness: {settle: 0s}
    """

  private let report: Data
  private let faulty: Data

  init() throws {
    report = try Program.example("AMN-2020-T1.json")
    faulty = try Program.example("AMN-2020-T1.json", #""vp": 4.0"#, by: #""vp": "fyra""#)
  }

  private struct SettlingReceipt: Decodable {
    var settled: [Settled]?

    struct Settled: Decodable {
      var job: String
      var outcome: String
      var place: String
    }
  }

  private func give(_ content: Data, as name: String, to daemon: Daemon) throws {
    let before = daemon.archived.count + daemon.answers.count
    try daemon.drop(content, as: name)
    try daemon.wait { daemon.archived.count + daemon.answers.count > before && daemon.isIdle }
  }

  /// What the receipt in the outbox says was settled.
  private func settled(in daemon: Daemon) throws -> [SettlingReceipt.Settled] {
    let text = try daemon.text(of: "utkorg/AMN-2020-T1/kvittens.json")
    return try JSONDecoder().decode(SettlingReceipt.self, from: Data(text.utf8)).settled ?? []
  }

  @Test func `rejected, corrected, out of sight: the receipt names the answers and where they are`()
    throws
  {
    let daemon = try Daemon(configuration: Self.configuration)
    let broken = Data(#"{"schemaVersion": 1 "namnd": {"kod": "AMN"}}"#.utf8)
    try give(faulty, as: "mars.json", to: daemon)
    try give(broken, as: "april.json", to: daemon)
    try give(broken, as: "annans.json", to: daemon)
    let answers = daemon.answers
    try give(report, as: "april.json", to: daemon)

    #expect(daemon.answers == [try #require(answers.first { $0.contains("annans.json") })])
    let settled = try settled(in: daemon)
    #expect(settled.map(\.outcome) == ["rejected", "rejected"])
    for (answer, input) in zip(settled, [("mars.json", faulty), ("april.json", broken)]) {
      let (name, content) = input
      #expect(answer.place.hasPrefix("arkiv/") && answer.place.hasSuffix("\(name).\(answer.job)"))
      #expect(
        daemon.scratch.names(in: answer.place) == ["kvittens.json", "kvittens.txt", name].sorted())
      #expect(
        try Data(contentsOf: daemon.scratch.url.appending(path: "\(answer.place)/\(name)"))
          == content)
      let receipt = try daemon.text(of: "utkorg/AMN-2020-T1/kvittens.txt")
      #expect(receipt.contains("Avklarade svar\n  2 tidigare svar är avklarade"))
      #expect(receipt.contains("\n    \(answer.place)\n"))
      let story = try daemon.command("explain \(answer.job)").output
      #expect(story.contains("\(daemon.scratch.url.path)/\(answer.place)\n"))
      #expect(story.contains("next       nothing; a later report has settled it"))
      #expect(try daemon.command("retry \(answer.job)").status == 66)
    }
    #expect(daemon.scratch.names(in: "inkorg").isEmpty)
    #expect(daemon.stop() == 0)
  }

  @Test func `a replaced report's answer is settled by the next version, not by a copy put back`()
    throws
  {
    let daemon = try Daemon(configuration: Self.configuration)
    let version = { (vp: String) in
      try Program.example("AMN-2020-T1.json", #""vp": 4.0"#, by: "\"vp\": \(vp)")
    }
    try give(report, as: "a.json", to: daemon)
    try give(try version("4.5"), as: "b.json", to: daemon)
    try give(report, as: "a.json", to: daemon)
    try give(faulty, as: "c.json", to: daemon)
    #expect(daemon.answers.count == 2)
    try FileManager.default.removeItem(
      at: daemon.scratch.url.appending(path: "utkorg/AMN-2020-T1"))
    try give(try version("4.5"), as: "b.json", to: daemon)
    #expect(try settled(in: daemon).isEmpty && daemon.answers.count == 2)
    try give(try version("4.6"), as: "d.json", to: daemon)
    #expect(try settled(in: daemon).map(\.outcome) == ["superseded", "rejected"])
    #expect(daemon.scratch.names(in: "fel").isEmpty)
  }

  @Test
  func `a correction that was rejected stays in sight when an older report is published late`()
    throws
  {
    let faults = try ScratchFolder()
    var environment = try FaultLibrary.worker.environment()
    environment["BLANKETTD_TEST_FAULTS"] = faults.url.path
    let daemon = try Daemon(configuration: Self.configuration, environment: environment)
    try faults.write("", to: "die")
    try give(report, as: "poison.json", to: daemon)
    try FileManager.default.removeItem(at: faults.url.appending(path: "die"))
    try give(faulty, as: "b.json", to: daemon)
    let answers = daemon.answers
    let failed = try #require(answers.first { $0.contains("/poison.json.") })
    let rejected = try #require(answers.first { $0.contains("/b.json.") })
    #expect(try daemon.command("retry --failed").status == 0)
    try daemon.wait { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }
    #expect(daemon.answers == [rejected])
    // The failed one's own answer, whose input has become the package.
    #expect(try settled(in: daemon).map(\.outcome) == ["failed"])
    let place = try #require(daemon.archived.first { failed.hasSuffix($0.dropFirst(10)) })
    #expect(daemon.scratch.names(in: "arkiv/\(place)") == ["kvittens.json", "kvittens.txt"])
    #expect(try daemon.command("retry --failed").output.isEmpty)
  }

  @Test func `a letter about an answer that has been settled finds its receipt`() throws {
    let scratch = try ScratchFolder()
    let here = scratch.url.path
    try scratch.write(
      "test -e \(here)/mended || exit 3; cp \"$1\" \(here)/new && mv \(here)/new \(here)/letter",
      to: "tell.sh")
    let daemon = try Daemon(
      configuration: """
        \(Self.configuration)
        notify: {command: [/bin/sh, \(here)/tell.sh], retry: 1s}
        """)
    try give(faulty, as: "a.json", to: daemon)
    try daemon.wait { try daemon.command("status").output.contains("the command exited with 3") }
    try give(report, as: "a.json", to: daemon)
    try daemon.wait { daemon.answers.isEmpty }
    try scratch.write("", to: "mended")
    try daemon.wait { scratch.names(in: "").contains("letter") }
    let letter = try String(contentsOf: scratch.url.appending(path: "letter"), encoding: .utf8)
    #expect(letter.hasPrefix("FEL: filen kunde inte behandlas\n"))
  }

  @Test func `another nämnd's report of the same name leaves an answer that nobody has acted on`()
    throws
  {
    let daemon = try Daemon(configuration: Self.configuration)
    let text = try #require(String(data: report, encoding: .utf8))
    let wide = try #require("\u{FEFF}\(text)".data(using: .utf16LittleEndian))
    try give(wide, as: "rapport.json", to: daemon)
    let broken = text.replacing(#""AMN", "namn""#, with: #""AMN" "namn""#)
    try give(Data(broken.utf8), as: "rapport2.json", to: daemon)
    let answers = daemon.answers
    #expect(answers.count == 2)
    let other = Data(
      text.replacing(
        #"{"kod": "AMN", "namn": "Arbetsmarknadsnämnden"}"#,
        with: #"{"kod": "BOS", "namn": "Bostadsnämnden"}"#
      ).utf8)
    try give(other, as: "rapport.json", to: daemon)
    try give(other + Data("\n".utf8), as: "rapport2.json", to: daemon)
    #expect(daemon.packages == ["BOS-2020-T1"])
    #expect(daemon.answers == answers)
  }

  // MARK: Crashes

  @Test func `a sudden end loses no answer and leaves none in two places`() throws {
    let total = try CrashedSettlement(faulty, report).calls()
    try #require(total > 12)
    // The first third takes the file and converts it; other tests end there.
    let points = (0..<10).map { total / 3 + $0 * (total - total / 3) / 9 }
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 4
    let (faulty, report) = (faulty, report)
    for point in points {
      queue.addOperation {
        do {
          let problems = try CrashedSettlement(faulty, report).problems(before: point)
          #expect(problems == [], "before call \(point) of \(total)")
        } catch {
          Issue.record(error, "before call \(point) of \(total)")
        }
      }
    }
    queue.waitUntilAllOperationsAreFinished()
  }
}

/// A daemon that has answered a report, and ends before one call of the many that publish the
/// correction.
private final class CrashedSettlement {
  private let daemon: Daemon
  private let faulty: Data
  private let report: Data
  private var counter: URL { daemon.scratch.url.appending(path: "counter") }

  init(_ faulty: Data, _ report: Data) throws {
    (self.faulty, self.report) = (faulty, report)
    daemon = try Daemon(
      configuration: """
        templates: \(Program.environment["TEMPLATES"] ?? "")
        readiness: {settle: 0s}
        """, isStarted: false)
  }

  private func count(from number: Int64) throws {
    let bytes = withUnsafeBytes(of: number.littleEndian) { Data($0) }
    guard let file = FileHandle(forUpdatingAtPath: counter.path) else {
      try bytes.write(to: counter)
      return
    }
    try file.write(contentsOf: bytes)
    try file.close()
  }

  private var counted: Int {
    guard let bytes = try? Data(contentsOf: counter), bytes.count == 8 else { return 0 }
    return Int(bytes.enumerated().reduce(Int64(0)) { $0 | Int64($1.element) << (8 * $1.offset) })
  }

  /// Has the report answered, and then counts the calls from the correction on.
  private func publish(endingBefore point: Int) throws {
    // What comes before must not reach the point.
    try count(from: -1_000_000)
    var environment = try FaultLibrary.crash.environment()
    environment["CRASH_ROOT"] = daemon.scratch.url.path + "/"
    environment["CRASH_COUNTER"] = counter.path
    environment["CRASH_AT"] = "\(point)"
    environment["CRASH_SIGNAL"] = "\(SIGKILL)"
    try daemon.start(environment: environment)
    try daemon.drop(faulty, as: "a.json")
    try daemon.wait { daemon.answers.count == 1 && daemon.isIdle }
    try count(from: 0)
    try daemon.drop(report, as: "b.json")
    try daemon.wait { !daemon.isRunning || isDone }
  }

  private var isDone: Bool { daemon.packages == ["AMN-2020-T1"] && daemon.isIdle }

  /// How many calls there are.
  func calls() throws -> Int {
    try publish(endingBefore: 0)
    defer { _ = daemon.stop() }
    return counted
  }

  /// What is wrong when it has gone on.
  func problems(before point: Int) throws -> [String] {
    try publish(endingBefore: point)
    // The point may lie so late that it comes with the stop.
    _ = daemon.stop()
    try daemon.start()
    try daemon.wait { isDone }
    var problems: [String] = []
    if daemon.stop() != 0 { problems.append("it did not end well") }
    if !daemon.scratch.names(in: "fel").isEmpty { problems.append("fel holds \(daemon.answers)") }
    let files = daemon.archived.flatMap { name -> [URL] in
      let place = daemon.scratch.url.appending(path: "arkiv/\(name)")
      let inside = daemon.scratch.names(in: "arkiv/\(name)")
      return inside.isEmpty ? [place] : inside.map { place.appending(path: $0) }
    }
    for input in [faulty, report] {
      let count = files.count { (try? Data(contentsOf: $0)) == input }
      if count != 1 { problems.append("an input lies there \(count) times") }
    }
    if files.count != 4 { problems.append("arkiv holds \(files.map(\.lastPathComponent))") }
    let receipt = try daemon.text(of: "utkorg/AMN-2020-T1/kvittens.txt")
    let answer = daemon.archived.first { $0.contains("/a.json.") } ?? "no answer"
    if !receipt.contains("    arkiv/\(answer)\n") { problems.append("it does not name \(answer)") }
    return problems
  }
}
