import Foundation
import Synchronization
import Testing

/// The daemon ends, or a call of the kernel fails, before one change after the other that it makes on
/// disk, while a report, its correction and the correction of that wait among others; then it goes on
/// without faults.
@Suite struct CrashTests {
  @Test func `no sudden end loses a report, undoes a correction or leaves half a package`() throws {
    let total = try CrashRun.countedCalls()
    try #require(total > 60)
    let points = (0..<20).map { 1 + $0 * (total - 1) / 19 }
    try expectSound(points.map { .init(call: $0, fault: .signal(SIGKILL)) })
  }

  @Test func `nor does a stop while work is in hand`() throws {
    let total = try CrashRun.countedCalls()
    let points = (0..<8).map { 1 + $0 * (total - 1) / 8 }
    try expectSound(points.map { .init(call: $0, fault: .signal(SIGTERM)) })
  }

  @Test func `nor does a call that fails because the disk is full or broken`() throws {
    let total = try CrashRun.countedCalls()
    let points = (0..<8).map { 1 + $0 * (total - 1) / 8 }
    try expectSound(points.map { .init(call: $0, fault: .errno($0 % 2 == 0 ? ENOSPC : EIO)) })
  }

  private func expectSound(_ points: [CrashRun.Point]) throws {
    let results = Mutex<[(CrashRun.Point, Result<CrashRun.Outcome, any Error>)]>([])
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 4
    for point in points {
      queue.addOperation {
        let result = Result { try CrashRun().run(point) }
        results.withLock { $0.append((point, result)) }
      }
    }
    queue.waitUntilAllOperationsAreFinished()
    var reached = 0
    for (point, result) in results.withLock(\.self) {
      let outcome = try result.get()
      if outcome.isReached { reached += 1 }
      #expect(outcome.problems == [], "before call \(point.call), \(point.fault)")
    }
    #expect(reached * 5 >= points.count * 4, "only \(reached) of \(points.count) were reached")
  }
}

/// A data folder with a report and its corrections in the inbox, and daemons that work on it.
private final class CrashRun {
  struct Point: Sendable {
    /// The number of the call before which something happens.
    var call: Int
    var fault: Fault
  }

  enum Fault: Sendable {
    /// The process gets a signal.
    case signal(Int32)
    /// The call fails.
    case errno(Int32)
  }

  struct Outcome: Sendable {
    var isReached: Bool
    var problems: [String]
  }

  struct TookTooLong: Error {
    var log: String
  }

  private let scratch: ScratchFolder
  private let inputs: [Data]
  private var data: URL { scratch.url.appending(path: "data") }
  private var counter: URL { scratch.url.appending(path: "counter") }
  private var log: URL { scratch.url.appending(path: "log") }

  init() throws {
    scratch = try ScratchFolder()
    let report = try Program.example("AMN-2020-T1.json")
    let other = """
      {"schemaVersion": 1, "namnd": {"kod": "XN", "namn": "X"},
       "period": {"typ": "T1", "ar": 2020, "per": "2020-04-30"},
       "blanketter": {"lokaler": {"rader": []}}}
      """
    let kod = { (number: Int) in Data(other.replacingOccurrences(of: "XN", with: "X\(number)").utf8)
    }
    inputs = [
      kod(1), report, kod(2),
      try Program.example("AMN-2020-T1.json", #""vp": 4.0"#, by: #""vp": 4.5"#), kod(3),
      try Program.example("AMN-2020-T1.json", #""vp": 4.0"#, by: #""vp": 4.6"#),
    ]
    let inbox = data.appending(path: "inkorg")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    // The names tell the opposite order.
    for (name, input) in zip(names, inputs) {
      try input.write(to: inbox.appending(path: name))
      // The older one goes first, and clocks of file systems are coarse.
      usleep(20_000)
    }
    try Data(count: 8).write(to: counter)
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    try scratch.write(
      """
      data: \(data.path)
      templates: \(Program.environment["TEMPLATES"] ?? "")
      readiness: {settle: 0s, rescan: 1s}
      """, to: "blankettd.yaml")
  }

  /// How many calls there are from the start to the end of the work.
  static func countedCalls() throws -> Int {
    let run = try CrashRun()
    let daemon = try run.daemon(.init(call: 0, fault: .signal(SIGKILL)))
    try run.wait { run.isDone }
    let count = run.count
    daemon.terminate()
    daemon.waitUntilExit()
    return count
  }

  func run(_ point: Point) throws -> Outcome {
    var daemon = try daemon(point)
    try wait { !daemon.isRunning || self.isDone }
    let isReached = count >= point.call
    if !daemon.isRunning {
      daemon = try self.daemon(nil)
      try wait { self.isDone }
    }
    daemon.terminate()
    daemon.waitUntilExit()
    var problems = problems()
    if daemon.terminationStatus != 0 { problems.append("exit \(daemon.terminationStatus)") }
    if !problems.isEmpty { problems.append(logged) }
    return Outcome(isReached: isReached, problems: problems)
  }

  private func daemon(_ point: Point?) throws -> Process {
    let process = Process()
    process.executableURL = Program.bin.appending(path: "blankettd")
    process.arguments = ["run", "--config", scratch.url.appending(path: "blankettd.yaml").path]
    var environment = Program.environment
    if let point {
      environment.merge(try FaultLibrary.crash.environment()) { $1 }
      environment["CRASH_ROOT"] = data.path + "/"
      environment["CRASH_COUNTER"] = counter.path
      environment["CRASH_AT"] = "\(point.call)"
      switch point.fault {
      case .signal(let number): environment["CRASH_SIGNAL"] = "\(number)"
      case .errno(let number): environment["CRASH_ERRNO"] = "\(number)"
      }
    }
    process.environment = environment
    let output = try FileHandle(forWritingTo: log)
    try output.seekToEnd()
    process.standardError = output
    try process.run()
    return process
  }

  private var count: Int {
    guard let bytes = try? Data(contentsOf: counter), bytes.count == 8 else { return 0 }
    return bytes.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
  }

  private var logged: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  private func wait(until condition: () -> Bool) throws {
    for _ in 0..<3_000 {
      if condition() { return }
      usleep(20_000)
    }
    throw TookTooLong(log: logged)
  }

  // MARK: What must hold

  private let names = ["f", "e", "d", "c", "b", "a"].map { "\($0).json" }
  private let packages = ["AMN-2020-T1", "X1-2020-T1", "X2-2020-T1", "X3-2020-T1"]

  private func names(_ folder: String) -> [String] { scratch.names(in: "data/\(folder)") }

  private var isDone: Bool {
    names("inkorg").isEmpty && names("arbete").isEmpty && !names("utkorg").isEmpty
  }

  private func problems() -> [String] {
    var problems: [String] = []
    for (name, input) in zip(names, inputs) {
      let places = files(in: ["inkorg", "arkiv", "fel"]).filter {
        (try? Data(contentsOf: $0)) == input
      }
      if places.count != 1 { problems.append("\(name) is there \(places.count) times") }
    }
    if names("utkorg") != packages { problems.append("utkorg holds \(names("utkorg"))") }
    let receipts = files(in: ["utkorg", "arkiv", "fel"]).filter {
      $0.lastPathComponent == "kvittens.json"
    }
    var current: PackageReceipt?
    var published: [PackageReceipt] = []
    var superseded: [String] = []
    for file in receipts {
      guard let receipt = receipt(file) else {
        problems.append("\(file.path) is no receipt")
        continue
      }
      switch receipt.outcome {
      case "published": break
      case "superseded": superseded.append(receipt.input.name)
      default: problems.append("\(receipt.input.name) is answered as \(receipt.outcome)")
      }
      if receipt.outcome == "published", receipt.package == packages[0] {
        published.append(receipt)
        if file.path.hasPrefix(data.appending(path: "utkorg").path) { current = receipt }
      }
      for named in receipt.files {
        let path = file.deletingLastPathComponent().appending(path: named.name).path
        let sum = try? Program.shell("sha256sum < '\(path)'", in: scratch.url).output.prefix(64)
        if sum.map(String.init) != named.sha256 { problems.append("\(path) is not whole") }
      }
    }
    if current?.input.name != names.last { problems.append("the last correction does not stand") }
    // One that failed while a later one was on its way is answered, not published over it.
    let order = published.sorted { ($0.version ?? 0) < ($1.version ?? 0) }
    let wanted = ["e.json", "c.json", "a.json"].filter { !superseded.contains($0) }
    if order.map(\.input.name) != wanted || order.map(\.version) != (1...order.count).map(\.self) {
      problems.append("versions \(order.map { "\($0.version ?? 0) of \($0.input.name)" })")
    }
    return problems
  }

  private func receipt(_ file: URL) -> PackageReceipt? {
    (try? Data(contentsOf: file)).flatMap {
      try? JSONDecoder().decode(PackageReceipt.self, from: $0)
    }
  }

  private func files(in folders: [String]) -> [URL] {
    folders.flatMap { folder in
      let found = FileManager.default.enumerator(
        at: data.appending(path: folder), includingPropertiesForKeys: [.isRegularFileKey])
      return (found?.allObjects as? [URL] ?? []).filter {
        (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
      }
    }
  }
}
