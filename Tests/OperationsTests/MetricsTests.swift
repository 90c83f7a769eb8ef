import Foundation
import Glibc
import Logging
import Service
import SystemPackage
import Testing

@testable import Operations

extension ServiceSigns {
  static func sample(
    notifying receiver: DatagramReceiver? = nil, rescan: Duration = .seconds(60)
  ) throws -> ServiceSigns {
    ServiceSigns(
      notifier: try receiver.map { try SystemdNotifier(path: $0.path) }, version: "1.2.3",
      rescan: rescan, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }
}

@Suite struct MetricsTests {
  private static func busy() throws -> ServiceSigns {
    let signs = try ServiceSigns.sample()
    signs.ended(.published, after: .milliseconds(50))
    signs.ended(.published, after: .milliseconds(700))
    signs.ended(.rejected, after: .seconds(400))
    var status = ServiceStatus()
    (status.queued, status.settling, status.waiting, status.inHand) = (1, 2, 3, 4)
    status.oldest = .milliseconds(1_500)
    status.pause = "no space"
    status.lastPublished = 1_600_000_000
    status.overflows = 2
    status.scan = .milliseconds(20)
    signs.turned(status)
    return signs
  }

  @Test func `the figures are those that were told`() throws {
    let lines = try Self.busy().metrics.split(separator: "\n").filter { !$0.hasPrefix("#") }
    for line in [
      #"blankettd_jobs_total{outcome="published"} 2"#, #"blankettd_jobs_total{outcome="failed"} 0"#,
      #"blankettd_job_duration_seconds_bucket{le="0.05"} 1"#,
      #"blankettd_job_duration_seconds_bucket{le="1"} 2"#,
      #"blankettd_job_duration_seconds_bucket{le="300"} 2"#,
      #"blankettd_job_duration_seconds_bucket{le="+Inf"} 3"#,
      "blankettd_job_duration_seconds_sum 400.75", "blankettd_job_duration_seconds_count 3",
      #"blankettd_files{state="in_hand"} 4"#, "blankettd_oldest_waiting_seconds 1.5",
      "blankettd_paused 1", "blankettd_last_published_timestamp_seconds 1600000000",
      "blankettd_scan_duration_seconds 0.02", "blankettd_watch_overflows_total 2",
      "blankettd_config_last_reload_successful 1", "blankettd_notification_failed 0",
      #"blankettd_build_info{version="1.2.3"} 1"#,
    ] { #expect(lines.contains(line[...]), "\(line)") }
  }

  /// What `promtool check metrics` looks at, as far as it concerns us.
  @Test func `the text is what Prometheus reads`() throws {
    var types: [Substring: Substring] = [:]
    var seen = Set<Substring>()
    for line in try Self.busy().metrics.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
    {
      let words = line.split(separator: " ")
      if line.hasPrefix("# TYPE ") {
        #expect(types.updateValue(words[3], forKey: words[2]) == nil)
        #expect((words[3] == "counter") == words[2].hasSuffix("_total"))
      } else if line.hasPrefix("# HELP ") {
        #expect(words.count > 4 && line.hasSuffix("."))
      } else {
        #expect(seen.insert(words.dropLast().joined(separator: " ")[...]).inserted, "\(line)")
        #expect(words.count == 2 && Double(words[1]) != nil)
        let name = words[0].prefix { $0 != "{" }
        let family = ["_bucket", "_sum", "_count"].first { name.hasSuffix($0) }
          .map { name.dropLast($0.count) }
        #expect(types[name] != nil || family.flatMap { types[$0] } == "histogram", "\(line)")
      }
    }
    #expect(types.count == 12)
  }

  /// Prometheus' own tool, where it is at hand: `PROMTOOL=/usr/bin/promtool`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["PROMTOOL"] != nil))
  func `promtool has nothing to say`() throws {
    let process = Process()
    process.executableURL = URL(filePath: ProcessInfo.processInfo.environment["PROMTOOL"] ?? "")
    process.arguments = ["check", "metrics"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(try Self.busy().metrics.utf8))
    try input.fileHandleForWriting.close()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(String(decoding: said, as: UTF8.self) == "")
    #expect(process.terminationStatus == 0)
  }

  @Test func `the file is whole, readable to others and refreshed at the end`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "b.prom")
    let mask = umask(0o077)
    defer { umask(mask) }
    let signs = try ServiceSigns.sample()
    signs.write(to: FilePath(file.path))
    signs.ended(.duplicate, after: .seconds(1))
    signs.finish()
    #expect(try String(contentsOf: file, encoding: .utf8) == signs.metrics)
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o644)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["b.prom"])
  }

  @Test(
    arguments: [
      ("GET /metrics HTTP/1.1\r\n\r\n", 200, "blankettd_paused 1"),
      ("GET /metrics?x=1 HTTP/1.0\n\n", 200, "blankettd_paused 1"),
      ("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", 503, "starting"),
      ("GET / HTTP/1.1\r\n\r\n", 404, "/metrics"),
      ("POST /metrics HTTP/1.1\r\n\r\n", 405, "only GET"),
      ("hej\r\n\r\n", 400, "no HTTP"),
    ])
  func `a caller gets the metrics and nothing else`(
    request: String, status: Int, body: String
  ) throws {
    let signs = try Self.busy()
    let answer = HTTPAnswer.to(Array(request.utf8), signs.answer)
    #expect(answer.status == status && answer.body.contains(body))
  }

  @Test func `a healthy daemon says so, and an ill one why`() throws {
    let signs = try ServiceSigns.sample()
    signs.becameReady()
    #expect(signs.answer(to: "/healthz") == HTTPAnswer(body: "ok\n"))
    var status = ServiceStatus()
    status.pause = "no space"
    signs.turned(status)
    #expect(signs.answer(to: "/healthz").body == "paused: no space\n")
    let slow = try ServiceSigns.sample(rescan: .zero)
    slow.becameReady()
    #expect(slow.answer(to: "/healthz").body == "the loop does not turn\n")
  }

  @Test func `a caller on the socket is answered, also after one that says nothing`() throws {
    let listener = try LoopbackListener()
    let signs = try Self.busy()
    MetricsServer(socket: listener.descriptor, answer: signs.answer).start()
    let silent = try listener.connect()
    defer { close(silent) }
    shutdown(silent, Int32(SHUT_WR))
    let text = try listener.ask("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(text.hasPrefix("HTTP/1.0 200 OK\r\n"))
    #expect(text.hasSuffix(signs.metrics))
    #expect(text.contains("Content-Length: \(signs.metrics.utf8.count)\r\n"))
  }

  /// Nobody is patient enough for the idle ones to go, so the answer has come beside them.
  @Test(arguments: [40, MetricsServer.mostCallers + 10])
  func `idle callers keep nobody waiting`(count: Int) throws {
    let listener = try LoopbackListener()
    let signs = try Self.busy()
    MetricsServer(socket: listener.descriptor, patience: .seconds(3_600), answer: signs.answer)
      .start()
    let idle = try (0..<count).map { _ in try listener.connect() }
    defer { for caller in idle { close(caller) } }
    for caller in idle { #expect(send(caller, "GET /he", 7, 0) == 7) }
    #expect(try listener.ask("GET /healthz HTTP/1.1\r\n\r\n").contains("503"))
    // Of too many the first have made room.
    let gone = count + 1 - MetricsServer.mostCallers
    for (index, caller) in idle.enumerated() where index >= gone {
      var byte: UInt8 = 0
      #expect(recv(caller, &byte, 1, Int32(MSG_DONTWAIT)) == -1 && errno == EAGAIN, "\(index)")
    }
    if gone > 0 {
      var byte: UInt8 = 0
      #expect(recv(idle[0], &byte, 1, 0) <= 0)
    }
  }

  @Test func `a question in pieces is answered when it has come, and one without end is not`()
    throws
  {
    let listener = try LoopbackListener()
    let signs = try Self.busy()
    MetricsServer(socket: listener.descriptor, patience: .seconds(3_600), answer: signs.answer)
      .start()
    let endless = FileHandle(fileDescriptor: try listener.connect(), closeOnDealloc: true)
    try endless.write(contentsOf: Data(repeating: 0x61, count: 4_096))
    #expect(try endless.readToEnd()?.isEmpty ?? true)
    let slow = FileHandle(fileDescriptor: try listener.connect(), closeOnDealloc: true)
    for piece in ["GET /met", "rics HTTP/1.1\r\n", "\r\n"] {
      try slow.write(contentsOf: Data(piece.utf8))
      #expect(try listener.ask("GET /metrics HTTP/1.1\r\n\r\n").contains("200 OK"))
    }
    let text = String(decoding: try slow.readToEnd() ?? Data(), as: UTF8.self)
    #expect(text.hasSuffix(signs.metrics))
  }
}

/// A listening socket as systemd hands it over.
private struct LoopbackListener {
  let descriptor: CInt
  private let port: UInt16

  init() throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = LoopbackListener.address(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 128) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    self.descriptor = descriptor
    port = UInt16(bigEndian: address.sin_port)
  }

  private static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  func connect() throws -> CInt {
    let caller = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = LoopbackListener.address(port)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(caller, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    return caller
  }

  func ask(_ request: String) throws -> String {
    let caller = try connect()
    let handle = FileHandle(fileDescriptor: caller, closeOnDealloc: true)
    try handle.write(contentsOf: Data(request.utf8))
    return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
  }
}
